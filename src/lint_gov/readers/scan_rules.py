"""Ruling lines of a page and the grids they make (表格线). Sizes are in pixels at `DPI`."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from lint_gov.readers.pdf_grid import Grid, find_grids
from lint_gov.readers.pdf_rules import Rule
from lint_gov.readers.scan_sheets import POINTS, Picture
from lint_gov.tuples import NamedTuple

Mask = NDArray[np.uint8]
_THIN = 11
_DARK = 32
_ACROSS, _DOWN = 45, 22
_REACH_DOWN, _REACH_ACROSS = 14, 6
_WIDE = 500
_NARROW, _LOW = 100.0, 16.0
_LONG = 0.8


class Rules(NamedTuple):
    """The straight lines of a page, in points from its top left corner."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def find_rules(page: Picture) -> Rules:
    """Find long thin strokes, also faint ones; those of characters are left out, since they end at no other rule."""
    dark = np.asarray(255 - page, np.uint8)
    across = _segments(_strokes(dark, _ACROSS))
    down = [rule for rule in _segments(_strokes(np.ascontiguousarray(dark.T), _DOWN)) if _ends_at(rule, across, _REACH_DOWN)]
    across = [rule for rule in across if rule.end - rule.start >= _WIDE or _ends_at(rule, down, _REACH_ACROSS)]
    return Rules(_in_points(across), _in_points([rule for rule in down if _ends_at(rule, across, _REACH_DOWN)]))


def grids_of(rules: Rules) -> list[Grid]:
    """The tables that the lines of a page form, from top to bottom."""
    return [grid for grid in find_grids(rules.across, rules.down) if _is_table(grid, rules.across)]


def _is_table(grid: Grid, across: Sequence[Rule]) -> bool:
    """Whether it is large enough, and lines run through it from side to side; the strokes of large characters do not."""
    left, top, right, bottom = grid.box
    inside = [r for r in across if top - 1 <= r.at <= bottom + 1 and r.end - r.start >= _LONG * (right - left)]
    return right - left >= _NARROW and bottom - top >= _LOW and len(inside) > 1


def _strokes(dark: Picture, length: int) -> Mask:
    """Horizontal strokes: dark without a gap for a length, and thin."""
    wide = cv2.dilate(cv2.blur(dark, (3, 1)), np.ones((3, 1), np.uint8))
    long = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    thick = cv2.morphologyEx(long, cv2.MORPH_OPEN, np.ones((_THIN, 1), np.uint8))
    return np.asarray(cv2.subtract(long, thick) > _DARK, np.uint8)


def _segments(mask: Mask) -> list[Rule]:
    _, _, stats, middles = cv2.connectedComponentsWithStats(mask)
    return [Rule(float(m[1]), int(s[0]), int(s[0] + s[2])) for s, m in zip(stats[1:], middles[1:], strict=True)]


def _ends_at(rule: Rule, others: Sequence[Rule], reach: int) -> bool:
    """Whether a stroke begins at one and ends at another of the strokes that run across it."""
    crossing = [other.at for other in others if other.start - reach <= rule.at <= other.end + reach]
    first = min(crossing, key=lambda at: abs(at - rule.start), default=-1e9)
    last = min(crossing, key=lambda at: abs(at - rule.end), default=-1e9)
    return abs(first - rule.start) <= reach and abs(last - rule.end) <= reach and first < last


def _in_points(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(Rule(*(value * POINTS for value in rule)) for rule in rules)
