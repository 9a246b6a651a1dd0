"""Labels broken over two lines of cells between blanks, words at the ends of table 4, figures run together."""

from __future__ import annotations

import pytest

from lint_gov.forms.items import separate
from lint_gov.forms.tokens import tokens_of
from lint_gov.forms.values import read_cell
from lint_gov.model.document import Paragraph


def pieces(*lines: str) -> list[str]:
    return [token.raw for token in separate(tokens_of([Paragraph(line) for line in lines]))]


def test_words_that_make_a_label_over_two_lines_are_cut_off() -> None:
    assert pieces("内容 本年制", "发件数 本年废", "止件数 现行有效件数") == [
        "内容",
        "本年制",
        "发件数",
        "本年废",
        "止件数",
        "现行有效件数",
    ]


def test_the_figures_behind_such_a_word_stay_figures() -> None:
    assert pieces("行政", "许可 0") == ["行政", "许可", "0"]


def test_lines_of_prose_are_left_whole() -> None:
    lines = ("行政执法公开情况良好。 行政", "许可事项 全部公开")
    assert pieces(*lines) == list(lines)


@pytest.mark.parametrize("raw", ["119-500", "3+2", "1,000-5"])
def test_numbers_run_together_are_unreadable(raw: str) -> None:
    assert read_cell(raw).state == "unreadable"


@pytest.mark.parametrize("raw", ["-500", "1,000", "第5-7项"])
def test_one_number_or_words_are_not(raw: str) -> None:
    assert read_cell(raw).state != "unreadable"
