"""The ruling lines of a page (表格线): strokes, thin filled shapes, thin pictures; in forms, under any matrix, clipped."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from typing import Any

from lint_gov.errors import InputError
from lint_gov.readers.pdf_space import IDENTITY, Box, Matrix, Space, box_of, moved, times
from lint_gov.tuples import NamedTuple

MAX_OBJECTS = 60_000
"""Drawn things of one page, their points included; a map or a plan may have more, a report never."""

_MAX_NESTING = 12
_THICK = 3.5
_SHORT = 3.0
_SKEW = 0.6
_COVERS = 0.85


class Rule(NamedTuple):
    """A straight line: at `at` across (y of a horizontal, x of a vertical one), from `start` to `end` along it."""

    at: float
    start: float
    end: float


class Drawn(NamedTuple):
    """What is drawn on a page besides text.

    Attributes:
        across, down: horizontal and vertical lines.
        pictures: the boxes of pictures.
        covered: a picture lies over the text, so that nobody sees it.
    """

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    pictures: tuple[Box, ...]
    covered: bool = False


def read_drawn(page: Any, space: Space) -> Drawn:
    """Read the lines and pictures of a page; `page` is a `pypdfium2.PdfPage`."""
    from pypdfium2 import raw

    reader = _Reader(space)
    objects = (raw.FPDFPage_GetObject(page.raw, n) for n in range(raw.FPDFPage_CountObjects(page.raw)))
    reader.read(objects, space.matrix, 0)
    return Drawn(tuple(reader.across), tuple(reader.down), tuple(reader.pictures), reader.covered)


class _Reader:
    """Collects the lines of one page."""

    def __init__(self, space: Space) -> None:
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures: list[Box] = []
        self.covered = False
        self._texts = 0
        self._page: Box = (0, 0, space.width, space.height)
        self._budget = MAX_OBJECTS

    def read(self, objects: Iterator[Any], matrix: Matrix, depth: int) -> None:
        from pypdfium2 import raw

        for item in objects:
            self._spend(1)
            kind = raw.FPDFPageObj_GetType(item)
            self._texts += kind == raw.FPDF_PAGEOBJ_TEXT
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, matrix)
            elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
                self._picture(item, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_NESTING:
                inner = (raw.FPDFFormObj_GetObject(item, n) for n in range(raw.FPDFFormObj_CountObjects(item)))
                self.read(inner, times(_matrix(item), matrix), depth + 1)

    def _spend(self, count: int) -> None:
        self._budget -= count
        if self._budget < 0:
            raise InputError("page-too-full", {"limit": MAX_OBJECTS})

    def _path(self, item: Any, matrix: Matrix) -> None:
        from pypdfium2 import raw

        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
        if not fill.value and not stroke.value:
            return
        count = raw.FPDFPath_CountSegments(item)
        self._spend(count)
        visible = self._visible(item, matrix)
        for points in _lines(item, count, times(_matrix(item), matrix)):
            if stroke.value:
                self._stroked(points, visible)
            elif len(points) > 1:
                self._filled(_bounds(points), visible)

    def _stroked(self, points: list[tuple[float, float]], visible: Box) -> None:
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            if abs(y1 - y0) <= _SKEW or abs(x1 - x0) <= _SKEW:
                self._filled((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), visible)

    def _filled(self, box: Box, visible: Box) -> None:
        """A shape as a line along its longer side, when what is seen of it is thin."""
        left, top, right, bottom = _common(box, visible)
        width, height = right - left, bottom - top
        if min(width, height) < 0 or min(width, height) > _THICK or max(width, height) < _SHORT:
            return
        if width >= height:
            self.across.append(Rule((top + bottom) / 2, left, right))
        else:
            self.down.append(Rule((left + right) / 2, top, bottom))

    def _picture(self, item: Any, matrix: Matrix) -> None:
        from pypdfium2 import raw

        left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
        if not raw.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top)):
            return
        box = box_of(matrix, left.value, bottom.value, right.value, top.value)
        self._filled(box, self._page)
        if min(box[2] - box[0], box[3] - box[1]) > _THICK:
            seen = _common(box, self._page)
            self.pictures.append(seen)
            whole = _area(seen) >= _COVERS * _area(self._page) and not raw.FPDFPageObj_HasTransparency(item)
            self.covered = self.covered or (whole and self._texts > 0)

    def _visible(self, item: Any, matrix: Matrix) -> Box:
        """The part of the page to which a thing is clipped; its clip is in the coordinates of what it stands in."""
        from pypdfium2 import raw

        clip = raw.FPDFPageObj_GetClipPath(item)
        visible = self._page
        for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
            count = max(raw.FPDFClipPath_CountPathSegments(clip, path), 0)
            self._spend(count)
            points = [_point(raw.FPDFClipPath_GetPathSegment(clip, path, n), matrix) for n in range(count)]
            if points:
                visible = _common(visible, _bounds(points))
        return visible


def _common(first: Box, second: Box) -> Box:
    """The part that two boxes share; its sides are crossed when there is none."""
    return max(first[0], second[0]), max(first[1], second[1]), min(first[2], second[2]), min(first[3], second[3])


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def _bounds(points: list[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(item: Any) -> Matrix:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, byref(found)):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _point(segment: Any, matrix: Matrix) -> tuple[float, float]:
    from pypdfium2 import raw

    x, y = c_float(), c_float()
    raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    return moved(matrix, x.value, y.value)


def _lines(item: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The parts of a path as corners; a part with curves (a seal, a letter drawn as a shape) is left out."""
    from pypdfium2 import raw

    points: list[tuple[float, float]] = []
    curved = False
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if points and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        points.append(_point(segment, matrix))
        if raw.FPDFPathSegment_GetClose(segment) and not curved:
            points.append(points[0])
    if points and not curved:
        yield points
