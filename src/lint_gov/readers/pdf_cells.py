"""Cells with their text: characters put into the fields of a grid and read in the way they run there."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from lint_gov.readers.pdf_glyphs import UNKNOWN, Glyph
from lint_gov.readers.pdf_grid import Field, Grid
from lint_gov.readers.pdf_lines import Line, lines_of, needs
from lint_gov.readers.pdf_space import Box
from lint_gov.tuples import NamedTuple

_PADDING = 12.0
_ABOVE_BASE = 0.3
_TIGHT = 0.1


class Filled(NamedTuple):
    """A cell of a grid with its text and its box on the page.

    Attributes:
        doubtful: its figure may be misread (by recognition), or the file does not tell it.
        open_above, open_below: no line closes it there.
    """

    field: Field
    text: str
    box: Box
    doubtful: bool = False
    open_above: bool = False
    open_below: bool = False


def fill(grid: Grid, glyphs: Iterable[Glyph]) -> list[Filled]:
    """Return the cells of a grid with the text of the characters in it."""
    owner = {
        (row, column): field
        for field in grid.fields
        for row in range(field.row, field.row + field.rows)
        for column in range(field.column, field.column + field.columns)
    }
    held: dict[Field, list[Glyph]] = defaultdict(list)
    split: set[Field] = set()
    last: Glyph | None = None
    for glyph in glyphs:
        field = owner[grid.position(*point(glyph))]
        if last is not None and _one_number(last, glyph) and held[field][-1:] != [last]:
            split |= {field, owner[grid.position(*point(last))]}
        held[field].append(glyph)
        last = glyph
    cells = (_filled(grid, field, held[field]) for field in grid.fields)
    return [cell._replace(doubtful=cell.doubtful or cell.field in split) for cell in cells]


def _one_number(last: Glyph, glyph: Glyph) -> bool:
    """Whether two digits stand side by side as in one number, so that no line of a table can mean to part them."""
    beside = last.turn == glyph.turn == 0 and last.base == glyph.base and last.size == glyph.size
    return beside and last.text.isdecimal() and glyph.text.isdecimal() and -1 < glyph.x0 - last.x1 < _TIGHT * glyph.size


def _filled(grid: Grid, field: Field, glyphs: Sequence[Glyph]) -> Filled:
    box = grid.box_of(field)
    text = _text(glyphs, box)
    return Filled(field, text, box, UNKNOWN in text, *grid.is_open(field))


def without_empty_rows(cells: Sequence[Filled], height: int) -> tuple[list[Filled], int]:
    """The cells without rows in which nothing begins, and how many rows are left.

    Such rows come of lines that part nothing: of merged cells that end beside the line of their last row, and of the
    frame of a table that goes on over the page.
    """
    kept = sorted({cell.field.row for cell in cells if cell.text})
    rows = {row: bisect_left(kept, row) for row in range(height + 1)}
    out: list[Filled] = []
    for cell in cells:
        field = cell.field
        first, last = rows[field.row], rows[field.row + field.rows]
        if last > first:
            out.append(cell._replace(field=field._replace(row=first, rows=last - first)))
    return sorted(out, key=lambda c: (c.field.row, c.field.column)), len(kept)


def point(glyph: Glyph) -> tuple[float, float]:
    """The point of a character that tells in which cell it stands."""
    upright = glyph.turn in (0, 180)
    return glyph.middle, glyph.base - _ABOVE_BASE * glyph.size if upright else (glyph.y0 + glyph.y1) / 2


def _text(glyphs: Sequence[Glyph], box: Box) -> str:
    if not glyphs:
        return ""
    turn = Counter(glyph.turn for glyph in glyphs).most_common(1)[0][0]
    if turn == 0 and _runs_down(glyphs):
        turn = 90
    if turn in (90, 270):
        glyphs = [_righted(glyph, turn) for glyph in glyphs]
        box = (box[1], box[0], box[3], box[2])
    return join(lines_of(glyphs), box[2] - box[0])


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Whether upright characters are written from top to bottom in more than one column (竖排)."""
    steps = [(b.middle - a.middle, b.base - a.base, a.size) for a, b in itertools.pairwise(glyphs)]
    down = sum(1 for dx, dy, size in steps if dy > 0.5 * size and abs(dx) < 0.5 * size)
    beside = sum(1 for dx, dy, size in steps if abs(dy) < 0.5 * size)
    spread = max(g.middle for g in glyphs) - min(g.middle for g in glyphs)
    return not beside and down > 0 and spread > 0.6 * median(g.size for g in glyphs)


def _righted(glyph: Glyph, turn: int) -> Glyph:
    """A character of a line that runs down or up, as if the line ran to the right."""
    x0, y0, x1, y1 = (glyph.y0, -glyph.x1, glyph.y1, -glyph.x0) if turn == 90 else (-glyph.y1, glyph.x0, -glyph.y0, glyph.x1)
    return glyph._replace(x0=x0, y0=y0, x1=x1, y1=y1, base=y1, turn=0)


def join(lines: Sequence[Line], width: float) -> str:
    """The text of a cell: a line that filled the cell goes on in the next one, any other ends."""
    text = lines[0].text if lines else ""
    for line, after in itertools.pairwise(lines):
        full = width - (line.right - line.left) <= needs(after) + _PADDING
        text += after.text if full else "\n" + after.text
    return text
