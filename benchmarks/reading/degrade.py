"""Makes a clean picture of a page look scanned: skew, blur, grain, uneven light, a red seal, JPEG."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


class Scanner(NamedTuple):
    """How a page is scanned.

    Attributes:
        skew: degrees by which the sheet lay aslant.
        blur: standard deviation in pixels.
        grain: standard deviation of the noise, in grey levels.
        quality: of JPEG (0 to 100); None for none.
        shade: darkening across the page, in grey levels.
        ground: grey level of the paper.
        fade: how much lighter the ink is, 0 (black) to 1 (gone).
        specks: specks of dust to the page.
        turns: quarter turns anticlockwise.
        grey: the scanner does not see colours.
    """

    skew: float = 0.0
    blur: float = 0.0
    grain: float = 0.0
    quality: int | None = None
    shade: float = 0.0
    ground: int = 255
    fade: float = 0.0
    specks: int = 0
    turns: int = 0
    grey: bool = False


CLEAN = Scanner()
OFFICE = Scanner(skew=0.8, blur=0.6, grain=8, quality=70, shade=15, ground=245)
POOR = Scanner(skew=-2.2, blur=0.9, grain=14, quality=60, shade=40, ground=225, fade=0.25, specks=60)
WORN = Scanner(skew=3.0, blur=1.0, grain=12, quality=50, shade=50, ground=205, fade=0.35, specks=150, grey=True)


def scanned(page: Picture, how: Scanner, seed: int = 0) -> Picture:
    """Return an RGB page as that scanner would give it."""
    rng = np.random.default_rng(seed)
    picture = _skewed(page, how.skew)
    if how.blur:
        picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), how.blur), np.uint8)
    light = _ink(picture, how) + _uneven(picture.shape, how) + rng.normal(0, how.grain, picture.shape[:2])[:, :, None]
    out = np.clip(light, 0, 255).astype(np.uint8)
    _dust(out, how.specks, rng)
    if how.grey:
        out = np.repeat(cv2.cvtColor(out, cv2.COLOR_RGB2GRAY)[:, :, None], 3, axis=2).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(_packed(out, how.quality), how.turns))


def sealed(page: Picture, left: int, top: int, size: int) -> Picture:
    """Return the page with a round red seal (公章) over what stands there."""
    ink = page.copy()
    middle, radius = (left + size // 2, top + size // 2), size // 2
    cv2.circle(ink, middle, radius, (205, 40, 45), max(2, size // 32))
    star = [_on_circle(middle, radius * (0.36 if n % 2 else 0.14), n * 36 - 54) for n in range(10)]
    cv2.fillPoly(ink, [np.array(star, np.int32)], (205, 40, 45))
    for angle in range(150, 391, 24):
        cv2.circle(ink, _on_circle(middle, radius * 0.78, angle), max(2, size // 18), (205, 40, 45), max(1, size // 80))
    return np.minimum(page, ink)


def _on_circle(middle: tuple[int, int], radius: float, degrees: float) -> tuple[int, int]:
    turn = np.deg2rad(degrees)
    return round(middle[0] + radius * float(np.cos(turn))), round(middle[1] + radius * float(np.sin(turn)))


def _skewed(page: Picture, degrees: float) -> Picture:
    if not degrees:
        return page
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)), np.uint8)


def _ink(picture: Picture, how: Scanner) -> NDArray[np.float64]:
    """The page with its paper at `ground` and its ink faded towards it."""
    depth = (255.0 - picture) / 255 * (1 - how.fade)
    return how.ground * (1 - depth)


def _uneven(shape: tuple[int, ...], how: Scanner) -> NDArray[np.float64]:
    across = np.linspace(0, -how.shade, shape[1])[None, :, None]
    down = np.linspace(-how.shade / 3, 0, shape[0])[:, None, None]
    return across + down


def _dust(picture: Picture, count: int, rng: np.random.Generator) -> None:
    height, width = picture.shape[:2]
    for x, y, size in zip(rng.integers(0, width, count), rng.integers(0, height, count), rng.integers(1, 3, count), strict=True):
        cv2.circle(picture, (int(x), int(y)), int(size), (90, 90, 90), -1)


def _packed(picture: Picture, quality: int | None) -> Picture:
    if quality is None:
        return picture
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)
