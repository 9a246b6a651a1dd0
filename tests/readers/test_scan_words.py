"""What recognised characters stand for."""

from __future__ import annotations

import pytest

from lint_gov.readers.scan_words import count_of, figure, is_label, is_suspect


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("12", "12"),
        ("１２", "12"),
        ("O", "0"),
        ("〇", "0"),
        ("l1", "11"),
        ("0．4", "0.4"),
        ("一", "—"),
        ("－", "-"),
        ("/", "/"),
        ("+177", "+177"),
        ("1，034", "1,034"),
        ("1 2", "12"),
    ],
)
def test_figures_and_what_looks_like_them(text: str, plain: str) -> None:
    assert figure(text) == plain


@pytest.mark.parametrize("text", ["", "总计", "3.其他", "33.5万元", "1.2.3", "无"])
def test_words_are_no_figures(text: str) -> None:
    assert figure(text) is None


def test_digits_are_counted_where_each_is_a_piece_of_ink() -> None:
    assert [count_of(text) for text in ("28", "0.4", "—", "+177", "1,034")] == [2, 2, None, None, None]


def test_what_may_be_a_misread_figure() -> None:
    assert all(map(is_suspect, ["", "N", "0", "口", "= 1J", "二", "一", "〇"]))
    assert not any(map(is_suspect, ["无", "总计", "3.其他", "三、本"]))


def test_a_figure_with_dirt_beside_it_is_no_label() -> None:
    assert is_label("(三)不予公开", "(三)")
    assert not any(
        is_label("".join(lines), lines[0]) for lines in (("6", "器"), ("2", "2"), ("0", "8c", "222"), ("器", "6"), ("", ""))
    )
