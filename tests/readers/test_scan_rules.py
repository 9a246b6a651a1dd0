"""Rules of a scanned page and the grids they make."""

from __future__ import annotations

import pytest

from readers.scan_pages import HEIGHT, LEFT, TOP, WIDTH, grey, page

import numpy as np  # isort: skip
from lint_gov.readers.pdf_grid import Field, Grid  # isort: skip
from lint_gov.readers.scan_picture import flatten, rotate, skew  # isort: skip
from lint_gov.readers.scan_rules import find_rules, grids_of  # isort: skip
from lint_gov.readers.scan_sheets import POINTS, Picture  # isort: skip

ROWS = [["ABLE", None, "1"], ["HILL", "EFEF", "0"], ["HEEL", "LEFT", "22"]]


def _grids(picture: Picture) -> list[Grid]:
    return grids_of(find_rules(picture))


def test_a_grid_with_its_merged_cell() -> None:
    (grid,) = _grids(grey(page(ROWS)))
    assert [round(x / POINTS) for x in grid.xs] == pytest.approx([LEFT + n * WIDTH for n in range(4)], abs=3)
    assert [round(y / POINTS) for y in grid.ys] == pytest.approx([TOP + n * HEIGHT for n in range(4)], abs=3)
    assert grid.fields[0] == Field(0, 0, 1, 2)
    assert len(grid.fields) == 8


def test_strokes_of_characters_are_no_rules() -> None:
    assert _grids(grey(page([["HHHHHHHH", None, "LLLL"], ["TTTT", "FFFF", "EEEE"]], font=44)))[0].xs.__len__() == 4


def test_faint_noisy_rules_are_found() -> None:
    rng = np.random.default_rng(3)
    faint = 255 - (255 - grey(page(ROWS)).astype(float)) * 0.6 + rng.normal(0, 9, (800, 1100))
    (grid,) = _grids(np.clip(faint, 0, 255).astype(np.uint8))
    assert (len(grid.xs), len(grid.ys), len(grid.fields)) == (4, 4, 8)


@pytest.mark.parametrize("degrees", [-2.5, 0.8])
def test_a_skewed_page_is_set_straight(degrees: float) -> None:
    aslant = rotate(grey(page(ROWS)), degrees)
    assert skew(aslant) == pytest.approx(degrees, abs=0.06)
    (grid,) = _grids(rotate(aslant, -skew(aslant)))
    assert len(grid.fields) == 8


def test_running_text_is_no_table() -> None:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1100, 800), 255)
    for line in range(12):
        text = "HELLO WORLD THE FIFTH LITTLE HILL " * 2
        ImageDraw.Draw(picture).text((40, 40 + 34 * line), text, 0, ImageFont.load_default(size=28))
    assert _grids(np.asarray(picture)) == []


def test_a_grey_ground_becomes_white() -> None:
    shaded = (grey(page(ROWS)).astype(float) * np.linspace(0.55, 0.95, 1100)).astype(np.uint8)
    flat = flatten(shaded)
    assert flat[TOP + 30, LEFT + 20] > 235
    assert len(_grids(flat)[0].fields) == 8
