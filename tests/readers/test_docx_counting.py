from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.readers.docx_counting import format_number
from lint_gov.text.numerals import chinese_number


@pytest.mark.parametrize(
    ("style", "count", "shown"),
    [
        ("chineseCounting", 1, "一"), ("chineseCounting", 10, "十"), ("chineseCounting", 23, "二十三"),
        ("chineseCounting", 101, "一〇一"),
        ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 2005, "二千零五"),
        ("chineseCountingThousand", 1010, "一千零一十"), ("chineseCountingThousand", 12000, "12000"),
        ("japaneseCounting", 19, "十九"), ("japaneseCounting", 111, "百十一"), ("japaneseCounting", 2000, "二千"),
        ("ideographDigital", 10, "一〇"), ("ideographTraditional", 3, "丙"), ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"), ("ideographZodiacTraditional", 13, "丙子"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographLegalTraditional", 206, "贰佰零陸".replace("贰", "貳")),
        ("decimal", 7, "7"), ("decimalZero", 7, "07"), ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"), ("decimalEnclosedFullstop", 1, "⒈"), ("ideographEnclosedCircle", 1, "㊀"),
        ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 4, "iv"), ("upperRoman", 0, "0"), ("upperRoman", 10**9, "1000000000"),
        ("upperLetter", 27, "AA"), ("lowerLetter", 26, "z"), ("lowerLetter", 10**6, "1000000"),
        ("ordinal", 22, "22nd"), ("ordinal", 111, "111th"), ("hex", 255, "FF"), ("numberInDash", 3, "- 3 -"),
        ("none", 3, ""), ("chineseCounting", -1, "-1"), ("noSuchFormat", 8, "8"),
    ],
)  # fmt: skip
def test_formats(style: str, count: int, shown: str) -> None:
    assert format_number(count, style) == shown


@given(st.integers(1, 9999), st.sampled_from(["chineseCounting", "chineseCountingThousand", "ideographDigital"]))
def test_chinese_numbers_read_back(count: int, style: str) -> None:
    assert chinese_number(format_number(count, style)) == count
