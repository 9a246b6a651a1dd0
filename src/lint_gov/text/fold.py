"""Folding of text for comparison, one character to one character, so that offsets hold.

Not NFKC: that turns ① into 1 and （） into (), which changes what a report says (measured in the
project's library notes). Only widths of digits, letters and arithmetic signs, blanks, Kangxi radicals and the
traditional characters of reports are folded; `key` goes further and is for comparing labels only.
What is shown to the user is the text itself, never a folded one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from lint_gov.data import load

_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_SIGNS = {ord(wide): ord(plain) for wide, plain in zip("．％＋－／＝", ".%+-/=", strict=True)}
_BLANKS = dict.fromkeys((0x00A0, 0x3000, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F), 0x20)
_SIMPLE = {ord(traditional): simple for traditional, simple in load("traditional")["characters"].items()}
_TABLE = {**_WIDE, **_SIGNS, **_BLANKS, **_SIMPLE}
# Most texts have none of them, and a look is much quicker than `translate`.
_FOLDED = re.compile(f"[{''.join(map(chr, sorted(_TABLE)))}]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_OF_KEY = r"0-9A-Za-z\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇○"
_NOT_KEY = re.compile(f"[^{_OF_KEY}]+")
_IN_KEY = re.compile(f"[{_OF_KEY}]+")
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def fold(text: str) -> str:
    """Return `text` with full-width digits, letters, ．％＋－／＝, blanks and traditional characters folded; same length."""
    folded = text.translate(_TABLE) if _FOLDED.search(text) else text
    return _RADICAL.sub(lambda m: unicodedata.normalize("NFKC", m.group())[0], folded) if _RADICAL.search(folded) else folded


def squash(text: str) -> str:
    """Return folded `text` without any white space or zero-width characters."""
    return "".join(_INVISIBLE.sub("", fold(text)).split())


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return what is left of a label for comparison: Han characters, digits and letters, nothing else.

    >>> key("（一） 予以公开：")
    '一予以公开'
    """
    return _NOT_KEY.sub("", squash(text))


def keyed(text: str) -> tuple[str, list[int]]:
    """Return `key(text)` and for each of its characters the offset in `text`."""
    letters: list[str] = []
    offsets: list[int] = []
    for match in _IN_KEY.finditer(fold(text)):
        letters.append(match[0])
        offsets.extend(range(match.start(), match.end()))
    return "".join(letters), offsets
