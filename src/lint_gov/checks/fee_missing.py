"""fee-missing: the report says nothing of the 信息处理费 (F101)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, number
from lint_gov.checks.template import heading
from lint_gov.model.finding import Hit, Location
from lint_gov.model.place import NOWHERE
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit when there is no statement, a question when there is one that does not tell whether fees arose."""
    expected, fee = number(params, "section"), report.fee
    fields = {"section": expected, "heading": heading(expected, report.edition), "year": report.identity.year}
    if fee is None:
        section = report.section(expected)
        place = section.heading.place if section and section.heading else NOWHERE
        yield Hit(Location(expected, place=place), fields=fields)
    elif fee.kind == "unclear":
        location = Location(fee.section, place=fee.place, excerpt=fee.raw or None)
        yield Hit(location, outcome="review", case="unclear", fields=fields | {"raw": fee.raw})
