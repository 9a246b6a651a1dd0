"""Draws pages as a scanner would give them, without any font of the system."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest

pytest.importorskip("cv2", reason="OpenCV is not installed (extra `scan`)")
pytest.importorskip("numpy", reason="numpy is not installed (extra `scan`)")
Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed (extra `scan`)")

import numpy as np  # noqa: E402
from PIL import ImageDraw, ImageFont  # noqa: E402

LEFT, TOP, WIDTH, HEIGHT = 120, 150, 180, 64


def page(rows: Sequence[Sequence[str | None]], size: tuple[int, int] = (1100, 800), font: int = 30) -> Image.Image:
    """A ruled table on a white page; None: the cell goes on with the one to its left."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    letters = ImageFont.load_default(size=font)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            left, top = LEFT + x * WIDTH, TOP + y * HEIGHT
            draw.line((left, top, left + WIDTH, top), "black", 2)
            if text is None:
                continue
            draw.line((left, top, left, top + HEIGHT), "black", 2)
            draw.text((left + 50, top + 14), text, "black", letters)
    right, bottom = LEFT + len(rows[0]) * WIDTH, TOP + len(rows) * HEIGHT
    draw.line((LEFT, bottom, right, bottom), "black", 2)
    draw.line((right, TOP, right, bottom), "black", 2)
    return picture


def grey(picture: Image.Image) -> np.ndarray:
    """The page as the finding of rules gets it."""
    return np.asarray(picture.convert("L"))


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The bytes of a picture file."""
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()
