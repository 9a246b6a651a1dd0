"""Lines of running text on a scanned page, given as the characters of a line of print (正文行)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

import numpy as np

from lint_gov.readers.pdf_glyphs import Glyph
from lint_gov.readers.pdf_grid import Grid
from lint_gov.readers.pdf_lines import Line, is_wide
from lint_gov.readers.scan_engine import Box, find_lines, recognise
from lint_gov.readers.scan_sheets import POINTS, Picture
from lint_gov.tuples import NamedTuple

_LEAST_SURE = 0.5
_SAME_SIZE = 1.3
_SAME_LINE = 0.5
_FONT = 0.85
"""Size of the print to the height of the box that is found around a line of it."""

_CLEAR = 4


class _Piece(NamedTuple):
    """A stretch of text and its box."""

    text: str
    box: Box


def read_lines(page: Picture, grids: Sequence[Grid], number: int) -> list[Line]:
    """Read what stands outside the tables of a page, from top to bottom."""
    rest = page.copy()
    for grid in grids:
        left, top, right, bottom = (round(value / POINTS) for value in grid.box)
        rest[max(0, top - _CLEAR) : bottom + _CLEAR, max(0, left - _CLEAR) : right + _CLEAR] = 255
    boxes = [box for box in find_lines(rest) if box.height < 2.5 * box.width or box.height < 80]
    words = recognise([np.ascontiguousarray(rest[b.top : b.bottom, b.left : b.right]) for b in boxes])
    pieces = [_Piece(w.text, b) for w, b in zip(words, boxes, strict=True) if w.text.strip() and w.score >= _LEAST_SURE]
    usual = median(piece.box.height for piece in pieces) if pieces else 1.0
    return [_line(row, usual, number) for row in _rows(pieces)]


def _rows(pieces: Iterable[_Piece]) -> list[list[_Piece]]:
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.box.top + p.box.bottom, p.box.left)):
        if rows and _beside(rows[-1][-1].box, piece.box):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _beside(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > _SAME_LINE * min(one.height, other.height)


def _line(row: list[_Piece], usual: float, number: int) -> Line:
    glyphs = [g for piece in sorted(row, key=lambda p: p.box.left) for g in _glyphs(piece, usual)]
    return Line(tuple(glyphs), median(g.base for g in glyphs), number)


def _glyphs(piece: _Piece, usual: float) -> Iterator[Glyph]:
    """The characters of a stretch, each given its share of the width; sizes that differ by little are one."""
    box = piece.box
    height = usual if 1 / _SAME_SIZE < box.height / usual < _SAME_SIZE else box.height
    size, base = height * _FONT * POINTS, (box.top + box.bottom + height * 0.6) / 2 * POINTS
    weights = [1.0 if is_wide(char) else 0.5 for char in piece.text]
    step, left = box.width * POINTS / sum(weights), box.left * POINTS
    for char, weight in zip(piece.text, weights, strict=True):
        right = left + weight * step
        if not char.isspace():
            yield Glyph(char, left, base - 0.8 * size, right, base + 0.2 * size, base, size)
        left = right
