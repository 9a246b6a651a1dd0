"""cited-norm: a norm is cited as basis that is not, or no longer, in force for the reporting year (Y101).

Parameter: `parts`, the claims of the year; while they differ (S103), the citation may be the right one.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks import citations
from lint_gov.checks.params import Params
from lint_gov.checks.texts import at, pattern, running_text, sentences_of
from lint_gov.checks.year_conflict import stated_years
from lint_gov.data import load
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report
from lint_gov.tuples import NamedTuple

_BEFORE, _AFTER = 20, 80


class _Citation(NamedTuple):
    norm: str
    said: str
    location: Location


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for each norm cited out of its time; further citations of it are related places."""
    year = report.identity.year
    if year is None:
        return
    found: dict[str, list[_Citation]] = {}
    for citation in _basis(report):
        if _out_of_time(citation.norm, year):
            found.setdefault(citation.norm, []).append(citation)
    disputed = len({said.value for said in stated_years(report, params).values()}) > 1
    for citations_of_it in found.values():
        yield _hit(citations_of_it, year, disputed)


def _basis(report: Report) -> Iterator[_Citation]:
    """The norms that the text rests on, those cited as history left out."""
    for passage in running_text(report):
        for sentence in sentences_of(report, passage) if citations.may_cite(passage.text) else ():
            for one in citations.cited(sentence.text):
                if one.norm and not _history(sentence.text, one.start, one.end) and not _amended(one.norm, sentence.text):
                    place = at(passage, sentence.start + one.start, sentence.start + one.end)
                    yield _Citation(one.norm, one.raw, place)


def _history(text: str, start: int, end: int) -> bool:
    words = load("norms")["history"]
    before, after = text[max(0, start - _BEFORE) : start].rstrip(), text[end : end + _AFTER]
    return bool(pattern(words["before"]).search(before) or pattern(words["after"]).search(after))


def _amended(norm: str, text: str) -> bool:
    """Whether an old order stands beside the one that revised it (第492号公布，第711号修订)."""
    return norm == "REG07" and any(citations.by_number(n) == "REG" for n in citations.numbers(text))


def _out_of_time(norm: str, year: int) -> bool:
    known = citations.norms()[norm]
    first, last = known.get("basis_from", year), known.get("basis_to", year)
    return bool(year < first or year > last)


def _hit(found: list[_Citation], year: int, disputed: bool) -> Hit:
    known = citations.norms()[found[0].norm]
    right = citations.norms()[known["replaced_by"]]
    early = year < known.get("basis_from", year)
    fields = {"said": found[0].said, "year": year, "right": right["name"], "right_number": right["said"]}
    return Hit(
        found[0].location,
        outcome="not-assessed" if disputed else "fail",
        case="disputed" if disputed else "early" if early else "default",
        fields=fields,
        evidence={"found": known["said"], "expected": right["said"]},
        related=tuple(c.location for c in found[1:]),
    )
