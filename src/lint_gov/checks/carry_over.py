"""carry-over: what came in from last year is what last year's report carried out, in each column (C101, 结转一致).

Parameters: `table`; `carried_out`, the row of last year's report; `carried_in`, the row of this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_gov.checks.beside import called, doubtful, number, peers_of
from lint_gov.checks.grid import Cell, Grid, grids
from lint_gov.checks.params import Params, text
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each column in which the two reports differ, and one for all that cannot be read."""
    table, peers = text(params, "table"), peers_of(params)
    grid = next(iter(grids(report, table)), None)
    if grid is None or not (peers.previous or peers.doubtful):
        return
    row = text(params, "carried_in")
    if peers.previous is None:
        yield doubtful(peers, grid.location(row, None))
    elif peers.previous.form(table) is not None:
        yield from _compared(grid, row, peers.previous, text(params, "carried_out"))


def _compared(grid: Grid, row: str, previous: Report, left_row: str) -> Iterator[Hit]:
    undecided: list[Cell] = []
    for column in grid.layout.columns[row]:
        stated, left = grid.value((row, column)), number(previous, grid.form.table, left_row, column)
        if stated is not None and left is not None and stated != left:
            yield _differs(grid, (row, column), left, previous)
        elif (stated is None) != (left is None) and (stated or left):
            undecided.append((row, column))
    if undecided:
        fields = {"number": len(undecided), "cells": grid.listed(undecided), **called(previous)}
        yield Hit(grid.location(row, None, at=undecided[0]), "not-assessed", "beside-unreadable", fields)


def _differs(grid: Grid, cell: Cell, left: Decimal, previous: Report) -> Hit:
    figure = grid.figure(cell)
    return Hit(
        grid.location(*cell, at=cell, excerpt=figure.raw if figure else None),
        fields={"row_label": grid.row_label(cell[0]), "column_label": grid.column_label(cell), **called(previous)},
        evidence={"stated": grid.value(cell), "computed": left},
    )
