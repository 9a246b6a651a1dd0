"""roll-up: what a government states is the sum of what the organs below it report (C301, 汇总一致).

Parameters: `tables`; `least`: fewer organs told from their names prove nothing; `complete`: kinds of government below
which only organs of its own area stand, so that names can tell all of them.
Where a list names the organs below and all have reported, any difference is a fault. Else a sum above what the
government states is one, and a sum below it a question, unless reports that may belong to it could not be placed.
Where most figures differ the report may not sum up the organs below at all: a question where a list says that it
should, else nothing. What is missing is asked for once.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_gov.checks.beside import number, peers_of
from lint_gov.checks.grid import Cell, Grid, grids
from lint_gov.checks.params import Params, strings
from lint_gov.checks.params import number as whole
from lint_gov.model.finding import Hit, Location
from lint_gov.model.peers import Peers
from lint_gov.model.report import Report

_SHOWN = 10


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for each table that the reports below do not add up to, and one for those that are missing."""
    peers = peers_of(params)
    if not peers.children and not peers.absent:
        return
    if not peers.stated and len(peers.children) < whole(params, "least"):
        return
    if peers.absent:
        yield _missing(report, peers, params)
    first = (next(grids(report, table), None) for table in strings(params, "tables"))
    hits = (_compared(grid, peers) for grid in first if grid is not None)
    asked = report.identity.organ_kind not in strings(params, "complete")
    for hit in filter(None, hits):
        if hit.case != "below" or not asked:
            yield hit
        asked |= hit.case == "below"


def _missing(report: Report, peers: Peers, params: Params) -> Hit:
    names = "、".join(peers.absent[:_SHOWN]) + ("……" if len(peers.absent) > _SHOWN else "")
    grid = next((g for table in strings(params, "tables") for g in grids(report, table)), None)
    where = grid.location(None, None) if grid else Location()
    fields = {"number": len(peers.absent), "names": names, "children": len(peers.children)}
    return Hit(where, "review", "missing" if peers.stated else "missing_guess", fields)


def _compared(grid: Grid, peers: Peers) -> Hit | None:
    sums = {cell: total for cell in grid.form.figures if (total := _sum(cell, grid.form.table, peers)) is not None}
    differ = {cell: total for cell, total in sums.items() if (own := grid.value(cell)) is not None and own != total}
    above = {cell: total for cell, total in differ.items() if total > (grid.value(cell) or 0)}
    if not differ:
        return None
    if peers.stated and not peers.absent:
        return _hit(grid, differ, peers, "fail", "default")
    if above and 2 * len(differ) > sum(1 for cell, total in sums.items() if total or grid.value(cell)):
        return _hit(grid, differ, peers, "review", "unlike") if peers.stated else None
    if above:
        return _hit(grid, above, peers, "fail", "above")
    return None if peers.absent or peers.unplaced else _hit(grid, differ, peers, "review", "below")


def _sum(cell: Cell, table: str, peers: Peers) -> Decimal | None:
    """The sum over the reports below; None when one of them has no number there."""
    values = [number(child, table, *cell) for child in peers.children]
    return sum((v for v in values if v is not None), Decimal(0)) if all(v is not None for v in values) else None


def _hit(grid: Grid, differ: dict[Cell, Decimal], peers: Peers, outcome: str, case: str) -> Hit:
    cell = max(differ, key=lambda c: (abs(differ[c] - (grid.value(c) or 0)), c[1] == "total", c))
    figure = grid.figure(cell)
    return Hit(
        grid.location(*cell, at=cell, excerpt=figure.raw if figure else None),
        "review" if outcome == "review" else "fail",
        case,
        fields={"row_label": grid.row_label(cell[0]), "column_label": grid.column_label(cell), "children": len(peers.children),
                "count": len(differ)},
        evidence={"stated": grid.value(cell), "computed": differ[cell]},
        related=grid.related(c for c in differ if c != cell),
    )  # fmt: skip
