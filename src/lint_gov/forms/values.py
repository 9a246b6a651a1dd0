"""What a cell says: a number, nothing, a placeholder, words, or something that cannot be read (单元格取值)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from lint_gov import data
from lint_gov.model.report import ValueState
from lint_gov.text.fold import fold, squash
from lint_gov.tuples import NamedTuple

_PLAIN = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
# Several numbers without a gap (119-500): no one can say where one ends, but words they are not.
_RUN_TOGETHER = re.compile(r"\d+(?:[,.]\d+)*(?:[+\-−－]\d+(?:[,.]\d+)*)+")
_NOTE = re.compile(r"[(（][^()（）]*[)）]$")


class Reading(NamedTuple):
    """The value of a cell; `value` is None unless `state` is "number"."""

    state: ValueState
    value: Decimal | None = None
    unit: str = ""


_BLANK = Reading("blank")
UNREADABLE = Reading("unreadable")


class _Words(NamedTuple):
    placeholders: frozenset[str]
    units: tuple[str, ...]
    increase: tuple[str, ...]
    decrease: tuple[str, ...]


@cache
def _words() -> _Words:
    raw = data.load("forms")
    longest_first = {name: tuple(sorted(raw[name], key=len, reverse=True)) for name in ("units", "increase", "decrease")}
    return _Words(frozenset(map(squash, raw["placeholders"])), **longest_first)


@lru_cache(maxsize=8192)
def read_cell(raw: str) -> Reading:
    """Read the text of one cell; what is not plainly one number is never turned into one."""
    stripped = fold(raw).strip()
    if _PLAIN.fullmatch(stripped):
        return Reading("number", Decimal(stripped))
    text = squash(raw)
    if not text:
        return _BLANK
    if text in _words().placeholders:
        return Reading("placeholder")
    if _RUN_TOGETHER.fullmatch(text):
        return UNREADABLE
    return _number(stripped, text) or Reading("text")


def _number(spaced: str, text: str) -> Reading | None:
    sign, body = _sign(text)
    body, unit = _unit(_NOTE.sub("", body))
    if not _NUMBER.fullmatch(body):
        return None
    if re.search(r"\d\s+\d", spaced) and not _SPACED.fullmatch(spaced):
        return UNREADABLE
    return Reading("number", sign * Decimal(body.replace(",", "").replace("，", "")), unit)


def _sign(text: str) -> tuple[int, str]:
    known = _words()
    for words, sign in ((known.decrease, -1), (known.increase, 1)):
        if text.startswith(words):
            word = next((word for word in words if text.startswith(word) and len(text) > len(word)), "")
            if word:
                return sign, text[len(word) :]
    return 1, text


def _unit(text: str) -> tuple[str, str]:
    units = _words().units
    unit = next((u for u in units if text.endswith(u) and len(text) > len(u)), "") if text.endswith(units) else ""
    return (text[: -len(unit)] if unit else text), unit
