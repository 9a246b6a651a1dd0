"""One line read as a heading, with Lark: ordinal, how it is written, what damage it has, title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import Token, Tree
from lark.exceptions import LarkError

from lint_gov import data
from lint_gov.text.fold import fold
from lint_gov.text.numerals import chinese_number

_UNSEEN = {0xFEFF: " ", 0x200B: " ", ord("丨"): "|"}
_FRAME = re.compile(r"\s*[|｜]\s*(?P<inner>[^|｜]*?)\s*(?:[|｜]\s*)+$")
_END = re.compile(r"[\s|｜*#_：:。．.，,；;]+$")


@dataclass(frozen=True, slots=True)
class Parsed:
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
    folded = fold(line).translate(_UNSEEN)
    frame = _FRAME.match(folded)
    shift = frame.start("inner") if frame else 0
    text = frame["inner"] if frame else folded
    try:
        tree = data.grammar("heading").parse(text)
    except LarkError:
        return None
    return _parsed(tree, text, shift)


def _parsed(tree: Tree[Token], text: str, shift: int) -> Parsed:
    ordinals = [child for child in tree.children if isinstance(child, Tree)]
    tokens = [child for child in tree.children if isinstance(child, Token)]
    title = next((t for t in tokens if t.type == "TITLE"), None)
    stray = len(ordinals) > 1 or any(t.type == "STRAY" for t in tokens)
    start = title.start_pos if title is not None and title.start_pos is not None else len(text)
    words = _END.sub("", str(title)) if title is not None else ""
    if not ordinals:
        return Parsed(None, "none", "none", False, words, start + shift)
    first = next((o for o in ordinals if o.data == "han"), ordinals[0])
    marks = "".join(str(t) for t in first.children if isinstance(t, Token) and t.type == "MARK")
    level = str(first.data)
    stray = stray or (level == "han" and len(marks) > 1)
    return Parsed(_number(first), level, level + marks[:1], stray, words, start + shift)


def _number(ordinal: Tree[Token]) -> int | None:
    for token in ordinal.children:
        if isinstance(token, Token) and token.type in ("HAN", "DIGITS"):
            return int(token) if token.isdecimal() else chinese_number(str(token))
    return None
