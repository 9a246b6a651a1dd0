"""The grid of a Word table: which cell covers which rows and columns."""

from __future__ import annotations

from collections.abc import Set
from itertools import pairwise

from lint_gov.errors import InputError
from lint_gov.readers.docx_tree import TBL_GRID, TC_PR, TR_PR, VAL, Element, W, cells_of, child, holders, number, rows_of, value
from lint_gov.readers.limits import MAX_CELLS, MAX_SPAN

SLIVER = 40
"""Twips (about 0.7 mm). Column edges nearer than this are one: LibreOffice leaves columns 1 twip wide."""

_GRID_SPAN, _V_MERGE, _H_MERGE, _DELETED = W + "gridSpan", W + "vMerge", W + "hMerge", W + "cellDel"
_GRID_BEFORE, _ROW_DELETED = W + "gridBefore", W + "del"
_NO_PROPERTIES: dict[str, str] = {}
_CONTENT = tuple(W + name for name in ("t", "drawing", "pict", "object", "sym", "numPr", "delText"))


class Slot:
    """One cell while the grid is put together.

    Attributes:
        tc: the cell; `row` and `cell` count XML children from 1.
        only: the one element that stands behind its properties; None when there is not just one.
    """

    __slots__ = ("anchor_row", "cell", "column", "end", "merged", "only", "row", "row_span", "start", "tc", "width")

    def __init__(self, tc: Element, only: Element | None, row: int, cell: int, start: int, span: int, merged: str) -> None:
        self.tc = tc
        self.only = only
        self.row = row
        self.cell = cell
        self.start = start
        self.end = start + span
        self.anchor_row = self.column = 0
        self.width = self.row_span = 1
        self.merged = merged


def special_cells(root: Element) -> Set[Element | None]:
    """The cells whose properties count for the grid, of all tables of a document."""
    return holders(root.iter(_GRID_SPAN, _V_MERGE, _H_MERGE, _DELETED))


def read_grid(table: Element, special: Set[Element | None]) -> tuple[list[Slot], int, int]:
    """Return the cells of `table` in reading order, each once, and the grid's height and width."""
    read = (_row(tr, index, special) for index, tr in enumerate(rows_of(table), 1))
    rows = [row for row in read if row is not None]
    columns = _columns(table, rows)
    width = max(columns.values(), default=0)
    if len(rows) * width > MAX_CELLS:
        raise InputError("too-many-cells", {"limit": MAX_CELLS})
    anchors: list[Slot] = []
    above: dict[tuple[int, int], Slot] = {}
    for index, row in enumerate(rows):
        above = _place(row, index, columns, above, anchors)
    return anchors, len(rows), width


def _row(tr: Element, index: int, special: Set[Element | None]) -> list[Slot] | None:
    """The cells of a row over the columns of w:tblGrid. Cells deleted as a tracked change are out, as are such rows (None)."""
    properties = next(tr.iterchildren(TR_PR), None)  # most rows have none: `child` would go through all cells
    if child(properties, _ROW_DELETED) is not None:
        return None
    slots: list[Slot] = []
    column = max(0, number(value(properties, _GRID_BEFORE)) or 0)
    for cell, tc in enumerate(cells_of(tr), 1):
        only = tc[1] if len(tc) == 2 and tc[0].tag == TC_PR else None
        props = _properties(tc) if tc in special else _NO_PROPERTIES
        if _DELETED in props:
            continue
        span = max(1, number(props[_GRID_SPAN]) or 1) if _GRID_SPAN in props else 1
        if slots and props.get(_H_MERGE) == "continue":
            slots[-1].end += span
        else:
            slots.append(Slot(tc, only, index, cell, column, span, props.get(_V_MERGE, "")))
        column += span
        if column > MAX_SPAN:
            raise InputError("too-many-cells", {"limit": MAX_SPAN})
    return slots


def _properties(tc: Element) -> dict[str, str]:
    """The properties of a cell by name. A merge without a value continues the cell before."""
    props = child(tc, TC_PR)
    return {} if props is None else {prop.tag: prop.get(VAL, "continue") for prop in props}


def _columns(table: Element, rows: list[list[Slot]]) -> dict[int, int]:
    """Number the column edges that cells really use; edges nearer than `SLIVER` get one number."""
    slots = [slot for row in rows for slot in row]
    edges = sorted({slot.start for slot in slots} | {slot.end for slot in slots})
    positions = _positions(table)
    near = {edge for last, edge in pairwise(edges) if _are_near(positions, last, edge)}
    if near:
        near -= {slot.end for slot in slots if slot.end in near and _fills_sliver(slot, positions)}
    columns: dict[int, int] = {}
    count = -1
    for edge in edges:
        count += edge not in near
        columns[edge] = count
    return columns


def _positions(table: Element) -> list[int]:
    """Where each edge of w:tblGrid stands in twips; nothing when the widths are missing or no real widths."""
    grid = child(table, TBL_GRID)
    widths = [number(col.get(W + "w")) for col in grid.iterchildren(W + "gridCol")] if grid is not None else []
    known = [w for w in widths if w is not None and w >= 0]
    if not known or len(known) != len(widths) or sorted(known)[len(known) // 2] < SLIVER:
        return []
    positions = [0]
    for width in known:
        positions.append(positions[-1] + width)
    return positions


def _are_near(positions: list[int], left: int, right: int) -> bool:
    return right < len(positions) and positions[right] - positions[left] < SLIVER


def _fills_sliver(slot: Slot, positions: list[int]) -> bool:
    """A cell with content that is a sliver by the widths: then the widths are wrong, not the cell."""
    return _are_near(positions, slot.start, slot.end) and next(slot.tc.iter(*_CONTENT), None) is not None


def _place(
    row: list[Slot], index: int, columns: dict[int, int], above: dict[tuple[int, int], Slot], anchors: list[Slot]
) -> dict[tuple[int, int], Slot]:
    """Put the cells of a row on the grid or add them to the cell above; return the open cells for the next row."""
    here: dict[tuple[int, int], Slot] = {}
    for slot in row:
        left, right = columns[slot.start], columns[slot.end]
        if left == right:
            continue
        anchor = above.get((left, right)) if slot.merged == "continue" else None
        if anchor is None:
            anchor = slot
            slot.anchor_row, slot.column, slot.width = index, left, right - left
            anchors.append(slot)
        else:
            anchor.row_span = index - anchor.anchor_row + 1
        if slot.merged:
            here[left, right] = anchor
    return here
