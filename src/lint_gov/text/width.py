"""Display width in a terminal: wide East Asian characters take two columns."""

from __future__ import annotations

import unicodedata


def char_width(char: str) -> int:
    """Return 0 for combining and zero-width characters, 2 for wide and full-width ones, else 1."""
    if unicodedata.combining(char) or char in "\u200b\u200c\u200d\ufeff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Return the columns `text` takes in a terminal."""
    return sum(map(char_width, text))
