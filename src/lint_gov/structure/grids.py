"""Grids that hold section headings in rows of their own: cut there, so that the headings can be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lint_gov.model.document import Block, Cell, Table
from lint_gov.model.record import replace
from lint_gov.structure.heading import parse_heading
from lint_gov.structure.lexicon import ACCEPTED, Lexicon
from lint_gov.text.fold import key

_LONGEST = 40


def opened(blocks: Iterable[Block], lexicon: Lexicon) -> Iterator[Block]:
    """Yield the blocks with each grid cut at its rows that are nothing but a section heading."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _cut(block, lexicon)
        else:
            yield block


def _cut(table: Table, lexicon: Lexicon) -> Iterator[Block]:
    # Most grids have none, and most of their cells say what others say, in this report or another.
    texts = {cell.text for cell in table.cells if cell.row_span == 1}
    titles = {text for text in texts if len(text) <= _LONGEST and _is_heading(text, lexicon)}
    heads = [cell for cell in _alone(table) if cell.text in titles] if titles else ()
    if not heads:
        yield table
        return
    start = 0
    for head in heads:
        yield from _rows(table, start, head.row)
        yield from head.blocks
        start = head.row + 1
    yield from _rows(table, start, table.height)


def _alone(table: Table) -> list[Cell]:
    """The cells of one row that are all that their row says."""
    spoken = [cell for cell in table.cells if cell.text.strip()]
    texts = Counter(row for cell in spoken for row in range(cell.row, min(cell.row + cell.row_span, table.height)))
    return [cell for cell in spoken if cell.row_span == 1 and texts[cell.row] == 1]


@lru_cache(maxsize=2048)
def _is_heading(text: str, lexicon: Lexicon) -> bool:
    parsed = parse_heading(text.replace("\n", " "))
    wording = lexicon.exact(key(parsed.title)) if parsed and parsed.ordinal else None
    return wording is not None and wording.rank >= ACCEPTED


def _rows(table: Table, start: int, end: int) -> Iterator[Table]:
    cells = tuple(replace(c, row=c.row - start) for c in table.cells if start <= c.row < end)
    if cells:
        yield Table(cells, end - start, table.width, cells[0].place)
