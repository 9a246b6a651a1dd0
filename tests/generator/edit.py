"""Changes to grids that keep their merged cells in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.grids import Grid, GridCell

Row = tuple[GridCell, ...]


def map_cells(grid: Grid, change: Callable[[GridCell], GridCell]) -> Grid:
    """The grid with each anchor cell changed."""
    return replace(grid, rows=tuple(tuple(change(c) for c in row) for row in grid.rows))


def map_labels(grid: Grid, change: Callable[[str], str]) -> Grid:
    """The grid with the text of everything but the figures changed."""
    return map_cells(grid, lambda c: c if c.key else replace(c, text=change(c.text)))


def relabel(grid: Grid, path: str, text: str) -> Grid:
    """The grid with the label of one row, column or group replaced."""
    return map_cells(grid, lambda c: replace(c, text=text) if c.path == path and not c.key else c)


def row_index(grid: Grid, path: str) -> int:
    """The grid row that holds the figures of a row of the form."""
    return next(y for y, row in enumerate(grid.rows) if any(c.key and c.key[1] == path for c in row))


def map_row(grid: Grid, index: int, change: Callable[[Row], Row]) -> Grid:
    """The grid with the cells of one row changed."""
    return replace(grid, rows=tuple(change(row) if y == index else row for y, row in enumerate(grid.rows)))


def drop_row(grid: Grid, index: int) -> Grid:
    """The grid without a row; groups that began in it begin in the next."""
    carried = tuple(replace(c, rows=c.rows - 1) for c in grid.rows[index] if c.rows > 1)
    rows: list[Row] = []
    for y, row in enumerate(grid.rows):
        if y < index:
            rows.append(tuple(replace(c, rows=c.rows - 1) if y + c.rows > index else c for c in row))
        elif y == index + 1:
            rows.append(carried + row)
        elif y > index:
            rows.append(row)
    return replace(grid, rows=tuple(rows))


def add_row_after(grid: Grid, index: int, cells: Row) -> Grid:
    """The grid with another row, inside the groups of the row before it."""
    rows: list[Row] = []
    for y, row in enumerate(grid.rows):
        spans = tuple(replace(c, rows=c.rows + 1) if c.role == "group" and y <= index < y + c.rows else c for c in row)
        rows.append(spans)
        if y == index:
            rows.append(cells)
    return replace(grid, rows=tuple(rows))


def drop_column(grid: Grid, column: str) -> Grid:
    """The table of section 3 without one of the columns for organisations."""
    narrower = {cell.text for row in grid.rows[:2] for cell in row if cell.role == "header" and cell.columns > 1}

    def row(cells: Row) -> Row:
        kept = (c for c in cells if not ((c.key and c.key[2] == column) or (c.role == "header" and c.path == column)))
        return tuple(replace(c, columns=c.columns - 1) if c.role == "header" and c.text in narrower else c for c in kept)

    return replace(grid, rows=tuple(map(row, grid.rows)), width=grid.width - 1)


def add_column_after(grid: Grid, column: str, label: str, figure: str) -> Grid:
    """The table of section 3 with one more column for organisations."""

    def row(cells: Row) -> Row:
        made: list[GridCell] = []
        for cell in cells:
            made.append(replace(cell, columns=cell.columns + 1) if cell.role == "header" and cell.columns > 1 else cell)
            if cell.key and cell.key[2] == column:
                made.append(GridCell(figure, "value"))
            elif cell.role == "header" and cell.path == column:
                made.append(GridCell(label, "header"))
        return tuple(made)

    return replace(grid, rows=tuple(map(row, grid.rows)), width=grid.width + 1)


def swap_columns(grid: Grid, first: str, second: str) -> Grid:
    """The table of section 3 with two neighbouring columns exchanged, header and figures alike."""

    def name(cell: GridCell) -> str:
        return cell.key[2] if cell.key else cell.path if cell.role == "header" else ""

    def row(cells: Row) -> Row:
        places = {name(c): i for i, c in enumerate(cells)}
        if first not in places or second not in places:
            return cells
        swapped = list(cells)
        swapped[places[first]], swapped[places[second]] = cells[places[second]], cells[places[first]]
        return tuple(swapped)

    return replace(grid, rows=tuple(map(row, grid.rows)))
