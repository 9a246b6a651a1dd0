"""The formats in which Word writes the numbers it generates (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百千萬", "零壹貳參肆伍陸柒捌玖拾佰仟萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LAST_ROMAN = 32767  # Word's own limit; keeps a hostile start value from growing the text


def format_number(count: int, style: str) -> str:
    """Return `count` as the number format `style` writes it; decimal digits where the style has no sign for it."""
    maker = _MAKERS.get(style)
    made = maker(count) if maker and count >= 0 else None
    return str(count) if made is None else made


def _positional(count: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(count))


def _thousand(count: int) -> str | None:
    """一百零一: the way numbers are read aloud; below 10 000."""
    if not 0 < count < 10000:
        return "零" if count == 0 else None
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = count // 10**place % 10
        gap = gap or (digit == 0 and text != "")
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + _UNITS[place]
            gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


def _counting(count: int) -> str | None:
    """十, 十一 … 九十九, then 一〇〇 digit by digit."""
    return _thousand(count) if count < 100 else _positional(count)


def _japanese(count: int) -> str | None:
    """Without 零, and without 一 before 十, 百 and 千."""
    if not 0 < count < 10000:
        return _DIGITS[0] if count == 0 else None
    digits = [(count // 10**place % 10, _UNITS[place]) for place in (3, 2, 1, 0)]
    return "".join(("" if d == 1 and unit else _DIGITS[d]) + unit for d, unit in digits if d)


def _legal(table: dict[int, int]) -> Callable[[int], str | None]:
    def make(count: int) -> str | None:
        plain = _thousand(count)
        if plain is None:
            return None
        return ("一" + plain if plain.startswith("十") else plain).translate(table)

    return make


def _run(first: int, length: int) -> Callable[[int], str | None]:
    """Signs that stand one after another in Unicode, from 1 on."""
    return lambda count: chr(first + count - 1) if 1 <= count <= length else None


def _of(signs: str) -> Callable[[int], str | None]:
    return lambda count: signs[count - 1] if 1 <= count <= len(signs) else None


def _sexagenary(count: int) -> str | None:
    return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12] if 1 <= count <= 60 else None


def _roman(count: int) -> str | None:
    if not 0 < count <= _LAST_ROMAN:
        return None
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (count // worth)
        count %= worth
    return text


def _letters(first: str) -> Callable[[int], str | None]:
    """a … z, aa, bb …"""

    def make(count: int) -> str | None:
        if not 0 < count <= 780:
            return None
        return chr(ord(first) + (count - 1) % 26) * ((count - 1) // 26 + 1)

    return make


def _lower_roman(count: int) -> str | None:
    upper = _roman(count)
    return upper and upper.lower()


def _full_width(count: int) -> str:
    return "".join(chr(ord("０") + int(d)) for d in str(count))


def _ordinal(count: int) -> str:
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


_MAKERS: dict[str, Callable[[int], str | None]] = {
    "none": lambda count: "",
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "ordinal": _ordinal,
    "hex": lambda count: f"{count:X}",
    "numberInDash": lambda count: f"- {count} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _run(ord("①"), 20),
    "decimalEnclosedCircleChinese": _run(ord("①"), 20),
    "decimalEnclosedFullstop": _run(ord("⒈"), 20),
    "decimalEnclosedParen": _run(ord("⑴"), 20),
    "ideographEnclosedCircle": _run(ord("㊀"), 10),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand,
    "japaneseCounting": _japanese,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "koreanDigital2": _positional,
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "japaneseLegal": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
}
