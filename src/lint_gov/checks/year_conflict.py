"""year-conflict: title, statistical period and sign-off speak of different reporting years (S103)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lint_gov.checks.params import Params, number, strings
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report, Stated


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit, named after the first two of `parts` that disagree (case "title-period")."""
    stated = stated_years(report, params)
    pair = next(((a, b) for a, b in combinations(stated, 2) if stated[a].value != stated[b].value), None)
    if pair is None:
        return
    odd = next((part for part in pair if stated[part].value != report.identity.year), pair[1])
    years = {part: said.value for part, said in stated.items()}
    fields: dict[str, object] = {**years, **{f"{part}_raw": said.raw for part, said in stated.items()}}
    yield Hit(
        Location(place=stated[odd].place, excerpt=stated[odd].raw or None),
        case="-".join(pair),
        fields=fields,
        evidence=years,
        related=tuple(Location(place=said.place, excerpt=said.raw or None) for part, said in stated.items() if part != odd),
    )


def stated_years(report: Report, params: Params) -> dict[str, Stated[int]]:
    """Return the reporting year that each of `parts` claims.

    A title from outside the flow (Word properties, the title of a web page) is no claim of the report: it is
    often left over from last year's file. Nor is a date within the reporting year after the `season` in which
    reports are signed: it says that the report was signed early (Y103), not that it is another year's.
    """
    identity = report.identity
    known = {part: identity.years[part] for part in strings(params, "parts") if part in identity.years}
    if identity.title_source == "page":
        known.pop("title", None)
    signed = identity.signoff_date
    if signed and signed.value.year == identity.year and signed.value.month > number(params, "season", 12):
        known.pop("signoff", None)
    return known
