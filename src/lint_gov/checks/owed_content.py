"""owed-content: a section does not state something that it owes (S302 problems, S303 improvements of section 5).

It is stated where text stands below a label that names it (（二）改进情况), or where a sentence bears one of its `signs`.
Parameters: `section`; `labels` and `other_labels`, patterns of sub-headings for this content and for the rest;
`signs`; `ignore`, stretches of a sentence that bear no witness; `denials`, sentences that say there is none;
`nothing`, words that leave the section empty, which is another rule's (S205).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.params import Params, number, once, strings
from lint_gov.checks.texts import heading_of, pattern, running_text
from lint_gov.model.document import Paragraph
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report
from lint_gov.text.fold import key
from lint_gov.tuples import NamedTuple

_ORDINAL = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?")
_BEHIND = re.compile(r"\s*(?:[：:。]|$)")
_LEAST = 2


class _Words(NamedTuple):
    labels: re.Pattern[str]
    other_labels: re.Pattern[str]
    signs: re.Pattern[str]
    ignore: re.Pattern[str]
    denials: re.Pattern[str]


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit when the section has text, but not the content owed."""
    section = number(params, "section")
    lines = [line.text.strip() for line in running_text(report, (section,))]
    said = key("".join(lines))
    if not said or said in strings(params, "nothing") or not _only_text(report, section):
        return
    words = once(params, _words)
    if not _stated(lines, words):
        denied = any(words.denials.search(line) for line in lines)
        yield Hit(heading_of(report, section), case="denied" if denied else "default")


def statement(report: Report, params: Params) -> str:
    """Return the line that states what is owed, "" when there is none."""
    lines = [line.text.strip() for line in running_text(report, (number(params, "section"),))]
    return _stated(lines, _words(params))


def _words(params: Params) -> _Words:
    return _Words(*(pattern(*strings(params, name)) for name in _Words._fields))


def _only_text(report: Report, section: int) -> bool:
    """Whether the section has no picture or table that may hold the content."""
    blocks = (block for s in report.sections if s.number == section for block in s.blocks)
    return all(isinstance(block, Paragraph) for block in blocks)


def _stated(lines: list[str], words: _Words) -> str:
    """The line that states it, "" when none does."""
    own = False
    for line in lines:
        label, rest = _label(line, words)
        own = own if label is None else label
        bare = words.denials.sub("", rest)
        if (own and len(key(bare)) >= _LEAST) or words.signs.search(words.ignore.sub("", bare)):
            return line
    return ""


def _label(line: str, words: _Words) -> tuple[bool | None, str]:
    """Whether a line begins with a label of this content (True), of the rest (False) or none, and what follows it."""
    start = _ORDINAL.match(line)
    begin = start.end() if start else 0
    for own, labels in ((True, words.labels), (False, words.other_labels)):
        m = labels.match(line, begin)
        behind = _BEHIND.match(line, m.end()) if m else None
        if behind:
            return own, line[behind.end() :]
    return None, line
