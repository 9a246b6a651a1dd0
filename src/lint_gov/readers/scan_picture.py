"""A page made fit for reading: grey, without red seals, evenly lit, upright, of a known scale (图像预处理)."""

from __future__ import annotations

from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from lint_gov.readers.scan_engine import Box, Words, find_lines, recognise
from lint_gov.readers.scan_sheets import DPI, Picture, Sheet

_SEAL = 0.6 * DPI
_LINE = 33
"""Height of a line's box at `DPI`, in pixels, for the sizes of print that reports have."""
_STEPS = ((5.0, 0.5), (0.5, 0.1), (0.1, 0.02))
_SURE = 0.02
_SAMPLE, _SAMPLE_WIDTH = 4, 8
_OVERVIEW = 800
_LONGEST = 3600


def prepare(sheet: Sheet) -> Picture | None:
    """Return the page as an even grey picture (ink dark on white) that stands upright; None when it has no text."""
    grey = flatten(without_seals(_bounded(sheet.picture)))
    straight = rotate(grey, -skew(grey))
    turned = _turned(straight)
    if turned is None or sheet.scaled:
        return turned
    return _scaled(turned, find_lines(turned))


def _bounded(picture: Picture) -> Picture:
    factor = _LONGEST / max(picture.shape[:2])
    return _resized(picture, factor) if factor < 1 else picture


def without_seals(picture: Picture) -> Picture:
    """The picture in grey; where a seal (公章) lies over the text only its black ink is kept.

    Red print elsewhere stays: a red figure is a figure.
    """
    grey: Any = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    hue, saturation, value = cv2.split(cv2.cvtColor(picture, cv2.COLOR_RGB2HSV))
    red = ((hue < 12) | (hue > 160)) & (saturation > 50) & (value > 80)
    joined = cv2.morphologyEx(red.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    for left, top, width, height, _ in stats[1:]:
        if min(width, height) >= _SEAL and 0.5 < width / height < 2:
            part = np.s_[max(0, top - 5) : top + height + 5, max(0, left - 5) : left + width + 5]
            grey[part] = np.where(saturation[part] > 40, np.maximum(picture[part][:, :, 0], grey[part]), grey[part])
    return np.asarray(grey, np.uint8)


def flatten(grey: Picture) -> Picture:
    """Divide by the paper's own brightness, so that shades and grey grounds become white."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    paper = cv2.blur(paper, (15, 15))
    ground = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(ground, 1), scale=250), np.uint8)


def skew(grey: Picture) -> float:
    """By how many degrees the lines of a page rise (text or rules, whichever way the page lies)."""
    factor = 1000 / max(grey.shape)
    small = _resized(grey, factor) if factor < 1 else grey
    ink = (255 - small).astype(np.float32)
    best = 0.0
    for reach, step in _STEPS:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(ink, float(angle))))
    return 0.0 if abs(best) < _SURE else best


def _sharpness(ink: NDArray[np.float32], angle: float) -> float:
    """How sharply lines stand out in the profiles of the picture turned by an angle."""
    turned = _turn(ink, -angle, 0)
    return float(max(np.square(np.diff(turned.sum(axis=axis))).sum() for axis in (0, 1)))


def rotate(picture: Picture, degrees: float) -> Picture:
    """Turn a picture about its middle, anticlockwise; what comes in at the edges is white."""
    return np.asarray(_turn(picture, degrees, 255), np.uint8) if degrees else picture


def _turn(picture: NDArray[Any], degrees: float, ground: int) -> NDArray[Any]:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(ground,)))


def _turned(grey: Picture) -> Picture | None:
    """The page by quarter turns so that its text can be read; None when there is none."""
    boxes = find_lines(grey, _OVERVIEW)
    if not boxes:
        return None
    upright = sum(box.width for box in boxes if box.width > 1.5 * box.height)
    lying = sum(box.height for box in boxes if box.height > 1.5 * box.width)
    page = np.ascontiguousarray(np.rot90(grey)) if lying > upright else grey
    lines = find_lines(page, _OVERVIEW) if lying > upright else boxes
    return np.ascontiguousarray(np.rot90(page, 2)) if _is_upside_down(page, lines) else page


def _is_upside_down(page: Picture, boxes: list[Box]) -> bool:
    """Whether pieces of a few of the longest lines read better the other way round."""
    longest = sorted(boxes, key=lambda box: -box.width)[:_SAMPLE]
    crops = [page[b.top : b.bottom, b.left : min(b.right, b.left + _SAMPLE_WIDTH * b.height)] for b in longest]
    turned = [np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops]
    return _sum(recognise(turned)) > _sum(recognise(crops))


def _sum(words: list[Words]) -> float:
    return sum(word.score * len(word.text) for word in words)


def _scaled(page: Picture, boxes: list[Box]) -> Picture:
    """A picture whose scale is unknown, brought to `DPI` by the height of its lines."""
    if not boxes:
        return page
    factor = _LINE / median(box.height for box in boxes)
    factor = min(factor, 4.0, _LONGEST / max(page.shape))
    return page if 0.8 < factor < 1.3 else _resized(page, factor)


def _resized(picture: Picture, factor: float) -> Picture:
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=how), np.uint8)
