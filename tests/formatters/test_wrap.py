from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.width import text_width
from lint_gov.text.wrap import pad, wrap, wrap_steps

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


STEPS = "第三部分 › 申请办理表 › （三）不予公开 › 自然人"


def test_a_chain_of_steps_breaks_before_a_step() -> None:
    assert wrap_steps(STEPS, " › ", 60) == [STEPS]
    assert wrap_steps(STEPS, " › ", 42) == ["第三部分 › 申请办理表 › （三）不予公开", "› 自然人"]
    assert wrap_steps(STEPS, " › ", 10) == ["第三部分", "› 申请办理", "表", "› （三）不", "予公开", "› 自然人"]


@given(st.lists(TEXT.filter(str.strip), min_size=1, max_size=4), st.integers(min_value=8, max_value=40))
def test_steps_lose_nothing(steps: list[str], width: int) -> None:
    lines = wrap_steps(" › ".join(steps), " › ", width)
    assert "".join("".join(lines).split()) == "".join(" › ".join(steps).split())
    assert all(text_width(line) <= width for line in lines)
