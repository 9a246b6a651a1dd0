"""stock: what is in force is last year's, plus what was made, less what was repealed (C102, 现行有效).

Parameters: `table`; `rows`; `stock`, `made`, `repealed`: columns. Documents may also end by their own term or be
taken over from an abolished organ, so that a difference is a question, never a fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.beside import called, number, peers_of
from lint_gov.checks.grid import Grid, grids
from lint_gov.checks.params import Params, strings, text
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a question for each row whose stock does not follow from last year's."""
    previous = peers_of(params).previous
    grid = next(iter(grids(report, text(params, "table"))), None)
    if previous is None or grid is None or _edition(previous, params) != grid.form.edition:
        return
    for row in strings(params, "rows"):
        yield from _judged(grid, row, previous, params)


def _judged(grid: Grid, row: str, previous: Report, params: Params) -> Iterator[Hit]:
    cell = (row, text(params, "stock"))
    before = number(previous, grid.form.table, *cell)
    stock, added, removed = grid.value(cell), grid.value((row, text(params, "made"))), grid.value((row, text(params, "repealed")))
    if before is None or stock is None or added is None or removed is None or stock == before + added - removed:
        return
    figure = grid.figure(cell)
    yield Hit(
        grid.location(*cell, at=cell, excerpt=figure.raw if figure else None),
        "review",
        fields={"row_label": grid.row_label(row), "before": before, "made": added, "repealed": removed, **called(previous)},
        evidence={"stated": stock, "computed": before + added - removed},
    )


def _edition(report: Report, params: Params) -> int | None:
    form = report.form(text(params, "table"))
    return form.edition if form else None
