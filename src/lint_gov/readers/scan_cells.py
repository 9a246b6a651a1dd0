"""What stands in the cells of a scanned table: lines cut out and read, figures twice (单元格识别).

A figure is believed only when two readings of differently prepared cuttings agree, both are sure, and the ink has as many
pieces as the figure has characters. All else that looks like a figure is doubtful, and so is ink that nothing was read from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lint_gov.readers.scan_engine import Box, Words, recognise
from lint_gov.readers.scan_ink import Piece, bands, interior, line_height, pieces, slant
from lint_gov.readers.scan_sheets import Picture
from lint_gov.readers.scan_words import DASHES, SLASH, UNREAD, count_of, figure, is_label, is_suspect
from lint_gov.tuples import NamedTuple

_SURE = 0.8
_DIGIT_WIDTH = 0.6
"""Width of a digit to its height; those of all usual fonts are between 0.5 and 0.7, and next to each other `_PITCH` apart."""

_UPRIGHT_PIECE, _PITCH, _LAST_GAP = 0.55, (0.66, 0.8), 0.5
_FLAT = 2
_UPRIGHT, _LEANING, _SLOPING = ("1", "/"), 0.12, 0.2
"""Both readings take a stroke (/) in place of a figure for 1 (measured), so what leans is no 1."""


class Reading(NamedTuple):
    """The text of a cell, its lines separate; `doubtful` for a figure that may be another."""

    lines: tuple[str, ...]
    doubtful: bool = False


class _Line(NamedTuple):
    """A line of a cell: its picture (white around it) and its pieces of ink."""

    picture: Picture
    box: Box
    ink: tuple[Piece, ...]


def read_cells(page: Picture, boxes: Sequence[Box]) -> list[Reading]:
    """Read the cells of a page, given by their rectangles between the rules."""
    insides = [interior(page, box) for box in boxes]
    ink = [pieces(inside) for inside in insides]
    size = line_height(ink)
    lines = [_lines(inside, own, size) for inside, own in zip(insides, ink, strict=True)]
    flat = [line for own in lines for line in own]
    words = iter(recognise([_cutting(line, 0.25, 0.35) for line in flat]))
    first = [[next(words) for _ in own] for own in lines]
    single = [n for n, own in enumerate(first) if len(own) == 1 and is_suspect(own[0].text)]
    again = recognise([_second(lines[n][0]) for n in single])
    second = dict(zip(single, again, strict=True))
    return [_judged(first[n], second.get(n), lines[n]) for n in range(len(boxes))]


def _lines(cell: Picture, ink: Sequence[Piece], size: float) -> list[_Line]:
    return [_Line(cell, _around(band), tuple(band)) for band in bands(ink, size)]


def _around(ink: Sequence[Piece]) -> Box:
    boxes = [piece.box for piece in ink]
    return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))


def _cutting(line: _Line, above: float, beside: float) -> Picture:
    """The line with some room around it; beyond the cell there is white."""
    box, height = line.box, max(line.box.height, 12)
    dy, dx = round(above * height) + (height - line.box.height) // 2, round(beside * height)
    padded = cv2.copyMakeBorder(line.picture, dy, dy, dx, dx, cv2.BORDER_CONSTANT, value=(255,))
    return np.asarray(padded[box.top : box.bottom + 2 * dy, box.left : box.right + 2 * dx], np.uint8)


def _second(line: _Line) -> Picture:
    """The same line prepared otherwise: larger, smoothed, of stronger contrast, with other margins."""
    large = cv2.resize(_cutting(line, 0.4, 0.7), None, fx=2, fy=2, interpolation=cv2.INTER_LANCZOS4)
    soft: NDArray[Any] = cv2.GaussianBlur(large, (3, 3), 0).astype(np.float32)
    return np.clip((soft - 60) * 1.6, 0, 255).astype(np.uint8)


def _judged(first: Sequence[Words], second: Words | None, lines: Sequence[_Line]) -> Reading:
    texts = tuple(words.text.strip() for words in first)
    if second is None:
        return Reading(tuple(text for text in texts if text), len(lines) > 1 and not is_label("".join(texts), texts[0]))
    one, other = figure(first[0].text), figure(second.text)
    if one in _UPRIGHT and (lean := slant(lines[0].picture, lines[0].box)) > _LEANING:
        return Reading((SLASH if lean > _SLOPING else "1",), lean <= _SLOPING)
    text = one or other or texts[0]
    agreed = bool(one) and (one == other or (one in DASHES and other in DASHES))
    sure = min(first[0].score, second.score) >= _SURE or _is_dash(text, lines[0].ink)
    return Reading((text or UNREAD,), not (agreed and sure and _has_pieces(text, lines[0].ink)))


def _is_dash(text: str, ink: Sequence[Piece]) -> bool:
    """Whether it is a dash by its shape too; the model knows dashes among words, not alone."""
    return text in DASHES and len(ink) == 1 and ink[0].box.width >= _FLAT * ink[0].box.height


def _has_pieces(text: str, ink: Sequence[Piece]) -> bool:
    """Whether the ink falls into as many upright pieces as the figure has digits.

    Digits that touch count by their width; thin ones that broke are as many as have room in the whole width.
    """
    wanted = count_of(text)
    if wanted is None:
        return True
    box = _around(ink)
    upright = [p.box for p in ink if p.box.height > _UPRIGHT_PIECE * box.height]
    found = sum(max(1, round(piece.width / (_DIGIT_WIDTH * box.height))) for piece in upright)
    least, most = (wanted * pitch for pitch in _PITCH)
    return found == wanted or (found > wanted and least - _LAST_GAP <= box.width / box.height <= most)
