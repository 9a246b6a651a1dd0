"""The statutory tables of an edition with zeros, merged as the official form prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from lint_gov.editions import BlockTemplate, Label, TableTemplate
from lint_gov.tuples import NamedTuple
from lint_gov.wordwriter.blocks import Cell, Paragraph, Row, Run, Table

_ZERO = "0"


class _Look(NamedTuple):
    widths: tuple[int, ...]
    height: int
    style: str
    label: str

    def cell(self, text: str, rows: int = 1, columns: int = 1) -> Cell:
        return Cell((Paragraph((Run(text),), self.style),), rows, columns)

    def label_cell(self, text: str, rows: int = 1, columns: int = 1) -> Cell:
        return Cell((Paragraph((Run(text),), self.label),), rows, columns)

    def row(self, cells: Iterable[Cell], header: bool = False) -> Row:
        return Row(tuple(cells), header, self.height)


def table(template: TableTemplate, look: Mapping[str, Any]) -> Table:
    """Return the table of a template."""
    seen = _Look(tuple(look["widths"]), look["height"], look["style"], look["label"])
    rows = {"blocks": _blocks, "matrix": _matrix, "groups": _groups}[template.layout](template, seen)
    return Table(tuple(rows), seen.widths)


def _blocks(template: TableTemplate, look: _Look) -> Iterator[Row]:
    """Table 2: under each 项 of Article 20 a header of its own."""
    width = len(look.widths)
    for block in template.blocks:
        spans = [1] * (len(block.columns) - 1) + [width - len(block.columns)]
        heads = (look.cell(column.label, columns=span) for column, span in zip(block.columns, spans, strict=True))
        yield look.row([look.cell(block.label, columns=width)])
        yield look.row([look.cell(template.corner), *heads])
        for row in block.rows:
            yield look.row([look.cell(row.label), *(look.cell(_ZERO, columns=span) for span in spans)])


def _matrix(template: TableTemplate, look: _Look) -> Iterator[Row]:
    """Table 3: applicants over the columns, results under merged heads."""
    (block,) = template.blocks
    labels = len(look.widths) - len(block.columns)
    yield from _matrix_head(template, block, labels, look)
    heads = {group.key: group.label for group in template.groups}
    opened: set[str] = set()
    for row in block.rows:
        cells = []
        for group in row.groups:
            if group not in opened:
                opened.add(group)
                cells.append(look.cell(heads[group], rows=sum(group in other.groups for other in block.rows)))
        cells.append(look.label_cell(row.label, columns=labels - len(row.groups)))
        yield look.row([*cells, *(look.cell(_ZERO) for _ in block.columns)])


def _matrix_head(template: TableTemplate, block: BlockTemplate, labels: int, look: _Look) -> Iterator[Row]:
    runs = [(list(columns), group) for group, columns in groupby(block.columns, lambda column: column.groups)]
    second = [_head(columns, group, look) for columns, group in runs]
    corner = look.cell(template.corner, rows=3, columns=labels)
    yield look.row([corner, look.cell(template.header[0], columns=len(block.columns))], header=True)
    yield look.row([cell for cells in second for cell in cells], header=True)
    yield look.row((look.cell(column.label) for columns, group in runs if group for column in columns), header=True)


def _head(columns: list[Label], group: tuple[str, ...], look: _Look) -> list[Cell]:
    """Columns that stand alone go through both lines of the header; others have their group over them."""
    if group:
        return [look.cell(group[0], columns=len(columns))]
    return [look.cell(column.label, rows=2) for column in columns]


def _groups(template: TableTemplate, look: _Look) -> Iterator[Row]:
    """Table 4: one line of figures; 行政诉讼 stands over two groups."""
    (block,) = template.blocks
    width = len(block.columns)
    alone = [group for group in block.rows if not group.groups]
    under = [group for group in block.rows if group.groups]
    top = [look.cell(group.label, columns=width) for group in alone]
    top += [look.cell(parent, columns=width * len(list(rows))) for (parent,), rows in groupby(under, lambda row: row.groups)]
    yield look.row(top, header=True)
    middle = [look.cell(column.label, rows=2) for _ in alone for column in block.columns]
    yield look.row([*middle, *(look.cell(group.label, columns=width) for group in under)], header=True)
    yield look.row((look.cell(column.label) for _ in under for column in block.columns), header=True)
    yield look.row(look.cell(_ZERO) for _ in block.rows for _ in block.columns)
