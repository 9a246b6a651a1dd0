"""The OCR engine: rapidocr with the models of its own wheel, never from the network (识别引擎)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import rapidocr

from lint_gov.errors import InputError
from lint_gov.readers.scan_sheets import Picture
from lint_gov.tuples import NamedTuple


class Box(NamedTuple):
    """A rectangle of a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.right - self.left


class Words(NamedTuple):
    """What was recognised, and how sure the model is (0 to 1)."""

    text: str
    score: float


_DETECTION = 1200
# Pictures of a few digits are padded to this width and not to 320: the same texts in a third of the time (measured).
_NARROW = [3, 48, 96]


def find_lines(picture: Picture, longest: int = _DETECTION) -> list[Box]:
    """Where lines of text stand in a grey picture; a reduced one shows it as well, ten times as fast (measured)."""
    scale = min(1.0, longest / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    found = _engine()(_coloured(np.asarray(small, np.uint8)), use_det=True, use_cls=False, use_rec=False)
    quads = getattr(found, "boxes", None)
    boxes = [] if quads is None else [_upright(quad / scale, picture) for quad in quads]
    return [box for box in boxes if box.width > 2 and box.height > 2]


def recognise(crops: Sequence[Picture]) -> list[Words]:
    """Read grey pictures of one line each."""
    if not crops:
        return []
    found = _engine().recognize_txt([_coloured(crop) for crop in crops])
    return [Words(text, float(score)) for text, score in zip(found.txts, found.scores, strict=True)]


def _upright(quad: Any, picture: Picture) -> Box:
    height, width = picture.shape[:2]
    left, top = np.clip(quad.min(axis=0), 0, (width, height))
    right, bottom = np.clip(np.ceil(quad.max(axis=0)), 0, (width, height))
    return Box(int(left), int(top), int(right), int(bottom))


def _coloured(picture: Picture) -> Picture:
    return np.repeat(picture[:, :, None], 3, axis=2)


@cache
def _engine() -> Any:
    """The engine, made once a process. Naming the model files keeps it from fetching any."""
    folder = Path(rapidocr.__file__).parent / "models"
    settings: dict[str, object] = {"Global.log_level": "critical", "Global.use_cls": False, "Rec.rec_img_shape": _NARROW}
    for part in ("Det", "Rec"):
        models = sorted(folder.glob(f"*_{part.lower()}_*.onnx"))
        if not models:
            raise InputError("no-ocr", {"module": f"rapidocr ({part})"})
        settings[f"{part}.model_path"] = str(models[-1])
    return rapidocr.RapidOCR(params=settings)
