"""A table as it stands in the source, merged cells and all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lint_gov.formatters.html.cells import cell as drawn_cell
from lint_gov.formatters.html.cells import framed
from lint_gov.formatters.html.element import Child, Markup, tag
from lint_gov.formatters.html.marks import Key
from lint_gov.model.document import Cell, Paragraph, Table

if TYPE_CHECKING:
    from lint_gov.formatters.html.flow import Flow

Spot = tuple[int, Key]


def grid(flow: Flow, table: Table) -> Markup:
    """Return a grid; labels beside figures head their rows, those in rows without figures head their columns."""
    spots = {id(cell): spot for cell in table.cells if (spot := _figure(cell, flow.figures))}
    body = [tag("tr", [_cell(flow, cell, spots, cells) for cell in cells]) for cells in _rows(table)]
    named = next((flow.view.report.forms[spot[0]].table for spot in spots.values()), None)
    name = flow.texts.shared(f"place.{named}") if named else flow.texts("table")
    return framed(flow, tag("tbody", body), name, table.width, "grid")


def _rows(table: Table) -> list[list[Cell]]:
    """The cells of each row; where a row has fewer than the table is wide, an empty one fills it up."""
    taken = {(r, c) for cell in table.cells for r in _span(cell.row, cell.row_span) for c in _span(cell.column, cell.column_span)}
    rows: list[list[Cell]] = [[] for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    for row, cells in enumerate(rows):
        cells += [Cell(row, column, 1, 1, ()) for column in range(table.width) if (row, column) not in taken]
        cells.sort(key=lambda cell: cell.column)
    return rows


def _span(start: int, length: int) -> range:
    return range(start, start + length)


def _cell(flow: Flow, cell: Cell, spots: Mapping[int, Spot], row: list[Cell]) -> Markup:
    spot = spots.get(id(cell))
    figures = any(id(other) in spots for other in row)
    is_head = bool(spots) and spot is None and cell.text.strip() != ""
    spans = {"colspan": cell.column_span, "rowspan": cell.row_span}
    return drawn_cell(
        "th" if is_head else "td",
        flow,
        _content(flow, cell),
        flow.view.cells.get(cell.place.order, ()),
        flow.view.repairs.get(spot) if spot else None,
        cls="n" if spot else None,
        scope=_scope(cell, figures) if is_head else None,
        **{name: span for name, span in spans.items() if span > 1},
    )


def _scope(cell: Cell, beside_figures: bool) -> str:
    if beside_figures:
        return "rowgroup" if cell.row_span > 1 else "row"
    return "colgroup" if cell.column_span > 1 else "col"


def _content(flow: Flow, cell: Cell) -> Child:
    """A single paragraph as it is, more of them as blocks."""
    if len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph):
        return cell.blocks[0].text.strip()
    return flow.blocks(cell.blocks)


def _figure(cell: Cell, figures: Mapping[int, Spot]) -> Spot | None:
    orders = (cell.place.order, *(block.place.order for block in cell.blocks))
    return next((figures[order] for order in orders if order in figures), None)
