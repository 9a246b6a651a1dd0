"""One line read as a heading (grammar/heading.lark): ordinal, how it is written, what damage it has, title."""

from __future__ import annotations

import re
from functools import lru_cache

from lint_gov import data
from lint_gov.lalr import Node, RejectedError, Word, parse
from lint_gov.structure.lines import BARS
from lint_gov.text.fold import fold
from lint_gov.text.numerals import chinese_number
from lint_gov.tuples import NamedTuple

_UNSEEN = {0xFEFF: " ", 0x200B: " ", ord("丨"): "|", **{ord(bar): "|" for bar in BARS}}
_FRAME = re.compile(r"\s*\|\s*(?P<inner>[^|]*?)\s*(?:\|\s*)+$")
_SHORT = 64
_END = re.compile(r"[\s|*#_：:。．.，,；;]+$")


class Parsed(NamedTuple):
    """A line taken apart.

    Attributes:
        ordinal: the number read; None when there is none.
        level: "han" (一、), "part" (第一部分), "paren" (（一）), "arabic" (1.) or "none".
        style: the level with the mark behind it, to tell whether a report writes all its headings alike.
        stray: characters stand before the ordinal that do not belong there, or it is doubled.
        title: the words behind, without closing punctuation.
        start: where the title begins in the line (its length when there is no title).
    """

    ordinal: int | None
    level: str
    style: str
    stray: bool
    title: str
    start: int

    @property
    def official(self) -> bool:
        """Whether the ordinal is written as in the form (一、) and nothing else."""
        return self.style == "han、" and not self.stray


def parse_heading(line: str) -> Parsed | None:
    """Take a line apart; None when it is nothing that could be a heading."""
    return _parse_short(line) if len(line) <= _SHORT else _parse(line)


def _parse(line: str) -> Parsed | None:
    folded = fold(line).translate(_UNSEEN)
    frame = _FRAME.match(folded)
    shift = frame.start("inner") if frame else 0
    text = frame["inner"] if frame else folded
    try:
        tree = parse(data.grammar("heading"), text)
    except RejectedError:
        return None
    return _parsed(tree, text, shift)


# Reports have most of their headings in common.
_parse_short = lru_cache(maxsize=1024)(_parse)


def _parsed(tree: Node, text: str, shift: int) -> Parsed:
    ordinals = [child for child in tree.children if isinstance(child, Node)]
    tokens = [child for child in tree.children if isinstance(child, Word)]
    title = next((t for t in tokens if t.terminal == "TITLE"), None)
    stray = len(ordinals) > 1 or any(t.terminal == "STRAY" for t in tokens)
    start = title.start if title is not None else len(text)
    words = _END.sub("", title.text) if title is not None else ""
    if not ordinals:
        return Parsed(None, "none", "none", False, words, start + shift)
    first = next((o for o in ordinals if o.data == "han"), ordinals[0])
    marks = "".join(t.text for t in first.children if isinstance(t, Word) and t.terminal == "MARK")
    level = first.data
    stray = stray or (level == "han" and len(marks) > 1)
    return Parsed(_number(first), level, level + marks[:1], stray, words, start + shift)


def _number(ordinal: Node) -> int | None:
    for token in ordinal.children:
        if isinstance(token, Word) and token.terminal in ("HAN", "DIGITS"):
            return int(token.text) if token.text.isdecimal() else chinese_number(token.text)
    return None
