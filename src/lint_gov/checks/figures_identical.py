"""figures-identical: all figures are those of last year's report (C103, 数据雷同).

Parameters: `tables`; `stock`: columns that may well stay as they were; `sums`: rows and columns that only add up
others; `few`: where no figure is larger, equality can be chance and is a question; where all together are not more,
nothing is said (one request a year is granted in one year as in the other).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_gov.checks.beside import called, number, peers_of
from lint_gov.checks.grid import Cell, grids
from lint_gov.checks.params import Params, strings
from lint_gov.checks.params import number as whole
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report

Key = tuple[str, Cell]


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit when every figure equals last year's and some figure of the year's work is not zero."""
    previous = peers_of(params).previous
    if previous is None or not all(_same(report, previous, name) for name in strings(params, "tables")):
        return
    own = _figures(report, params)
    work = {key: value for key, value in own.items() if value and key[1][1] not in strings(params, "stock")}
    counted = sum(value for (_, cell), value in work.items() if not set(cell) & set(strings(params, "sums")))
    if own and counted > whole(params, "few"):
        largest = max(work, key=lambda key: (work[key], key))
        grid = next(iter(grids(report, largest[0])))
        certain = work[largest] > whole(params, "few")
        fields = {"count": len(own), "work": len(work), **called(previous)}
        yield Hit(grid.location(None, None), "fail" if certain else "review", "default" if certain else "few", fields)


def _figures(report: Report, params: Params) -> dict[Key, Decimal]:
    forms = [form for name in strings(params, "tables") if (form := report.form(name))]
    return {(f.table, cell): figure.value for f in forms for cell, figure in f.figures.items() if figure.value is not None}


def _same(own: Report, previous: Report, table: str) -> bool:
    """Whether all numbers of a table are the same; mostly the first of them tells that they are not."""
    cells = {cell for report in (own, previous) if (form := report.form(table)) for cell in form.figures}
    return all(number(own, table, *cell) == number(previous, table, *cell) for cell in cells)
