"""Columns of tables that have lines between their rows only: where figures stand under each other, with nothing across.

What is found here are the lines that such a table leaves out; with them it is a grid as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint_gov.readers.marks import is_prose, section_number
from lint_gov.readers.pdf_glyphs import Glyph, words
from lint_gov.readers.pdf_grid import NEAR, joined, touch
from lint_gov.readers.pdf_lines import Line, lines_of, pieces
from lint_gov.readers.pdf_rules import Rule
from lint_gov.text.fold import squash

_GAP = 0.5
_FEWEST_RULES, _FEWEST_ROWS, _FEWEST_FIGURES = 3, 2, 5
_SHORTEST = 120.0
_EDGE = 1.5

Span = tuple[float, float]


def missing(across: Sequence[Rule], down: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """Return the vertical lines that tables with horizontal lines only leave out."""
    upright = joined(down)
    free = [rule for rule in joined(across) if not any(touch(rule, other) for other in upright)]
    if sum(rule.end - rule.start >= _SHORTEST for rule in free) < _FEWEST_RULES:
        return []
    rows = lines_of(glyph for glyph in glyphs if glyph.turn == 0)
    return [rule for group in _tables(free, rows) for rule in _lines(group, rows)]


def _tables(rules: Sequence[Rule], rows: Sequence[Line]) -> Iterator[list[Rule]]:
    """The lines of each table from top to bottom; a heading, a sentence or nothing between two lines parts tables."""
    group: list[Rule] = []
    for rule in sorted(rules):
        inside = _between(rows, group[-1].at, rule.at) if group else []
        if group and (rule.at - group[-1].at > NEAR) and not _is_row(inside):
            yield group
            group = []
        group.append(rule)
    yield group


def _between(rows: Sequence[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in rows if top < line.base <= bottom]


def _is_row(lines: Sequence[Line]) -> bool:
    return bool(lines) and not any(section_number(line.text) is not None or is_prose(line.text) for line in lines)


def _lines(rules: Sequence[Rule], rows: Sequence[Line]) -> Iterator[Rule]:
    """The vertical lines of one table."""
    heights = [rule.at for rule in rules if rule.end - rule.start > NEAR]
    bands = [(a, b, _spans(_between(rows, a, b))) for a, b in pairwise(heights) if b - a > NEAR]
    if len(heights) < _FEWEST_RULES:
        return
    at = _columns([spans for _, _, spans in bands])
    at += [x for x in sorted({rule.start for rule in rules}) if all(abs(x - y) > NEAR for y in at)]
    left, right = min(rule.start for rule in rules), max(rule.end for rule in rules)
    at = sorted(x for x in at if left + NEAR < x < right - NEAR)
    above: set[float] = set(at)
    for top, bottom, spans in bands:
        above = _walls([left, *at, right], [(start, end) for start, end, _ in spans], above)
        yield from (Rule(x, top, bottom) for x in sorted(above))


def _spans(lines: Sequence[Line]) -> list[tuple[float, float, str]]:
    """The pieces of text in a row: from where to where, and what."""
    parts = [part for line in lines for part in pieces(line, _GAP)]
    return [(part.left, part.right, squash(part.text)) for part in parts]


def _columns(bands: Sequence[Sequence[tuple[float, float, str]]]) -> list[float]:
    """Between which places figures stand under each other, and where the labels before them end."""
    figure = re.compile(words()["figure"])
    full = [spans for spans in bands if sum(bool(figure.fullmatch(text)) for _, _, text in spans) > 0]
    figures = _merged([(start, end) for spans in full for start, end, text in spans if figure.fullmatch(text)])
    if not figures or (len(full) < _FEWEST_ROWS and len(figures) < _FEWEST_FIGURES):
        return []
    first = figures[0][0]
    labels = [end for spans in bands for _, end, text in spans if end <= first and not figure.fullmatch(text)]
    parted = [(max(labels, default=first), first), *((a[1], b[0]) for a, b in pairwise(figures))]
    how = _alignment(figures, [(start, end) for spans in bands for start, end, _ in spans if start > first - 1])
    return [_edge(how, *pair) for pair in (parted if labels else parted[1:])]


def _edge(how: str, end: float, start: float) -> float:
    """Where the line would be between text that ends here and text that starts there."""
    return {"left": start - _EDGE, "right": end + _EDGE}.get(how, (end + start) / 2)


def _alignment(figures: Sequence[Span], spans: Sequence[Span]) -> str:
    """How texts stand in the columns of figures, by what most of them have in common with the figures under them."""
    left = sum(any(abs(start - a) <= _EDGE for a, _ in figures) for start, _ in spans)
    right = sum(any(abs(end - b) <= _EDGE for _, b in figures) for _, end in spans)
    middle = sum(any(abs(start + end - a - b) <= 2 * _EDGE for a, b in figures) for start, end in spans)
    return "left" if left > max(middle, right) else "right" if right > max(middle, left) else "middle"


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _walls(bounds: Sequence[float], spans: Sequence[Span], above: set[float]) -> set[float]:
    """Which boundaries part cells in a row: none that text crosses, and none that is open above with one cell filled at most."""
    walls = {x for x in bounds[1:-1] if not any(start + 1 < x < end - 1 for start, end in spans)}
    out = set(walls)
    runs: list[list[float]] = [[bounds[0]]]
    for x in bounds[1:]:
        runs[-1].append(x)
        if x in above:
            runs.append([x])
    for run in runs:
        filled = sum(1 for start, end in spans if len(run) > 1 and run[0] <= (start + end) / 2 <= run[-1])
        if filled <= 1:
            out -= set(run[1:-1])
    return out
