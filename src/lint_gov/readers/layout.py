"""Layout tables (版式表格): tables that merely hold the article give way to their content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, islice

from lint_gov.model.document import Block, Cell, Paragraph, Table
from lint_gov.model.record import replace
from lint_gov.readers.marks import is_label, section_number, settings


def unwrap(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return `blocks` with each layout table replaced by its content in reading order.

    A table is layout when it has one column only, or when a cell holds a table or running text and the cells are not
    the labels of a statutory table. Where the article and its statutory tables share one grid, the rows of running
    text and of section headings are taken out and the grid is cut there.
    """
    done: list[Block] = []
    todo = list(blocks)[::-1]
    while todo:
        block = todo.pop()
        parts = _parts(block) if isinstance(block, Table) else None
        if parts is None:
            done.append(block)
        else:
            todo.extend(reversed(parts))
    return tuple(done)


def _parts(table: Table) -> list[Block] | None:
    """What takes the place of `table`; None when it stays."""
    if all(_is_full_row(c, table) for c in table.cells):
        return _content(table)
    articles = [c for c in table.cells if _is_article(c)]
    if not articles:
        return None
    if not _is_statutory(table):
        return _content(table)
    return list(_cut(table)) if any(_is_full_row(c, table) for c in articles) else None


def _content(table: Table) -> list[Block]:
    return [b for cell in table.cells for b in cell.blocks]


def _is_full_row(cell: Cell, table: Table) -> bool:
    return cell.column == 0 and cell.column_span == table.width


def _is_statutory(table: Table) -> bool:
    """Whether enough cells are labels; counting stops as soon as there are."""
    needed: int = settings()["layout"]["labels"]
    labels = (cell for cell in table.cells if is_label(cell.text))
    return sum(1 for _ in islice(labels, needed)) == needed


def _is_article(cell: Cell) -> bool:
    """Whether a cell holds a part of the article: a table of its own, or running text."""
    blocks = cell.blocks
    if not blocks or (len(blocks) == 1 and isinstance(blocks[0], Paragraph) and len(blocks[0].text) < _shortest()):
        return False
    return _holds_article(cell)


@cache
def _shortest() -> int:
    """Below as many characters, one paragraph is no running text. Nearly all cells are such."""
    limits = settings()["layout"]
    return min(limits["long_line"], limits["long_cell"]) if limits["lines"] > 0 else 0


def _holds_article(cell: Cell) -> bool:
    if any(isinstance(b, Table) for b in cell.blocks):
        return True
    limits = settings()["layout"]
    lengths = [len(line) for b in cell.blocks if isinstance(b, Paragraph) for line in b.text.split("\n")]
    long_lines = sum(n >= limits["long_line"] for n in lengths)
    return bool(max(lengths, default=0) >= limits["long_cell"] or long_lines >= limits["lines"])


def _cut(table: Table) -> Iterator[Block]:
    """The rows of running text as they are, the rows between them as tables of their own."""
    for taken, group in groupby(table.cells, key=lambda c: _leaves(c, table)):
        cells = list(group)
        if taken:
            yield from (b for c in cells for b in c.blocks)
        else:
            yield _part(table, cells)


def _leaves(cell: Cell, table: Table) -> bool:
    return _is_full_row(cell, table) and (_is_article(cell) or section_number(cell.text) is not None)


def _part(table: Table, cells: list[Cell]) -> Table:
    top = cells[0].row
    moved = tuple(replace(c, row=c.row - top) for c in cells)
    return Table(moved, max(c.row + c.row_span for c in moved), table.width, cells[0].place)
