"""Rows of HTML cells → grid (rowspan, colspan), as browsers lay it out, without overlaps and empty lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Cell, Table
from lint_gov.model.place import NOWHERE, Place
from lint_gov.readers.limits import MAX_CELLS, MAX_SPAN
from lint_gov.tuples import NamedTuple


class RawCell(NamedTuple):
    """A cell as its tag says; `row_span` 0 means down to the end of the row group."""

    row_span: int = 1
    column_span: int = 1
    blocks: tuple[Block, ...] = ()
    place: Place = NOWHERE


class _Anchored(NamedTuple):
    row: int
    column: int
    row_end: int
    column_end: int
    raw: RawCell


class Budget:
    """Grid positions that may still be filled or passed over in this document."""

    def __init__(self, limit: int = MAX_CELLS) -> None:
        self._limit = self._left = limit

    def spend(self, positions: int) -> None:
        """Take `positions`; raise `InputError("too-many-cells")` when there are no more."""
        self._left -= positions
        if self._left < 0:
            raise InputError("too-many-cells", {"limit": self._limit})


def span(value: str | None, least: int = 1) -> int:
    """Return the number that a rowspan or colspan attribute means: broken ones are 1, huge ones clamped."""
    digits = (value or "").strip().lstrip("+")
    leading = digits[: next((n for n, c in enumerate(digits) if c not in "0123456789"), len(digits))]
    if not leading:
        return 1
    return min(max(int(leading[:9]), least), MAX_SPAN)


def grid(groups: Iterable[Sequence[Sequence[RawCell]]], place: Place, budget: Budget) -> Table:
    """Lay out row groups (thead, tbody, tfoot in the order shown) as one table.

    A span ends with its row group and before a column that a cell from above still covers. Rows and columns in
    which no cell begins are none: they come of inflated spans and of rows that are all merged.
    """
    cells: list[_Anchored] = []
    top = 0
    for rows in groups:
        cells += _group(rows, top, budget)
        top += len(rows)
    row_starts = sorted({c.row for c in cells})
    column_starts = sorted({c.column for c in cells})
    compact = (_cell(c, row_starts, column_starts) for c in cells)
    return Table(tuple(sorted(compact, key=lambda c: (c.row, c.column))), len(row_starts), len(column_starts), place)


def _group(rows: Sequence[Sequence[RawCell]], top: int, budget: Budget) -> list[_Anchored]:
    cells: list[_Anchored] = []
    free_from: list[int] = []  # per column: the first row that no cell from above covers
    for row, raws in enumerate(rows, top):
        column = own = 0
        for raw in raws:
            start = _next_free(free_from, column, row)
            column = _end(free_from, start, row, raw.column_span)
            budget.spend(column - start)
            own += column - start
            bottom = min(row + raw.row_span, top + len(rows)) if raw.row_span else top + len(rows)
            free_from.extend([0] * (column - len(free_from)))
            free_from[start:column] = [bottom] * (column - start)
            cells.append(_Anchored(row, start, bottom, column, raw))
        budget.spend(len(free_from) - own)
    return cells


def _next_free(free_from: list[int], column: int, row: int) -> int:
    while column < len(free_from) and free_from[column] > row:
        column += 1
    return column


def _end(free_from: list[int], start: int, row: int, wanted: int) -> int:
    """Where the cell ends: after `wanted` columns, or before a column that is taken."""
    end = start + 1
    while end < start + wanted and (end >= len(free_from) or free_from[end] <= row):
        end += 1
    return end


def _cell(cell: _Anchored, row_starts: list[int], column_starts: list[int]) -> Cell:
    row, column = bisect_left(row_starts, cell.row), bisect_left(column_starts, cell.column)
    return Cell(
        row=row,
        column=column,
        row_span=bisect_left(row_starts, cell.row_end) - row,
        column_span=bisect_left(column_starts, cell.column_end) - column,
        blocks=cell.raw.blocks,
        place=cell.raw.place,
    )
