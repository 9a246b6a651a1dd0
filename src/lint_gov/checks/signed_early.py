"""signed-early: the date under the report lies before the end of the reporting year (Y103).

Parameter `season`: up to this month a date of the reporting year is that of the year before's report (S103).
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, number
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report

_LAST = 12


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit, of the case "december" when only the last days of the year were not over."""
    signed, year = report.identity.signoff_date, report.identity.year
    if signed is None or signed.value.year != year or signed.value.month <= number(params, "season"):
        return
    yield Hit(
        Location(place=signed.place, excerpt=signed.raw.strip()),
        case="december" if signed.value.month == _LAST else "default",
        fields={"raw": signed.raw.strip(), "year": year},
        evidence={"stated": signed.value.isoformat(), "expected": f"{year + 1}-01-01"},
    )
