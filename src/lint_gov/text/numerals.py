"""Chinese and Arabic numerals, as they occur in reports. Own parser: see the library notes on cn2an."""

from __future__ import annotations

import re
from decimal import Decimal

from lint_gov.text.fold import fold

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": 20, "卅": 30}
_BIG = {"万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"[+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
CHINESE = "".join(_DIGITS) + "".join(_UNITS) + "".join(_TENS) + "".join(_BIG)


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese numeral (三千四百六十一, 二〇二三, 廿三, 两万), None when it is none."""
    if not text or any(c not in CHINESE for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _by_units(text)


def _by_units(text: str) -> int | None:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section, digit = section + _TENS[char], 0
        elif char in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[char], 0
        else:
            total, section, digit = (total + section + digit or 1) * _BIG[char], 0, 0
    return total + section + digit


def arabic_number(text: str) -> Decimal | None:
    """Return the value of an Arabic number (full width, sign, thousands separators, fraction), else None."""
    plain = fold(text).strip()
    return Decimal(plain.replace(",", "").replace("，", "")) if _ARABIC.fullmatch(plain) else None
