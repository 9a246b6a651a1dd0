"""Ink in a cell: pieces, lines, and what is none."""

from __future__ import annotations

from readers.scan_pages import HEIGHT, LEFT, TOP, WIDTH, grey, page

import numpy as np  # isort: skip
from lint_gov.readers.scan_engine import Box  # isort: skip
from lint_gov.readers.scan_ink import Piece, bands, interior, line_height, pieces, slant  # isort: skip


def _cell(column: int, row: int) -> Box:
    left, top = LEFT + column * WIDTH, TOP + row * HEIGHT
    return Box(left, top, left + WIDTH, top + HEIGHT)


def test_the_rules_around_a_cell_are_no_ink() -> None:
    picture = grey(page([["7", "", "28"]]))
    found = [len(pieces(interior(picture, _cell(n, 0)))) for n in range(3)]
    assert found == [1, 0, 2]


def test_rules_a_little_aside_are_no_ink_either() -> None:
    picture = grey(page([["7", "", "28"]]))
    box = _cell(1, 0)
    assert pieces(interior(picture, Box(box.left - 4, box.top - 4, box.right + 4, box.bottom + 4))) == []


def test_specks_are_no_ink_but_points_beside_digits_are() -> None:
    cell = np.full((60, 120), 255, np.uint8)
    cell[10:14, 100:103] = 0
    assert pieces(cell) == []
    cell[20:44, 20:34] = 0
    cell[40:44, 38:42] = 0
    assert len(pieces(cell)) == 2


def _piece(left: int, top: int, right: int, bottom: int) -> Piece:
    return Piece(Box(left, top, right, bottom), 20)


def test_strokes_of_one_character_make_one_line() -> None:
    strokes = [_piece(0, 0, 20, 4), _piece(0, 9, 20, 13), _piece(0, 19, 20, 23)]
    assert len(bands(strokes, 24.0)) == 1
    assert len(bands([*strokes, _piece(0, 36, 20, 58)], 24.0)) == 2


def test_lines_that_touch_are_parted() -> None:
    upper = [_piece(x, 0, x + 20, 24) for x in range(0, 200, 25)]
    lower = [_piece(x, 23, x + 20, 48) for x in range(0, 100, 25)]
    assert [len(line) for line in bands([*upper, *lower], 24.0)] == [8, 4]


def test_the_height_of_a_line_is_that_of_words() -> None:
    digits = [[_piece(0, 0, 10, 17)] for _ in range(50)]
    words = [_piece(x, 0, x + 8, 23) for x in range(0, 80, 10)]
    assert line_height([*digits, words]) == 23
    assert line_height([]) == 0


def test_a_stroke_leans_and_a_one_stands() -> None:
    picture = grey(page([["/", "1"]]))
    leans = []
    for column in range(2):
        inside = interior(picture, _cell(column, 0))
        (piece,) = pieces(inside)
        leans.append(slant(inside, piece.box))
    assert leans[0] > 0.2
    assert leans[1] < 0.12


def test_faint_print_is_ink() -> None:
    cell = np.full((60, 120), 250, np.uint8)
    cell[30:32, 50:60] = 185
    assert len(pieces(cell)) == 1
