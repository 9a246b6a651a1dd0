"""Several reports of one organ for one year: the same in two files, or a draft and the final one (同一报告的不同版本)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lint_gov.model.record import replace
from lint_gov.model.report import Form, Report


def different(reports: Iterable[Report]) -> list[Report]:
    """Those that differ in their figures; the same report in two files counts once."""
    found: list[Report] = []
    for report in reports:
        if not any(_figures(report) == _figures(other) for other in found):
            found.append(report)
    return found


def agreed(versions: Sequence[Report]) -> Report:
    """The first of several versions, without the figures in which they differ: which of them holds cannot be known."""
    first, *others = versions
    return replace(first, forms=tuple(_agreed(form, others) for form in first.forms)) if others else first


def _agreed(form: Form, others: Iterable[Report]) -> Form:
    known = [_figures(other).get(form.table, {}) for other in others]
    kept = {cell: figure for cell, figure in form.figures.items() if all(k.get(cell) == figure.value for k in known)}
    return replace(form, figures=kept)


def _figures(report: Report) -> dict[str, dict[tuple[str, str], object]]:
    return {form.table: {cell: figure.value for cell, figure in form.figures.items()} for form in report.forms}
