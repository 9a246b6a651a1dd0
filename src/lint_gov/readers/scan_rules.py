"""Ruling lines of a page and the grids they make (表格线). Sizes are in pixels at `DPI`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from lint_gov.readers.pdf_grid import Grid, find_grids
from lint_gov.readers.pdf_rules import Rule
from lint_gov.readers.scan_sheets import POINTS, Picture

Mask = NDArray[np.uint8]
_THIN = 11
_RESPONSE = 26
_DARK, _SOLID = 40, 0.8
_ACROSS, _DOWN = 45, 22
_SLACK = 9
_NARROW, _LOW = 100.0, 16.0
_LONG = 0.8


class Rules(NamedTuple):
    """The straight lines of a page, in points from its top left corner."""

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def find_rules(page: Picture) -> Rules:
    """Find long thin strokes, also faint ones and such as noise has broken; those of characters are left out."""
    dark = np.asarray(255 - page, np.uint8)
    across = _segments(_strokes(dark, _ACROSS))
    down = _segments(_strokes(np.ascontiguousarray(dark.T), _DOWN))
    return Rules(_in_points(across), _in_points([rule for rule in down if _ends_at_rules(rule, across)]))


def grids_of(rules: Rules) -> list[Grid]:
    """The tables that the lines of a page form, from top to bottom."""
    return [grid for grid in find_grids(rules.across, rules.down) if _is_table(grid, rules.across)]


def _is_table(grid: Grid, across: Sequence[Rule]) -> bool:
    """Whether it is large enough, and lines run through it from side to side; the strokes of large characters do not."""
    left, top, right, bottom = grid.box
    inside = [r for r in across if top - 1 <= r.at <= bottom + 1 and r.end - r.start >= _LONG * (right - left)]
    return right - left >= _NARROW and bottom - top >= _LOW and len(inside) > 1


def _strokes(dark: Picture, length: int) -> Mask:
    """Horizontal strokes: smoothed along, they stand out against what lies above and below."""
    smooth = cv2.blur(dark, (length // 2, 1))
    thick = cv2.morphologyEx(smooth, cv2.MORPH_OPEN, np.ones((_THIN, 1), np.uint8))
    thin = (cv2.subtract(smooth, thick) > _RESPONSE).astype(np.uint8)
    found = cv2.morphologyEx(thin, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    return _solid(found, (cv2.dilate(dark, np.ones((3, 1), np.uint8)) > _DARK).astype(np.uint8))


def _solid(found: NDArray[Any], ink: Mask) -> Mask:
    """The strokes that are of one piece; a line of characters becomes one only by smoothing."""
    count, labels = cv2.connectedComponents(found)
    size = np.bincount(labels.ravel(), minlength=count)
    inked = np.bincount(labels.ravel(), weights=ink.ravel(), minlength=count)
    keep = inked >= _SOLID * size
    keep[0] = False
    return np.asarray(keep[labels], np.uint8)


def _segments(mask: Mask) -> list[Rule]:
    _, _, stats, middles = cv2.connectedComponentsWithStats(mask)
    return [Rule(float(m[1]), int(s[0]), int(s[0] + s[2])) for s, m in zip(stats[1:], middles[1:], strict=True)]


def _ends_at_rules(down: Rule, across: Sequence[Rule]) -> bool:
    """Whether a vertical stroke begins and ends at two horizontal rules that reach so far."""
    reach = _DOWN // 2 + _SLACK
    crossing = [r.at for r in across if r.start - reach <= down.at <= r.end + reach]
    first = min(crossing, key=lambda at: abs(at - down.start), default=-1e9)
    last = min(crossing, key=lambda at: abs(at - down.end), default=-1e9)
    return abs(first - down.start) <= reach and abs(last - down.end) <= reach and first < last


def _in_points(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(Rule(*(value * POINTS for value in rule)) for rule in rules)
