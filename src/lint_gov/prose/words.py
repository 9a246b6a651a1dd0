"""Patterns made of the word lists of `rules/prose.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from lint_gov.data import load
from lint_gov.text.numerals import CHINESE, arabic_number, chinese_number

NUMBER = rf"(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?|[{CHINESE}]+)"


@cache
def words(part: str) -> Any:
    """The word lists of that part ("fee", "quantities", …)."""
    return load("prose")[part]


def one_of(*lists: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    every = sorted({word for words in lists for word in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(map(re.escape, every)) + ")"


def has(text: str, part: str, *lists: str) -> bool:
    """Whether one of the words of these lists of a part stands in the text."""
    for word in _listed(part, lists):  # noqa: SIM110 - asked so often that a generator would cost as much as the search
        if word in text:
            return True
    return False


@cache
def _listed(part: str, lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for name in lists for word in words(part)[name])


def number(text: str) -> Decimal | None:
    """The value of an Arabic or Chinese number."""
    arabic = arabic_number(text)
    if arabic is not None:
        return arabic
    chinese = chinese_number(text)
    return None if chinese is None else Decimal(chinese)
