"""A document as lines: the paragraphs cut at their line breaks, tables and images as one line each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint_gov.model.document import Block, Image, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.model.record import replace
from lint_gov.tuples import NamedTuple

_NESTING = 20
BARS = "|｜│┃║"
"""What draws the sides of a cell in text."""


class Line(NamedTuple):
    """One line of the text, or a table or image.

    Attributes:
        block: index of the block it belongs to.
        start: where it begins in the paragraph's text.
        text: "" for a table or an image.
        kind: "text", "table" or "image".
    """

    block: int
    start: int
    text: str
    kind: str = "text"

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return self.kind == "text" and not self.text.strip("\ufeff\u200b \t\u3000\xa0\r")


def unwrap(blocks: Iterable[Block], depth: int = 0) -> Iterator[Block]:
    """Yield the blocks with tables of a single cell replaced by what they hold: such a frame is no grid."""
    for block in blocks:
        if isinstance(block, Table) and len(block.cells) == 1 and depth < _NESTING:
            yield from unwrap(block.cells[0].blocks, depth + 1)
        else:
            yield block


def lines_of(blocks: tuple[Block, ...], residue: re.Pattern[str]) -> list[Line]:
    """Cut the blocks into lines; blanks take the place of what a conversion left in them, so that offsets hold."""
    return [_cleared(line, residue) if "[" in line.text else line for line in _cut(blocks)]


def _cleared(line: Line, residue: re.Pattern[str]) -> Line:
    return line._replace(text=residue.sub(lambda m: " " * len(m[0]), line.text))


def _cut(blocks: tuple[Block, ...]) -> list[Line]:
    lines: list[Line] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            lines.append(Line(index, 0, "", "image" if isinstance(block, Image) else "table"))
        elif "\n" not in block.text:
            lines.append(Line(index, 0, block.text))
        else:
            lines.extend(_broken(index, block.text))
    return lines


def _broken(index: int, text: str) -> Iterator[Line]:
    start = 0
    for part in text.split("\n"):
        yield Line(index, start, part)
        start += len(part) + 1


def place_at(block: Block, offset: int) -> Place:
    """Return the place of the character at `offset` of a paragraph."""
    if not isinstance(block, Paragraph) or offset == 0:
        return block.place
    if block.place.column is None:
        return block.place
    inner = "\n" in block.text[:offset]
    return replace(block.place, column=None if inner else block.place.column + offset)


def part_of(block: Block, start: int, end: int) -> Block | None:
    """Return the part of a paragraph between two offsets, None when it is blank; other blocks whole."""
    if not isinstance(block, Paragraph):
        return block
    if start == 0 and end >= len(block.text):
        return block
    text = block.text[start:end]
    lead = len(text) - len(text.lstrip())
    if not text.strip():
        return None
    generated = max(0, min(block.generated, end) - start - lead)
    return Paragraph(text.strip(), place_at(block, start + lead), generated, block.level if start == 0 else None)
