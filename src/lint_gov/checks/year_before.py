"""year-before: the reporting year lies before the norms that the rules rest on (D103)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, number
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit when the reporting year is known and before the year of parameter `before`."""
    year, first = report.identity.year, number(params, "before")
    if year is not None and year < first:
        yield Hit(Location(), fields={"year": year, "before": first}, evidence={"year": year})
