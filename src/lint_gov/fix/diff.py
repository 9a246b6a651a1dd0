"""A unified diff of the readable text: paragraphs as lines, rows of tables as lines of cells."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from lint_gov.model.document import Block, Document, Paragraph, Table


def unified(path: str, before: Document, after: Document) -> str:
    """Return the difference of two states of a file, "" when there is none."""
    old, new = (list(readable(document.blocks)) for document in (before, after))
    return "".join(difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", n=1))


def readable(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of a document as a person reads them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (f"{line}\n" for line in block.text.split("\n"))
        elif isinstance(block, Table):
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(" ".join(cell.text.split()))
    yield from (f"| {' | '.join(cells)} |\n" for cells in rows.values())
