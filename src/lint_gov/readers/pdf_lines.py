"""Characters → lines of text: which stand on one line, in which order, and where a blank between them is content."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from lint_gov.readers.pdf_glyphs import Glyph
from lint_gov.readers.pdf_space import Box, around
from lint_gov.tuples import NamedTuple

_SAME_LINE = 0.45
_TWICE = 0.3
# Gaps, in sizes of the font, from which on there is a blank between two characters.
_GAP_LATIN, _PITCH_LATIN = 0.2, 0.72
_GAP_MIXED = 0.5
_GAP_WIDE = 0.8
_WIDE_FROM = "\u2e80"
_NOT_FIRST = "，。、；：？！）】》”’〕〉」』…—%％,.;:?!)]}"
_NOT_LAST = "（【《“‘〔〈「『([{"


class Line(NamedTuple):
    """Characters that stand side by side.

    Attributes:
        base: the height on which they stand.
        page: number of the page, from 1.
    """

    glyphs: tuple[Glyph, ...]
    base: float
    page: int = 0

    @property
    def box(self) -> Box:
        return around([glyph.box for glyph in self.glyphs])

    @property
    def left(self) -> float:
        return self.glyphs[0].x0

    @property
    def right(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """The usual size of its characters."""
        return median(glyph.size for glyph in self.glyphs)

    @property
    def text(self) -> str:
        return compose(self.glyphs)


def lines_of(glyphs: Iterable[Glyph], page: int = 0) -> list[Line]:
    """Return the lines from top to bottom."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.x0)):
        if rows and glyph.base - base <= _SAME_LINE * max(size, glyph.size):
            rows[-1].append(glyph)
            size = max(size, glyph.size)
            base = median(g.base for g in rows[-1]) if len(rows[-1]) < 4 else base
        else:
            rows.append([glyph])
            base, size = glyph.base, glyph.size
    return [Line(tuple(_once(row)), median(g.base for g in row), page) for row in rows]


def _once(row: list[Glyph]) -> Iterator[Glyph]:
    """From left to right, without what is printed twice to look bold."""
    last: Glyph | None = None
    for glyph in sorted(row, key=lambda g: (g.x0, g.order)):
        if (
            last is None
            or glyph.text != last.text
            or glyph.x0 - last.x0 > _TWICE * min(last.size, last.x1 - last.x0 or last.size)
        ):
            yield glyph
            last = glyph


def compose(glyphs: Sequence[Glyph]) -> str:
    """The text of characters side by side, with a blank where there is room for one that means something."""
    parts = [glyphs[0].text] if glyphs else []
    for last, glyph in itertools.pairwise(glyphs):
        parts.append(" " + glyph.text if parted(last, glyph) else glyph.text)
    return "".join(parts)


def parted(last: Glyph, glyph: Glyph) -> bool:
    """Whether a blank stands between two neighbours; what justification and Word put between 汉字 and digits is none."""
    size = min(last.size, glyph.size)
    gap, pitch = glyph.x0 - last.x1, glyph.x0 - last.x0
    wide = is_wide(last.text) + is_wide(glyph.text)
    if wide == 0:
        return gap > _GAP_LATIN * size and pitch > _PITCH_LATIN * size
    return gap > (_GAP_MIXED if wide == 1 else _GAP_WIDE) * size


def is_wide(text: str) -> bool:
    """Whether a character takes a whole square (汉字 and their punctuation)."""
    return text >= _WIDE_FROM


def pieces(line: Line, gap: float) -> list[Line]:
    """The line cut where characters stand further apart than `gap` sizes of the font."""
    out: list[list[Glyph]] = []
    for glyph in line.glyphs:
        if out and glyph.x0 - out[-1][-1].x1 <= gap * line.size:
            out[-1].append(glyph)
        else:
            out.append([glyph])
    return [line._replace(glyphs=tuple(part)) for part in out]


def needs(line: Line) -> float:
    """The room that the first unbreakable word of a line needs: a 汉字 with the mark behind it, a whole number."""
    first = end = line.glyphs[0]
    for last, glyph in zip(line.glyphs, line.glyphs[1:], strict=False):
        bound = glyph.text in _NOT_FIRST or last.text in _NOT_LAST or (last.text in _NOT_FIRST and glyph.text.isascii())
        if not bound and (is_wide(last.text) or is_wide(glyph.text) or parted(last, glyph)):
            break
        end = glyph
    return max(end.x1 - first.x0, first.size / 2)
