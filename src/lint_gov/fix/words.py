"""Words of the running text, of labels and of the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.title_wording import expected_title
from lint_gov.fix.proposal import Outcome, Proposal, Refusal, Situation, places
from lint_gov.fix.units import Edit
from lint_gov.model.finding import Finding, Location
from lint_gov.model.report import FormIssue
from lint_gov.readers.marks import is_label
from lint_gov.text.find import find
from lint_gov.text.fold import squash

_BRACKETS = re.compile(r"[（(〔\[【]|(?P<close>[）)〕\]】])")
_DIGITS = re.compile(r"\d+")
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST_STRAY = 3


def numbers(finding: Finding, at: Situation) -> Outcome:
    """Put the right number or name of a known document in the place of a mangled one."""
    said, right = str(finding.evidence.get("stated") or ""), str(finding.evidence.get("expected") or "")
    spans = list(_quoted(finding, said, at))
    if not said or not right or len(spans) != len(places(finding)):
        return [Refusal(finding, "not-found")]
    edits: list[Edit] = []
    for unit, start, end in spans:
        new = _balanced(at.units.all[unit].text[start:end], right)
        if new is None:
            return [Refusal(finding, "brackets")]
        edits.append(Edit(unit, start, end, new))
    return [Proposal((finding,), tuple(edits))]


def _balanced(said: str, right: str) -> str | None:
    """`right`, or where a bracket of the words around belongs to `said`, `said` with its number put right."""
    if _open(said) == 0:
        return right
    if "〔" in right and not _closes_more(said):
        return right
    wrong, digits = _DIGITS.findall(said), _DIGITS.findall(right)
    return said.replace(wrong[0], digits[0]) if len(wrong) == len(digits) == 1 else None


def _open(text: str) -> int:
    return sum(-1 if m["close"] else 1 for m in _BRACKETS.finditer(text))


def _closes_more(text: str) -> bool:
    return _open(text) < 0


def basis(finding: Finding, at: Situation) -> Outcome:
    """Cite the notice in force by its number, where no title stands with the old one."""
    old, new = str(finding.evidence.get("found") or ""), str(finding.evidence.get("expected") or "")
    spans = list(_quoted(finding, old, at))
    titled = any("《" in (p.excerpt or "") for p in places(finding))
    if titled or not spans or len(spans) != len(places(finding)):
        return [Refusal(finding, "title-too" if titled else "not-found")]
    return [Proposal((finding,), tuple(Edit(*span, new) for span in spans))]


def doubled(finding: Finding, at: Situation) -> Outcome:
    """Take out the second of two equal words or signs."""
    said = str(finding.evidence.get("stated") or "")
    once = _once(said)
    spans = list(_quoted(finding, said, at))
    if once is None or len(spans) != len(places(finding)):
        return [Refusal(finding, "not-found" if once else "unclear")]
    return [Proposal((finding,), tuple(Edit(*span, once) for span in spans))]


def _once(said: str) -> str | None:
    """The words said once; None where it is not plain which of the two is too much."""
    plain = squash(said)
    half = len(plain) // 2
    if plain[:half] == plain[half:]:
        return plain[:half]
    if len(plain) == 3 and plain[1] == plain[2]:
        return plain[:2]
    return "。" if len(plain) == 2 and plain[1] == "。" else None


def _quoted(finding: Finding, words: str, at: Situation) -> Iterator[tuple[int, int, int]]:
    """Where the words of a finding stand, each place once."""
    used: set[tuple[int, int]] = set()
    for place in places(finding):
        found = at.units.at(place.place)
        if found is None:
            continue
        number, offset = found
        span = _next(at, number, offset, place, words, used)
        if span is not None:
            used.add((number, span[0]))
            yield number, *span


def _next(
    at: Situation, number: int, offset: int, place: Location, words: str, used: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """The first place of the words within their excerpt, from `offset` on, that was not taken before."""
    text = at.units.all[number].text
    around = (place.excerpt or words).strip("…")
    while (outer := find(text, around, max(0, offset - len(around)))) is not None:
        inner = find(text, words, max(outer[0], offset), outer[1])
        if inner is None:
            return None
        if (number, inner[0]) not in used:
            return inner
        offset = inner[1]
    return None


def labels(finding: Finding, at: Situation) -> Outcome:
    """Take stray characters off labels; write altered labels as the form has them."""
    issues = [i for p in places(finding) if (i := _issue(p, finding, at))]
    edits = [edit for issue in issues if (edit := _label(issue, at)) is not None]
    reason = "not-stray" if "displaced" in at.params(finding).get("kinds", ()) else "no-cell"
    refused: Outcome = [Refusal(finding, reason)] if len(edits) < len(places(finding)) else []
    return [*([Proposal((finding,), tuple(edits), len(edits))] if edits else []), *refused]


def _issue(place: Location, finding: Finding, at: Situation) -> FormIssue | None:
    kinds = at.params(finding).get("kinds", ())
    issues = (issue for form in at.report.forms if form.table == place.table for issue in form.issues)
    return next((i for i in issues if i.kind in kinds and i.place == place.place and i.row == place.row), None)


def _label(issue: FormIssue, at: Situation) -> Edit | None:
    found = at.units.at(issue.place)
    if found is None or not at.units.all[found[0]].cell:
        return None
    number, unit = found[0], at.units.all[found[0]]
    if issue.kind == "label-altered":
        return Edit(number, unit.generated, len(unit.text), issue.expected) if issue.expected and not unit.generated else None
    if is_label(unit.text):
        return None
    for cut in range(1, min(_LONGEST_STRAY, len(unit.text)) + 1):
        if is_label(unit.text[cut:]) and not _HAN.search(unit.text[:cut]):
            return Edit(number, 0, cut, "") if not unit.generated else None
    return None


def title(finding: Finding, at: Situation) -> Outcome:
    """Write the title as it should be, where organ and year are known and it stands on one line."""
    identity = at.report.identity
    found = at.units.at(identity.title_place)
    if found is None or not identity.organ or not identity.year or identity.title_source != "body":
        return [Refusal(finding, "unclear")]
    unit = at.units.all[found[0]]
    if squash(unit.text) != squash(identity.title or "") or unit.generated:
        return [Refusal(finding, "over-lines")]
    start = len(unit.text) - len(unit.text.lstrip())
    return [Proposal((finding,), (Edit(found[0], start, len(unit.text.rstrip()), expected_title(at.report)),))]
