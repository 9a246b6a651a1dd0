"""Cuts the blocks at the headings: what stands before the first, and what under each."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.model.document import Block, Paragraph
from lint_gov.model.place import Place
from lint_gov.structure.lines import BARS, Line, part_of, place_at
from lint_gov.tuples import NamedTuple

Point = tuple[int, int]
"""A position: index of a block, offset in its text."""

_LEADING = "：:。.，,、；;*_ \t\u3000\xa0" + BARS


class Cut(NamedTuple):
    """A stretch that is no content (a heading, the sign-off): from `start` up to `end`."""

    start: Point
    end: Point


def cut_of(lines: Sequence[Line], first: int, start: int, last: int, end: int) -> Cut:
    """The cut from an offset in one line to an offset in another."""
    return Cut((lines[first].block, lines[first].start + start), (lines[last].block, lines[last].start + end))


def place_of(blocks: Sequence[Block], lines: Sequence[Line], index: int, offset: int = 0) -> Place:
    """Where a character of a line stands in the source."""
    line = lines[index]
    return place_at(blocks[line.block], line.start + offset)


def between(blocks: Sequence[Block], start: Point, end: Point, glued: bool = False) -> tuple[Block, ...]:
    """The blocks from `start` up to `end`; () when nothing but blanks is there.

    Args:
        glued: `start` is the end of a heading, so that a separator may stand before the text.
    """
    parts: list[Block] = []
    for index in range(start[0], min(end[0] + 1, len(blocks))):
        lower = start[1] if index == start[0] else 0
        upper = end[1] if index == end[0] else _length(blocks[index])
        if upper <= lower and (lower or index == end[0]):
            continue
        if glued and lower and index == start[0]:
            lower = _after_separator(blocks[index], lower)
        part = part_of(blocks[index], lower, upper)
        if part is not None:
            parts.append(part)
    return tuple(parts) if any(_has_content(part) for part in parts) else ()


def _length(block: Block) -> int:
    return len(block.text) if isinstance(block, Paragraph) else 1


def _after_separator(block: Block, offset: int) -> int:
    text = block.text if isinstance(block, Paragraph) else ""
    while offset < len(text) and text[offset] in _LEADING:
        offset += 1
    return offset


def _has_content(block: Block) -> bool:
    return not isinstance(block, Paragraph) or any(c.isalnum() or c in "×〇○" for c in block.text)
