"""prose-period: the statistical period is not 1 January to 31 December of the reporting year (P301)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lint_gov.checks.params import Params
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit when a period was read in full and is another one; a period with lost characters says nothing."""
    period, year = report.identity.period, report.identity.year
    if period is None or year is None or period.value == (date(year, 1, 1), date(year, 12, 31)):
        return
    first, last = period.value
    yield Hit(
        Location(place=period.place, excerpt=period.raw or None),
        fields={"year": year, "first": first.isoformat(), "last": last.isoformat()},
        evidence={"stated": f"{first.isoformat()}/{last.isoformat()}", "computed": f"{year}-01-01/{year}-12-31"},
    )
