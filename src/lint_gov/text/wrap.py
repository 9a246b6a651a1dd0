"""Wrapping and padding by display width, with the Chinese rules for the ends of lines."""

from __future__ import annotations

from lint_gov.text.width import char_width, text_width

_NOT_FIRST = frozenset("，。、；：！？）》」』”’〕】…％%·),.;:!?]")
_NOT_LAST = frozenset("（《「『“‘〔【([")


def wrap(text: str, width: int) -> list[str]:
    """Break one paragraph into lines of at most `width` columns.

    Chinese may break between any two characters, except before closing and after opening punctuation; Latin
    words and numbers stay whole unless one alone is wider than a line.
    """
    lines: list[str] = []
    line = ""
    for unit in _units(text):
        if line and text_width(line + unit.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += unit
        while text_width(line.rstrip()) > width:
            head = _head(line, width)
            lines.append(head.rstrip())
            line = line[len(head) :].lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def wrap_steps(text: str, between: str, width: int) -> list[str]:
    """Break a chain of steps such as 第三部分 › 申请办理表 › 总计 before a step, and inside only one that is too long."""
    lines: list[str] = []
    for step in text.split(between):
        longer = lines[-1] + between + step if lines else step
        if lines and text_width(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrap(between.lstrip() + step if lines else step, width)
    return lines


def _units(text: str) -> list[str]:
    """Cut into the pieces between which a line may break; a blank ends the piece before it."""
    units: list[str] = []
    for char in " ".join(text.split()):
        if units and not _may_break(units[-1][-1], char):
            units[-1] += char
        else:
            units.append(char)
    return units


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before == " " or char_width(before) == 2 or char_width(after) == 2


def _head(text: str, width: int) -> str:
    """The longest beginning that fits, at least one character."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > width and index:
            return text[:index]
    return text


def pad(text: str, width: int) -> str:
    """Fill up with blanks to `width` columns."""
    return text + " " * max(0, width - text_width(text))
