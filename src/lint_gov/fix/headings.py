"""Headings of sections (部分标题): the ordinal and the words that the form prescribes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.template import ORDINALS
from lint_gov.fix.proposal import Outcome, Proposal, Refusal, Situation
from lint_gov.fix.units import Edit, Unit
from lint_gov.model.finding import Finding
from lint_gov.model.place import Place
from lint_gov.structure.heading import Parsed, parse_heading
from lint_gov.text.find import find
from lint_gov.text.fold import fold, squash

_MARKUP = re.compile(r"[#>*_\s]*")


def propose(finding: Finding, at: Situation) -> Outcome:
    """Return the edit of a heading that is misnumbered or reworded."""
    expected = str(finding.evidence.get("expected") or "")
    renumbers = at.params(finding).get("kind") == "misnumbered"
    edit = _edit(at, finding.location.place, str(finding.evidence.get("stated") or ""), expected, renumbers)
    if isinstance(edit, str):
        return [Refusal(finding, edit)]
    return [Proposal((finding,), (edit, *(_alike(finding, at) if renumbers else ())))]


def _edit(at: Situation, place: Place, raw: str, expected: str, renumbers: bool) -> Edit | str:
    found = at.units.at(place)
    if found is None or "、" not in expected:
        return "not-found"
    number, offset = found
    unit = at.units.all[number]
    span = find(unit.text, raw, offset)
    if span is None:
        return "over-lines"
    return (_renumbered if renumbers else _reworded)(number, unit, span, expected)


def _alike(finding: Finding, at: Situation) -> Iterator[Edit]:
    """The edits of all other headings, where all are numbered in one way that is not the form's: that is told once."""
    parsed = parse_heading(str(finding.evidence.get("stated") or ""))
    if parsed is None or parsed.stray or parsed.official or parsed.ordinal != finding.location.section:
        return
    for section in at.report.sections:
        heading, number = section.heading, section.number
        other = parse_heading(heading.raw) if heading is not None and number not in (None, finding.location.section) else None
        if heading is None or number is None or other is None or (other.style, other.ordinal) != (parsed.style, number):
            continue
        edit = _edit(at, heading.place, heading.raw, f"{ORDINALS[number - 1]}、", True)
        if isinstance(edit, Edit):
            yield edit


def _renumbered(number: int, unit: Unit, span: tuple[int, int], expected: str) -> Edit | str:
    """The edit of the ordinal; else the reason why there is none."""
    start, end = span
    ordinal = expected.partition("、")[0] + "、"
    if start < unit.generated:
        return _typed_twice(number, unit, end, ordinal)
    parsed = parse_heading(unit.text[start:end])
    if parsed is None or not parsed.title:
        return "not-found"
    lead = _MARKUP.match(unit.text[start : start + parsed.start])
    return Edit(number, start + (lead.end() if lead else 0), start + parsed.start, ordinal)


def _typed_twice(number: int, unit: Unit, end: int, ordinal: str) -> Edit | str:
    """Word generates the number: only one that was typed behind it can be taken out, and only when the generated one is right."""
    own = parse_heading(unit.text[unit.generated : end])
    right = squash(unit.text[: unit.generated]) == ordinal
    if own is None or own.level == "none" or not right:
        return "generated"
    return Edit(number, unit.generated, unit.generated + own.start, "")


def _reworded(number: int, unit: Unit, span: tuple[int, int], expected: str) -> Edit | str:
    """The edit of the words behind the ordinal; else the reason why there is none."""
    start, end = max(span[0], unit.generated), span[1]
    parsed = parse_heading(unit.text[start:end])
    if parsed is None or not _is_there(unit.text[start:end], parsed):
        return "not-found"
    begin = start + parsed.start
    return Edit(number, begin, begin + len(parsed.title), expected.partition("、")[2])


def _is_there(text: str, parsed: Parsed) -> bool:
    return bool(parsed.title) and fold(text).startswith(parsed.title, parsed.start)
