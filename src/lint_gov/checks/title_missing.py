"""title-missing: neither the body nor the page nor a heading gives the report a title (S101)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params
from lint_gov.checks.title_wording import expected_title
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for a report without any title."""
    if report.identity.title is None:
        yield Hit(Location(), fields={"expected": expected_title(report)})
