"""The characters of a page: what each is, where it stands, and whether the file says what it is at all."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_void_p, cast
from functools import cache
from math import hypot
from typing import Any

from lint_gov import data
from lint_gov.errors import InputError
from lint_gov.readers.pdf_space import Box, Matrix, Space, box_of, direction, moved, times
from lint_gov.tuples import NamedTuple

MAX_GLYPHS = 50_000
"""Characters of one page; a dense A3 table has some five thousand."""

UNKNOWN = "\ufffd"
"""Stands for a glyph of which the file does not say what character it is."""

_TURNED_PAGE = 0.6
_PRIVATE = ("Co", "Cn", "Cs")


class Glyph(NamedTuple):
    """One printed character.

    Attributes:
        text: the character; `UNKNOWN` when the file does not tell.
        x0, y0, x1, y1: its box, from the top left of the page.
        base: the line it stands on (baseline).
        size: of its font, in points.
        turn: which way its line runs: 0 to the right, 90 downwards, 270 upwards.
        order: where it comes in the file.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    turn: int = 0
    order: int = 0

    @property
    def middle(self) -> float:
        """Of its width."""
        return (self.x0 + self.x1) / 2

    @property
    def box(self) -> Box:
        return self.x0, self.y0, self.x1, self.y1


class Text(NamedTuple):
    """The characters of a page.

    Attributes:
        space: turned so that most of the text runs to the right.
        glyphs: in the order of the file, without blanks.
        tilted: text that runs aslant (a watermark, 水印).
        hidden: how many characters are there that nobody sees.
    """

    space: Space
    glyphs: tuple[Glyph, ...]
    tilted: str = ""
    hidden: int = 0


@cache
def words() -> dict[str, Any]:
    """The data of `rules/pdf.yaml`."""
    loaded: dict[str, Any] = data.load("pdf")
    return loaded


@cache
def _radicals() -> dict[int, str]:
    """Radicals (⺠, ⾏) that some producers write for the characters (民, 行) of the same shape."""
    written = words()["radicals"]
    return {ord(radical): plain for radical, plain in zip(written[::2], written[1::2], strict=True)}


def read_text(page: Any, space: Space) -> Text:
    """Read the text of a page; `page` is a `pypdfium2.PdfPage`."""
    from pypdfium2 import raw

    layer = raw.FPDFText_LoadPage(page.raw)
    if not layer:
        return Text(space, ())
    try:
        count = raw.FPDFText_CountChars(layer)
        if count > MAX_GLYPHS:
            raise InputError("page-too-full", {"limit": MAX_GLYPHS})
        return _text(list(_marks(layer, count)), space)
    finally:
        raw.FPDFText_ClosePage(layer)


class _Mark(NamedTuple):
    """A character as PDFium gives it, in the coordinates of the file."""

    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    matrix: Matrix
    size: float
    hidden: bool


def _marks(layer: Any, count: int) -> Iterator[_Mark]:
    """The visible and the hidden characters; blanks and what PDFium adds are left out."""
    from pypdfium2 import raw

    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    places = (byref(box), byref(x), byref(y), byref(matrix))
    parts: dict[int, tuple[float, bool]] = {}
    for index in range(count):
        code = raw.FPDFText_GetUnicode(layer, index)
        if code <= 0x20 or code == 0xA0 or code == 0x3000 or raw.FPDFText_IsGenerated(layer, index) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(layer, index, places[0])
        raw.FPDFText_GetCharOrigin(layer, index, places[1], places[2])
        raw.FPDFText_GetMatrix(layer, index, places[3])
        text = UNKNOWN if raw.FPDFText_HasUnicodeMapError(layer, index) == 1 else _character(code)
        part = raw.FPDFText_GetTextObject(layer, index)
        key = cast(part, c_void_p).value or 0
        if key not in parts:
            parts[key] = raw.FPDFText_GetFontSize(layer, index), _is_hidden(part)
        size, hidden = parts[key]
        turned = (matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0)
        around = (box.left, box.bottom, box.right, box.top)
        yield _Mark(text, around, (x.value, y.value), turned, size * hypot(matrix.c, matrix.d), hidden)


def _is_hidden(part: Any) -> bool:
    """Whether a piece of text is not printed: recognition (OCR) puts its text invisibly under the picture."""
    from pypdfium2 import raw

    unseen = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
    return bool(part) and raw.FPDFTextObj_GetTextRenderMode(part) in unseen


@cache
def _character(code: int) -> str:
    if code in _radicals():
        return _radicals()[code]
    if 0x2F00 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        return unicodedata.normalize("NFKC", chr(code))
    if code == 0xFFFD or 0xD800 <= code < 0xE000:
        return UNKNOWN
    return UNKNOWN if unicodedata.category(chr(code)) in _PRIVATE else chr(code)


def _text(marks: list[_Mark], space: Space) -> Text:
    seen = [mark for mark in marks if not mark.hidden]
    turns = [direction(times(mark.matrix, space.matrix)) for mark in seen]
    usual = Counter(turn for turn in turns if turn is not None).most_common(1)
    if usual and usual[0][0] and usual[0][1] > _TURNED_PAGE * len(seen):
        space = space.turned(360 - usual[0][0])
        turns = [direction(times(mark.matrix, space.matrix)) for mark in seen]
    glyphs = tuple(
        glyph
        for order, (mark, turn) in enumerate(zip(seen, turns, strict=True))
        if turn is not None and _inside(glyph := _glyph(mark, turn, order, space), space)
    )
    tilted = "".join(mark.text for mark, turn in zip(seen, turns, strict=True) if turn is None)
    return Text(space, glyphs, tilted, len(marks) - len(seen))


def _glyph(mark: _Mark, turn: int, order: int, space: Space) -> Glyph:
    x0, y0, x1, y1 = box_of(space.matrix, *mark.box)
    x, y = moved(space.matrix, *mark.origin)
    if turn == 0:
        x0 = min(x0, x)
    size = mark.size or max(x1 - x0, y1 - y0)
    return Glyph(mark.text, x0, y0, x1, y1, y if turn in (0, 180) else y1, size, turn, order)


def _inside(glyph: Glyph, space: Space) -> bool:
    """Whether it lies on the visible part of the page (CropBox)."""
    return -1 <= glyph.middle <= space.width + 1 and -1 <= (glyph.y0 + glyph.y1) / 2 <= space.height + 1
