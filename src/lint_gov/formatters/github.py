"""`--format github`: workflow commands that GitHub shows as annotations, and the whole list as a group of the log.

GitHub keeps ten annotations of a kind for each step and drops the rest without a word, so the gravest come first and
the last notice says how many there are besides. What has no place here stands in the summary of the job.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint_gov.formatters import oneline
from lint_gov.formatters.regions import is_text
from lint_gov.formatters.shared import advice, clean, failures, where
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding
from lint_gov.places import part_words
from lint_gov.tuples import NamedTuple

_COMMAND = {"error": "error", "warning": "warning", "info": "notice", "review": "notice"}
_SHOWN = 10
# The mark of commands in their old form, which is taken for one anywhere in a line.
_OLD_MARK = "##["


class _Annotation(NamedTuple):
    command: str
    title: str
    message: str
    file: str = ""
    line: int | None = None
    column: int | None = None

    def text(self) -> str:
        place = {"file": self.file or None, "line": self.line, "endLine": self.line, "col": self.column, "title": self.title}
        told = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value is not None)
        return f"::{self.command} {told}::{_data(self.message)}"


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the group of the log and the annotations."""
    log = "".join(oneline.write(results, summary, context)).splitlines()
    lines = [f"::group::{_data(say('formats.log', context.lang))}", *map(_harmless, log), "::endgroup::"] if log else []
    annotations = [annotation for result in results for annotation in _annotations(result, context.lang)]
    lines += [annotation.text() for annotation in _limited(annotations, context.lang)]
    return "".join(f"{line}\n" for line in lines) or say("formats.clean", context.lang) + "\n"


def _annotations(result: FileResult, lang: str) -> Iterator[_Annotation]:
    for failure in failures(result, lang):
        title = say("formats.crashed" if failure.rule else "formats.unread", lang)
        yield _Annotation("error", f"{failure.rule} {title}".strip(), failure.message, result.path)
    for finding in result.findings:
        yield _annotation(finding, result, lang)


def _annotation(finding: Finding, result: FileResult, lang: str) -> _Annotation:
    place = finding.location.place
    edition = result.report.edition if result.report else None
    title = f"{finding.rule} {part_words(finding.location, edition, lang)}"
    if finding.needs_review:
        title = say("formats.to-review", lang, message=title)
    lines = is_text(place)
    message = finding.message if lines else f"{where(finding.location, result, lang)}: {finding.message}"
    message = "\n".join([message, *advice(finding, lang)])
    command = _COMMAND[finding.level]
    return _Annotation(command, title, message, result.path, place.line if lines else None, place.column if lines else None)


def _limited(annotations: Iterable[_Annotation], lang: str) -> list[_Annotation]:
    """As many of each kind as are shown, the gravest kind first; where some are left out, the last notice says so."""
    kinds: dict[str, list[_Annotation]] = {command: [] for command in _COMMAND.values()}
    for annotation in annotations:
        kinds[annotation.command].append(annotation)
    above = any(len(found) > _SHOWN for found in kinds.values())
    kept = {command: found[:_SHOWN] for command, found in kinds.items()}
    if above:
        kept["notice"] = kept["notice"][: _SHOWN - 1]
    left = sum(map(len, kinds.values())) - sum(map(len, kept.values()))
    shown = [annotation for found in kept.values() for annotation in found]
    return [*shown, _Annotation("notice", "lint-gov", say("formats.more", lang, n=left))] if left else shown


def _data(text: str) -> str:
    return _without_old(clean(text)).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _harmless(line: str) -> str:
    """A line of the log in which no file and no report can hide a command."""
    return _without_old(line).replace("::", ": :")


def _without_old(text: str) -> str:
    return text.replace(_OLD_MARK, "## [")
