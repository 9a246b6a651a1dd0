"""Numbers that identify a person: check digits, and how they are shown without telling them."""

from __future__ import annotations

import re
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_LONG = re.compile(r"\d(?:[ \-–]?\d){5,}[Xx]?")
_FIRST, _LAST = 3, 2
_CARD = 18


def is_identity_card(number: str, provinces: frozenset[str]) -> bool:
    """Whether 18 characters are a 居民身份证号码 (GB 11643): province, date of birth and check digit."""
    number = number.upper()
    if len(number) != _CARD or number[:2] not in provinces:
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return number[-1] == _CHECK[total % 11]


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of a bank card (ISO/IEC 7812)."""
    total = 0
    for position, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def masked(text: str) -> str:
    """The text, as long as before, with the inner digits of every long number starred."""
    return _LONG.sub(lambda m: _mask(m.group()), text)


def _mask(number: str) -> str:
    inner = range(_FIRST, len(number) - _LAST)
    return "".join("*" if place in inner and char.isdigit() else char for place, char in enumerate(number))
