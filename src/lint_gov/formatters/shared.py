"""What several formats need: levels, places in words, addresses of files, and text that no format chokes on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from lint_gov.hooks import Context
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding, Location
from lint_gov.places import part_words, source_words
from lint_gov.tuples import NamedTuple

NAME = "lint-gov"
# All that XML 1.0 forbids, and the controls that it allows but nobody wants in a terminal or a table.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_COLORS = {"error": "1;31", "warning": "33", "info": "36", "review": "35", "head": "1", "dim": "2", "ok": "32"}


def paint(text: str, style: str) -> str:
    """Return a text in colour for a terminal."""
    return f"\x1b[{_COLORS[style]}m{text}\x1b[0m" if style and text.strip() else text


def clean(text: str) -> str:
    """Return a text without control characters and halves of surrogate pairs; a mark stands where they were."""
    return _FORBIDDEN.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return a text cleaned and on one line."""
    return " ".join(clean(text).split())


def uri(path: str) -> str:
    """The address of a file: percent-encoded, relative unless the path is absolute."""
    from urllib.parse import quote

    address = quote(os.fsencode(path), safe="/")
    if os.path.isabs(path):  # noqa: PTH117 - the path of a report as it is shown
        return "file://" + (address if address.startswith("/") else "/" + address)
    return address


def fails(finding: Finding, path: str, context: Context) -> bool:
    """Whether a finding makes the run fail, by the configuration of its file."""
    return finding.fails(context.fail_on.get(path, "error"))


def where(location: Location, result: FileResult, lang: str) -> str:
    """The part of the report in words, with the place in a file that has no lines."""
    edition = result.report.edition if result.report else None
    part = part_words(location, edition, lang)
    source = source_words(location.place, lang)
    return f"{part} [{source}]" if source else part


class Failure(NamedTuple):
    """Something that kept a file or a rule from being checked: `kind` as in the JSON, or "rule-crashed" with the `rule`."""

    kind: str
    rule: str
    message: str


def failures(result: FileResult, lang: str) -> Iterable[Failure]:
    """What went wrong with a file: it could not be read, or rules crashed on it."""
    if result.error is not None:
        yield Failure(result.error.kind, "", result.error.message)
    for note in result.notifications:
        text = say(f"stderr.{note.kind}", lang, subject=note.subject, message=note.message)
        yield Failure(note.kind, note.subject if note.kind == "rule-crashed" else "", text)


def advice(finding: Finding, lang: str) -> list[str]:
    """What to do about a finding and on what basis, a line each."""
    told = [say("text.remedy", lang) + finding.remedy] if finding.remedy else []
    if finding.basis:
        told.append(say("text.basis", lang) + say("text.join", lang).join(finding.basis))
    return told
