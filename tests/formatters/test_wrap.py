from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.width import text_width
from lint_gov.text.wrap import pad, wrap

TEXT = st.text(alphabet="第三部分，。（）《》“”ab12 ,.x 、", max_size=60)


@given(TEXT, st.integers(min_value=4, max_value=40))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line) <= width for line in lines)
    assert all(line.strip() for line in lines)


def test_closing_punctuation_does_not_begin_a_line() -> None:
    assert wrap("一二三四五，六七", 10) == ["一二三四", "五，六七"]


def test_opening_punctuation_does_not_end_a_line() -> None:
    assert wrap("一二三四（五六七", 10) == ["一二三四", "（五六七"]


def test_words_and_numbers_stay_whole() -> None:
    assert wrap("总计 31415 件 applications", 10) == ["总计 31415", "件", "applicatio", "ns"]


def test_short_and_empty() -> None:
    assert wrap("短", 10) == ["短"]
    assert wrap("", 10) == []


def test_pad_counts_columns() -> None:
    assert pad("表", 4) == "表  "
    assert pad("太长了", 2) == "太长了"
