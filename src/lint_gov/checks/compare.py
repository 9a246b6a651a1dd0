"""Kind `compare`: an assertion about the cells of a row or column that is no equation to be mended.

Parameters: `table`; `each` (row, column, group, none); `assert`, any expression of the rule language; `only`: keys of
the rows or columns it is about (default: all that have the cells it names). A row with a cell that is no number, or
is missing, is passed over: other rules report such cells, and an inequality without its operands says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lint_gov.checks.grid import Cell, Grid, grids
from lint_gov.checks.params import once
from lint_gov.formula import amount, holds, names
from lint_gov.model.finding import Evidence, Hit
from lint_gov.model.report import Report


def run(report: Report, params: Mapping[str, Any]) -> Iterator[Hit]:
    """Yield a hit for each row or column of which the assertion is not true."""
    for grid in grids(report, params["table"]):
        for scope in grid.layout.scopes(params["each"]):
            if scope in params.get("only", (scope,)):
                yield from _judge(grid, scope, params)


def _names(params: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(names(params["assert"]))


def _judge(grid: Grid, scope: str, params: Mapping[str, Any]) -> Iterator[Hit]:
    tree = params["assert"]
    cells = {name: grid.layout.cells(params["each"], scope, name) for name in once(params, _names)}
    involved = tuple(dict.fromkeys(cell for found in cells.values() for cell in found))
    values = {cell: value for cell in involved if (value := grid.value(cell)) is not None}
    if not all(cells.values()) or len(values) < len(involved):
        return

    def lookup(name: str) -> Decimal:
        return sum((values[cell] for cell in cells[name]), Decimal(0))

    if not holds(tree, lookup):
        yield _hit(grid, involved, values, _sides(tree, lookup))


def _hit(grid: Grid, cells: tuple[Cell, ...], values: Mapping[Cell, Decimal], evidence: Mapping[str, Evidence]) -> Hit:
    head, rest = cells[0], cells[1:]
    labels = {"row_label": grid.row_label(head[0]), "column_label": grid.column_label(head)}
    by_key: dict[str, object] = {cell[1]: values[cell] for cell in cells}
    figure = grid.figure(head)
    location = grid.location(*head, at=head, excerpt=figure.raw if figure else None)
    return Hit(location, fields={**by_key, **labels}, evidence=evidence, related=grid.related(rest))


def _sides(tree: list[Any], lookup: Any) -> dict[str, Evidence]:
    """Stated and computed value of a single comparison: its left and its right side."""
    if tree[0] != "compare":
        return {}
    return {"stated": amount(tree[1], lookup), "computed": amount(tree[3], lookup)}
