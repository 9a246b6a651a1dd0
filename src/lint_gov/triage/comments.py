"""Waivers in comments (批注) of a Word file: `lint-gov 豁免 A103：理由 [有效期至 2027-01-31]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lint_gov.data import load
from lint_gov.model.document import Remark
from lint_gov.readers import directive
from lint_gov.ruleset.model import Rule
from lint_gov.text.fold import fold
from lint_gov.triage.days import day
from lint_gov.triage.waiver import Waiver
from lint_gov.tuples import NamedTuple

_IGNORE = re.IGNORECASE
# Characters of a comment that are read; nobody writes as many, and patterns need not be fast beyond them.
_LONGEST = 2000


class Fault(NamedTuple):
    """A comment that waives nothing; `case` names the message of the rule about it."""

    case: str
    remark: Remark
    value: str = ""
    near: str = ""


def read(remark: Remark, rules: Mapping[str, Rule], place: Callable[[Remark], str]) -> Iterator[Waiver | Fault]:
    """Return what a comment waives, one waiver a rule, or what is wrong with it.

    Args:
        place: puts where the comment stands into words.
    """
    words = load("waiver_words")
    codes, rest = _split(remark.text, words)
    reason, tags = _tags(rest, words)
    expires = day(tags["expires"]) if tags["expires"] else ""
    if re.match(words["everything"], fold(codes), _IGNORE):
        yield Fault("everything", remark)
    elif not re.search(words["rule"], fold(codes)):
        yield Fault("no-code", remark)
    elif not reason:
        yield Fault("no-reason", remark)
    elif expires is None:
        yield Fault("bad-date", remark, tags["expires"])
    else:
        for code in _codes(codes, words):
            fault = _refused(code, remark, rules)
            source = place(remark)
            yield fault or Waiver(
                code, reason, source, "comment", tags["owner"] or remark.author, remark.date, expires,
                places=remark.places, excerpt=remark.text,
            )  # fmt: skip


def _split(text: str, words: Mapping[str, str]) -> tuple[str, str]:
    """What stands for the codes, and the rest of the comment after them."""
    body = text[directive.start(text) :][:_LONGEST].strip()
    listed = re.match(rf"(?:{words['rule']}(?:{words['between']})?)+", fold(body), _IGNORE)
    colon = re.search(words["colon"], body)
    end = listed.end() if listed else colon.start() if colon else len(body)
    return body[:end], re.sub(rf"^\s*(?:{words['colon']})?\s*", "", body[end:])


def _tags(rest: str, words: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The reason, and what stands beside it in brackets."""
    tags = {}
    for name in ("expires", "owner"):
        pattern = re.compile(words["brackets"].format(keys=words[name]), _IGNORE)
        found = pattern.search(rest)
        tags[name] = found[1].strip() if found else ""
        rest = pattern.sub("", rest)
    return " ".join(rest.split()), tags


def _codes(text: str, words: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(code.upper() for code in re.findall(words["rule"], fold(text))))


def _refused(code: str, remark: Remark, rules: Mapping[str, Rule]) -> Fault | None:
    """Why a rule cannot be waived."""
    if code not in rules:
        from lint_gov.ruleset.problems import nearest

        return Fault("unknown-code", remark, code, nearest(code, rules) or "")
    return None if rules[code].waivable else Fault("not-waivable", remark, code)
