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

_WIDE = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_SIGNS = dict(zip("．％＋－／＝", ".%+-/=", strict=True))
_BLANKS = dict.fromkeys("\u00a0\u3000\u2002\u2003\u2007\u2009\u202f", " ")
_SIMPLE: dict[str, str] = load("traditional")["characters"]
_PLAIN = {**_WIDE, **_SIGNS, **_BLANKS, **_SIMPLE}
_RADICALS = "\u2e80-\u2fdf"
_FOLDED = re.compile(f"[{''.join(_PLAIN)}{_RADICALS}]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_NOT_KEY = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇○]+")


def fold(text: str) -> str:
    """Return `text` with full-width digits, letters, ．％＋－／＝, blanks and traditional characters folded; same length."""
    return text if text.isascii() else _FOLDED.sub(_plain, text)


def _plain(match: re.Match[str]) -> str:
    char = match.group()
    return _PLAIN.get(char) or unicodedata.normalize("NFKC", char)[0]


def squash(text: str) -> str:
    """Return folded `text` without any white space or zero-width characters."""
    squashed = "".join(fold(text).split())
    return squashed if squashed.isprintable() else _INVISIBLE.sub("", squashed)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return what is left of a label for comparison: Han characters, digits and letters, nothing else.

    >>> key("（一） 予以公开：")
    '一予以公开'
    """
    return _NOT_KEY.sub("", fold(text))


def keyed(text: str) -> tuple[str, list[int]]:
    """Return `key(text)` and for each of its characters the offset in `text`."""
    folded = fold(text)
    letters: list[str] = []
    offsets: list[int] = []
    done = 0
    for gap in _NOT_KEY.finditer(folded):
        letters.append(folded[done : gap.start()])
        offsets += range(done, gap.start())
        done = gap.end()
    letters.append(folded[done:])
    offsets += range(done, len(folded))
    return "".join(letters), offsets
