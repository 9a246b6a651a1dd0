"""The statutory tables drawn from the edition data as grids with their true merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lint_gov.editions import BlockTemplate, Label, TableTemplate
from lint_gov.model.document import Cell, Paragraph, Table
from lint_gov.model.place import Place

Values = Mapping[tuple[str, str], str]


def changed(table: TableTemplate, rows: Mapping[str, Any], columns: Mapping[str, Any]) -> TableTemplate:
    """Return a template with rows or columns left out, added, renamed or reordered (`rows:`, `columns:` of an example)."""
    blocks = (replace(block, rows=_edited(block.rows, rows), columns=_edited(block.columns, columns)) for block in table.blocks)
    return replace(table, blocks=tuple(block for block in blocks if block.rows))


def _edited(labels: tuple[Label, ...], edits: Mapping[str, Any]) -> tuple[Label, ...]:
    kept = [replace(x, label=edits.get("relabel", {}).get(x.key, x.label)) for x in labels if x.key not in edits.get("drop", ())]
    for number, added in enumerate(edits.get("add", ())):
        at = next((i for i, x in enumerate(kept) if x.key == added["after"]), None)
        if at is not None:
            kept.insert(at + 1, replace(kept[at], key=added_key(number), label=added["label"], variants=()))
    order: Sequence[str] = edits.get("order", ())
    return tuple(sorted(kept, key=lambda x: order.index(x.key) if x.key in order else len(order)) if order else kept)


def added_key(number: int) -> str:
    """Return the key of the row or column that an example adds."""
    return f"+{number}"


def draw(table: TableTemplate, values: Values, order: int) -> Table:
    """Return a template with its figures as the form prints it; `order` is its place in the document."""
    pen = _Pen(order)
    {"blocks": _blocks, "matrix": _matrix, "groups": _groups}[table.layout](pen, table, values)
    return pen.table()


class _Pen:
    """Collects the cells of one grid."""

    def __init__(self, order: int) -> None:
        self._cells: list[Cell] = []
        self._order = order

    def cell(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        place = Place(path=f"t{self._order}/r{row + 1}/c{column + 1}", order=self._order)
        blocks = (Paragraph(text, place),) if text else ()
        self._cells.append(Cell(row, column, rows, columns, blocks, place))

    def line(self, row: int, column: int, texts: Iterable[str]) -> None:
        for i, text in enumerate(texts):
            self.cell(row, column + i, text)

    def table(self) -> Table:
        cells = sorted(self._cells, key=lambda c: (c.row, c.column))
        height = max((c.row + c.row_span for c in cells), default=0)
        width = max((c.column + c.column_span for c in cells), default=0)
        return Table(tuple(cells), height, width, Place(path=f"t{self._order}", order=self._order))


def _blocks(pen: _Pen, table: TableTemplate, values: Values) -> None:
    """Table 2: a title line, a header line and the rows of each 项; the last column fills the line."""
    width = 1 + max((len(block.columns) for block in table.blocks), default=0)
    top = 0
    for block in table.blocks:
        pen.cell(top, 0, block.label, columns=width)
        _filled(pen, top + 1, width, [table.corner, *(c.label for c in block.columns)])
        for i, row in enumerate(block.rows):
            _filled(pen, top + 2 + i, width, [row.label, *(values.get((row.key, c.key), "") for c in block.columns)])
        top += 2 + len(block.rows)


def _filled(pen: _Pen, row: int, width: int, texts: list[str]) -> None:
    pen.line(row, 0, texts[:-1])
    pen.cell(row, len(texts) - 1, texts[-1], columns=width - len(texts) + 1)


def _matrix(pen: _Pen, table: TableTemplate, values: Values) -> None:
    """Table 3: a corner, a header of three lines, row heads of up to three levels."""
    block = table.blocks[0]
    depth = 1 + max(len(row.groups) for row in block.rows)
    _matrix_header(pen, table, block, depth)
    _row_heads(pen, table, block, depth)
    for i, row in enumerate(block.rows):
        pen.line(3 + i, depth, (values.get((row.key, column.key), "") for column in block.columns))


def _matrix_header(pen: _Pen, table: TableTemplate, block: BlockTemplate, depth: int) -> None:
    pen.cell(0, 0, table.corner, rows=3, columns=depth)
    pen.cell(0, depth, table.header[0], columns=len(block.columns))
    for label, start, length in _runs([c.groups[0] if c.groups else None for c in block.columns]):
        if label is not None:
            pen.cell(1, depth + start, label, columns=length)
    for i, column in enumerate(block.columns):
        if column.groups:
            pen.cell(2, depth + i, column.label)
        else:
            pen.cell(1, depth + i, column.label, rows=2)


def _row_heads(pen: _Pen, table: TableTemplate, block: BlockTemplate, depth: int) -> None:
    labels = {group.key: group.label for group in table.groups}
    for level in range(depth - 1):
        heads = ["/".join(row.groups[: level + 1]) if len(row.groups) > level else None for row in block.rows]
        for head, start, length in _runs(heads):
            if head is not None:
                pen.cell(3 + start, level, labels[head.rpartition("/")[2]], rows=length)
    for i, row in enumerate(block.rows):
        pen.cell(3 + i, len(row.groups), row.label, columns=depth - len(row.groups))


def _groups(pen: _Pen, table: TableTemplate, values: Values) -> None:
    """Table 4: the groups side by side, one line of figures."""
    block = table.blocks[0]
    width = len(block.columns)
    parents = [row.groups[0] if row.groups else None for row in block.rows]
    for parent, start, length in _runs(parents):
        if parent is not None:
            pen.cell(0, start * width, parent, columns=length * width)
    for i, row in enumerate(block.rows):
        top = 1 if row.groups else 0
        pen.cell(top, i * width, row.label, rows=2 - top, columns=width)
        pen.line(2, i * width, (c.label for c in block.columns))
        pen.line(3, i * width, (values.get((row.key, c.key), "") for c in block.columns))


def _runs(items: Sequence[str | None]) -> list[tuple[str | None, int, int]]:
    """Return (item, start, length) for each run of equal neighbours."""
    runs: list[tuple[str | None, int, int]] = []
    for i, item in enumerate(items):
        if runs and runs[-1][0] == item:
            runs[-1] = (item, runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((item, i, 1))
    return runs
