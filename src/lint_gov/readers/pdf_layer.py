"""Whether the text of a PDF can be used at all: there is some, it is what the page shows, and its characters are told.

Pages that are pictures, text that recognition put under a picture, and fonts that do not say which character a glyph is
would give no figures or wrong ones. Such a file goes to recognition (OCR), or is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lint_gov.readers.pdf_glyphs import UNKNOWN, Glyph, words
from lint_gov.readers.pdf_lines import is_wide
from lint_gov.readers.pdf_page import Page

Verdict = Literal["text", "pictures", "unusable"]


def judge(pages: Sequence[Page]) -> Verdict:
    """Say what the text of a file is good for."""
    limits = words()["layer"]
    glyphs = [glyph for page in pages for glyph in page.text.glyphs if not page.drawn.covered]
    bare = sum(1 for page in pages if is_picture(page))
    if len(glyphs) < limits["fewest"] or bare > limits["pictures"] * len(pages):
        return "pictures"
    return "text" if _is_told(glyphs) else "unusable"


def is_picture(page: Page) -> bool:
    """Whether what a page shows is a picture: it has hardly any text that is seen, and something is drawn all over it."""
    limits = words()["layer"]
    if len(page.text.glyphs) >= limits["on_picture"] and not page.drawn.covered:
        return False
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in page.drawn.pictures)
    return bool(area >= limits["area"] * page.space.width * page.space.height)


def _is_told(glyphs: Sequence[Glyph]) -> bool:
    """Whether the characters are told, and make up Chinese text when they are 汉字."""
    limits = words()["layer"]
    if sum(glyph.text == UNKNOWN for glyph in glyphs) > limits["unknown"] * len(glyphs):
        return False
    told = [glyph.text for glyph in glyphs if glyph.text != UNKNOWN]
    if sum(text.isascii() or is_wide(text) or text in limits["other_marks"] for text in told) < limits["known"] * len(told):
        return False
    wide = [text for text in told if is_wide(text)]
    common = sum(text in limits["common"] for text in wide)
    return bool(len(wide) < limits["enough"] or common >= limits["share"] * len(wide))
