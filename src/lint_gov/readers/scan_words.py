"""What recognised characters stand for in a cell of figures: digits, and characters that look like digits (形近字)."""

from __future__ import annotations

import re
from functools import cache

from lint_gov import data
from lint_gov.text.fold import fold

UNREAD = "□"
"""The usual mark for a character that cannot be read (虚缺号)."""

SLASH = "/"
DASHES = ("-", "—", "--", "——")

_FIGURE = re.compile(r"[+\-—/]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+\-—]?\d+(?:\.\d+)?|[-—/]+")
_HAN = re.compile("[\u3400-\u9fff]")
_DIGIT = re.compile(r"\d")


@cache
def _alike() -> dict[int, str]:
    """Characters by the one they are taken for in a cell of figures."""
    return {ord(char): plain for plain, chars in data.load("scan")["alike"].items() for char in chars}


def figure(text: str) -> str | None:
    """Return the figure or placeholder that a cell shows, None when it is neither."""
    plain = "".join(fold(text).translate(_alike()).split())
    return plain if _FIGURE.fullmatch(plain) else None


def is_suspect(text: str) -> bool:
    """Whether a text is a figure or may be a misread one: it has no 汉字, or is one that looks like a digit."""
    plain = "".join(text.split())
    return figure(plain) is not None or plain in data.load("scan")["suspects"] or not _HAN.search(plain)


def is_label(text: str, first: str) -> bool:
    """Whether several lines are words, by all their text and the first line; dirt above or below a figure makes none."""
    return len(_HAN.findall(text)) > 1 and not is_suspect(first)


def count_of(text: str) -> int | None:
    """How many digits a figure has; None for a placeholder, a sign or thousands separators."""
    digits = len(_DIGIT.findall(text))
    return digits if digits and text.replace(".", "").isdecimal() else None
