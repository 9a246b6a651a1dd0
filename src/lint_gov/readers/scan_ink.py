"""Ink in a cell: what is left without the rules around it, in connected pieces and in lines (墨迹)."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from lint_gov.readers.scan_engine import Box
from lint_gov.readers.scan_sheets import Picture
from lint_gov.tuples import NamedTuple

_INSET, _REACH = 3, 9
_RULE = 0.55
_DARK, _PAPER = 160, 250
_FAINT, _FAINTEST = 200, 216
_SPECK = 6
_DOT = 3
_WORDS = 6
_ONE_LINE, _TWO_LINES, _LEADING = 1.2, 1.7, 1.15


class Piece(NamedTuple):
    """A connected piece of ink and its area in pixels."""

    box: Box
    area: int


def interior(page: Picture, box: Box) -> Picture:
    """The inside of a cell, cut behind its rules."""
    cell = page[box.top + _INSET : box.bottom - _INSET, box.left + _INSET : box.right - _INSET]
    if min(cell.shape) < 4:
        return np.full((4, 4), 255, np.uint8)
    dark = cell < _FAINT
    top, bottom = _margins(dark.mean(axis=1))
    left, right = _margins(dark.mean(axis=0))
    return np.ascontiguousarray(cell[top : cell.shape[0] - bottom, left : cell.shape[1] - right])


def _margins(shares: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[int, int]:
    """How much to leave out at both ends, where a rule darkens whole rows or columns."""
    reach = min(_REACH, len(shares) // 4)
    found = []
    for end in (shares[:reach], shares[::-1][:reach]):
        ruled = np.flatnonzero(end > _RULE)
        found.append(int(ruled[-1]) + 2 if len(ruled) else 0)
    return found[0], found[1]


def pieces(cell: Picture) -> list[Piece]:
    """The pieces of ink in a cell without specks; small ones beside larger ones stay (points, strokes)."""
    found = _connected(cell < _between(cell)) or _connected(cv2.blur(cell, (3, 3)) < _FAINTEST)
    large = [p for p in found if max(p.box.width, p.box.height) >= _SPECK]
    if not large:
        return []
    left, right = min(p.box.left for p in large), max(p.box.right for p in large)
    top, bottom = min(p.box.top for p in large), max(p.box.bottom for p in large)
    room = max(p.box.height for p in large) // 2
    return [
        p
        for p in found
        if left - room <= p.box.left and p.box.right <= right + room and top <= p.box.top and p.box.bottom <= bottom + _DOT
    ]


def _between(cell: Picture) -> float:
    """What is darker than this is ink: nearer to the paper where the print is faint, so that thin strokes stay whole."""
    darkest = float(np.percentile(cell, 0.5))
    return min(_FAINT, max(_DARK, 0.4 * darkest + 0.6 * _PAPER))


def slant(cell: Picture, box: Box) -> float:
    """How far ink leans to the right for each pixel that it rises; the share of ink counts."""
    part = 255.0 - cell[box.top : box.bottom, box.left : box.right]
    y, x = np.indices(part.shape)
    weight = part.sum()
    y, x = y - (y * part).sum() / weight, x - (x * part).sum() / weight
    return -float((x * y * part).sum() / max((y * y * part).sum(), 1e-9))


def _connected(ink: NDArray[np.bool_]) -> list[Piece]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    found = [Piece(Box(int(x), int(y), int(x + w), int(y + h)), int(a)) for x, y, w, h, a in stats[1:]]
    return [p for p in found if max(p.box.width, p.box.height) >= _DOT and p.area >= _DOT * 2]


def line_height(cells: Sequence[Sequence[Piece]]) -> float:
    """The usual height of a line of words on a page, by the ink of its cells; words have many pieces."""
    rows = [row for ink in cells for row in _overlapping(ink)]
    words = [_height(row) for row in rows if len(row) >= _WORDS]
    return median(words or [_height(row) for row in rows] or [0])


def bands(ink: Sequence[Piece], size: float) -> list[list[Piece]]:
    """The pieces by line of text, from top to bottom, each from left to right."""
    merged: list[list[Piece]] = []
    for row in _overlapping(ink):
        if merged and _height([*merged[-1], *row]) <= _ONE_LINE * size:
            merged[-1] = [*merged[-1], *row]  # strokes of one line that do not touch (二, 总)
        else:
            merged.append(row)
    return [sorted(line, key=lambda p: p.box.left) for row in merged for line in _parted(row, size)]


def _overlapping(ink: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in rows that no blank row of pixels divides."""
    rows: list[list[Piece]] = []
    bottom = 0
    for piece in sorted(ink, key=lambda p: p.box.top):
        if rows and piece.box.top < bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
            bottom = 0
        bottom = max(bottom, piece.box.bottom)
    return rows


def _height(row: Sequence[Piece]) -> int:
    return max(p.box.bottom for p in row) - min(p.box.top for p in row)


def _parted(row: list[Piece], size: float) -> list[list[Piece]]:
    """Lines that touch somewhere, by the middles of their pieces; a piece taller than a line belongs to none."""
    top, height = min(p.box.top for p in row), _height(row)
    count = round(height / (_LEADING * size)) if size else 1
    if height <= _TWO_LINES * size or count < 2:
        return [row]
    lines: list[list[Piece]] = [[] for _ in range(count)]
    for piece in row:
        middle = (piece.box.top + piece.box.bottom) / 2
        lines[min(count - 1, int((middle - top) / height * count))].append(piece)
    return [line for line in lines if line]
