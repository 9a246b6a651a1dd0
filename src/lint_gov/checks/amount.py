"""amount: a sum of money that is no number, carries a unit in its cell, or looks like 元 for 万元 (V104)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.cells import cell_fields, evidence, locate
from lint_gov.checks.params import Params, mapping, strings
from lint_gov.model.finding import Hit
from lint_gov.model.report import Figure, Form, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit when the cell `row` of a table, in a column of `columns`, is no proper amount.

    `limits` gives, by organ kind, the amount from which it looks like 元; kinds without one are not judged.
    """
    limit = mapping(params, "limits").get(report.identity.organ_kind)
    for form in report.forms:
        if form.table in strings(params, "table"):
            yield from _hits(form, params, limit)


def _hits(form: Form, params: Params, limit: int | None) -> Iterator[Hit]:
    rows, columns = strings(params, "row"), strings(params, "columns")
    for figure in form.figures.values():
        if figure.row not in rows or figure.column not in columns:
            continue
        case = _fault(figure, limit)
        if case is not None:
            fields = cell_fields(form, figure) | {"unit": figure.unit, "limit": limit}
            yield Hit(locate(form, figure), case=case, fields=fields, evidence={"stated": evidence(figure)})


def _fault(figure: Figure, limit: int | None) -> str | None:
    if figure.state == "text":
        return "text"
    if figure.value is None:
        return None
    if figure.value < 0:
        return "negative"
    if figure.unit:
        return "unit"
    return "yuan" if limit is not None and figure.value >= limit else None
