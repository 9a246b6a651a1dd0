"""fee-misplaced: the statement on the 信息处理费 stands outside its section (F104)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, number
from lint_gov.checks.template import heading
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for a statement outside `section`, provided that the report has this section."""
    fee, expected = report.fee, number(params, "section")
    if fee is None or fee.section == expected or report.section(expected) is None:
        return
    stands = report.section(fee.section) if fee.section else None
    fields = {
        "section": expected,
        "heading": heading(expected, report.edition),
        "stands": stands.heading.raw.strip() if stands and stands.heading else "",
        "raw": fee.raw,
    }
    location = Location(fee.section, place=fee.place, excerpt=fee.raw or None)
    yield Hit(location, case="default" if fields["stands"] else "front", fields=fields)
