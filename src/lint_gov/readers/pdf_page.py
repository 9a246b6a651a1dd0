"""A page taken apart: what stands in grids, what is running text, what are pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lint_gov.readers.pdf_cells import fill, point, without_empty_rows
from lint_gov.readers.pdf_columns import missing
from lint_gov.readers.pdf_glyphs import Glyph, Text, read_text
from lint_gov.readers.pdf_grid import Grid, find_grids
from lint_gov.readers.pdf_join import Part, part
from lint_gov.readers.pdf_lines import Line, lines_of
from lint_gov.readers.pdf_rules import Drawn, read_drawn
from lint_gov.readers.pdf_space import Space, page_space
from lint_gov.tuples import NamedTuple

_LINES_IN_BOX = 3
_STICKS_OUT = 1.4
_LEADING = 2.2


class Page(NamedTuple):
    """A page.

    Attributes:
        number: from 1.
        lines: the text outside grids, from top to bottom.
        tables: its grids, each with its cells.
    """

    number: int
    text: Text
    drawn: Drawn
    lines: tuple[Line, ...]
    tables: tuple[tuple[Grid, Part], ...]

    @property
    def space(self) -> Space:
        return self.text.space

    @property
    def reach(self) -> tuple[float, float] | None:
        """From where to where its tables reach, None when it has none."""
        boxes = [grid.box for grid, _ in self.tables]
        return (min(b[1] for b in boxes), max(b[3] for b in boxes)) if boxes else None


def read_page(document: Any, index: int) -> Page:
    """Read one page of a `pypdfium2.PdfDocument`."""
    page = document[index]
    try:
        text = read_text(page, page_space(tuple(page.get_bbox()), page.get_rotation() // 90))
        drawn = read_drawn(page, text.space)
    finally:
        page.close()
    down = [*drawn.down, *missing(drawn.across, drawn.down, text.glyphs)]
    grids = _without_frames(find_grids(drawn.across, down))
    grids = [_with_rest(grid, text.glyphs) for grid in grids]
    held, free = _sorted_out(text.glyphs, grids)
    tables: list[tuple[Grid, Part]] = []
    for grid, glyphs in zip(grids, held, strict=True):
        lines = lines_of(glyphs, index + 1) if len(grid.fields) == 1 else []
        if len(lines) > _LINES_IN_BOX:
            free += glyphs
        elif glyphs:
            tables.append((grid, _part(grid, glyphs, index + 1, lines)))
    return Page(index + 1, text, drawn, tuple(lines_of(free, index + 1)), tuple(tables))


def _without_frames(grids: Sequence[Grid]) -> list[Grid]:
    """The grids that hold no other grid: lines round a part of the page are no table."""
    return [g for g in grids if not any(_within(other, g) for other in grids if other is not g)]


def _within(inner: Grid, outer: Grid) -> bool:
    left, top, right, bottom = inner.box
    return outer.holds(left, top) and outer.holds(right, bottom)


def _with_rest(grid: Grid, glyphs: Sequence[Glyph]) -> Grid:
    """The grid with the lines of text that stick out of its last row, where that goes on over the page."""
    bottom = grid.ys[-1]
    if not grid.open_bottom:
        return grid
    for glyph in sorted(glyphs, key=lambda g: g.base):
        near = bottom < glyph.base <= bottom + _STICKS_OUT * glyph.size
        if near and grid.xs[0] < glyph.middle < grid.xs[-1] and any(_stands_over(other, glyph) for other in glyphs):
            bottom = glyph.base + 1
    return grid._replace(ys=(*grid.ys[:-1], bottom))


def _stands_over(above: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands in the line above another, in the same font."""
    step = (glyph.base - above.base) / glyph.size
    return 0.8 < step < _LEADING and abs(above.middle - glyph.middle) < 2 * glyph.size and abs(above.size - glyph.size) < 0.5


def _sorted_out(glyphs: Sequence[Glyph], grids: Sequence[Grid]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The characters in each grid, and those in none."""
    held: list[list[Glyph]] = [[] for _ in grids]
    free: list[Glyph] = []
    for glyph in glyphs:
        at = next((n for n, grid in enumerate(grids) if grid.holds(*point(glyph))), None)
        (free if at is None else held[at]).append(glyph)
    return held, free


def _part(grid: Grid, glyphs: Sequence[Glyph], page: int, lines: Sequence[Line]) -> Part:
    cells, height = without_empty_rows(fill(grid, glyphs), len(grid.ys) - 1)
    return part(grid.xs, height, cells, page, (grid.open_top, grid.open_bottom), tuple(lines))
