"""The pages of a scan as pictures, one after another, within limits (页面)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from lint_gov.errors import InputError
from lint_gov.readers.pdf_open import opened
from lint_gov.tuples import NamedTuple

MAX_PAGES = 60
"""Pages of a scan; at some ten seconds a page more would take too long to wait for."""

MAX_PIXELS = 80_000_000
"""Pixels of one picture before it is decoded: an A3 page at 600 dpi. Larger ones may be bombs."""

DPI = 200
"""Pixels to the inch at which pages are read: less costs figures, more only time."""

POINTS = 72 / DPI
"""Points to a pixel."""

_A4 = 842
_SHORTEST, _LONGEST = 700, 1250
"""Points of the longer side between which a PDF's page size is believed; scanners' software may take pixels for points."""

Picture = NDArray[np.uint8]


class Sheet(NamedTuple):
    """A page: its number from 1, its picture (height × width × RGB), and whether its scale is known to be `DPI`."""

    number: int
    picture: Picture
    scaled: bool


def pdf_sheets(data: bytes) -> Iterator[Sheet]:
    """Render the pages of a PDF file."""
    with opened(data) as pdf:
        _check_pages(len(pdf))
        for number in range(len(pdf)):
            page = pdf[number]
            longer = max(page.get_size())
            believed = _SHORTEST <= longer <= _LONGEST
            scale = 1 / POINTS if believed else _A4 / (POINTS * max(longer, 1))
            picture = page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]
            page.close()
            yield Sheet(number + 1, np.ascontiguousarray(picture), believed)


def image_sheets(data: bytes) -> Iterator[Sheet]:
    """Decode a picture; a TIFF may hold many."""
    Image.MAX_IMAGE_PIXELS = None  # its own limit only warns; ours is asked first
    try:
        with Image.open(BytesIO(data)) as image:
            count = getattr(image, "n_frames", 1)
            _check_pages(count)
            for number in range(count):
                image.seek(number)
                _check_pixels(*image.size)
                yield Sheet(number + 1, _decoded(image), False)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise _damaged(str(error)) from None


def _decoded(image: Image.Image) -> Picture:
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("LA", "PA", "RGBA") or "transparency" in upright.info:
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    elif upright.mode.startswith("I"):
        upright = Image.fromarray((np.asarray(upright).astype(np.uint32) >> 8).astype(np.uint8))
    found: Any = np.asarray(upright.convert("RGB"))
    return np.ascontiguousarray(found)


def _check_pages(count: int) -> None:
    if count > MAX_PAGES:
        raise InputError("too-many-pages", {"pages": count, "limit": MAX_PAGES})


def _check_pixels(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise InputError("picture-too-large", {"width": width, "height": height, "limit": MAX_PIXELS // 1_000_000})


def _damaged(detail: str) -> InputError:
    # Libraries name the stream that they were given, by its place in memory.
    return InputError("scan-damaged", {"detail": re.sub(r"\s*<[^<>]*object at 0x[0-9a-f]+>", "", detail)})
