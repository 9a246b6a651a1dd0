"""Titles and numbers of documents in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.checks.citations import by_number, by_title, cited, edits, norms, numbers, titles

SHORT = st.text("政府信息公开", max_size=6)


@pytest.mark.parametrize(
    ("text", "prefix", "year", "number", "brackets"),
    [
        ("根据国办公开办函〔2021〕30号要求", "国办公开办函", 2021, 30, "〔〕"),
        ("根据国务院办公厅国办公开办函 [2021] 第30 号", "国办公开办函", 2021, 30, "[]"),
        ("国办函〔2020〕109号", "国办函", 2020, 109, "〔〕"),
        ("国办公开办函〔202130号", "国办公开办函", 2021, 30, "〔"),
        ("（国务院令第711号）", "国务院令", None, 711, ""),
        ("国务院第711号令", "国务院令", None, 711, ""),
    ],
)
def test_number(text: str, prefix: str, year: int | None, number: int, brackets: str) -> None:
    (found,) = numbers(text)
    assert found[1:5] == (prefix, year, number, brackets)
    assert text[found.start : found.end].strip() == found.raw


@pytest.mark.parametrize("text", ["", "2021年30号", "第三号", "国务院办公厅2021年印发", "云政办函〔2021〕30号"])
def test_no_number(text: str) -> None:
    assert numbers(text) == []


def test_nested_titles_are_one() -> None:
    text = "按照《关于印发《格式》的通知》和《条例》"
    assert [title.raw for title in titles(text)] == ["《关于印发《格式》的通知》", "《条例》"]


@pytest.mark.parametrize("norm", [key for key, known in norms().items() if known.get("names")])
def test_every_norm_is_known_by_its_names_and_number(norm: str) -> None:
    known = norms()[norm]
    assert by_number(numbers(known["said"])[0]) == norm
    text = f"《{known['names'][0]}》"
    assert by_title(titles(text)[0], text) == norm


def test_title_and_number_are_one_citation() -> None:
    text = f"根据《{norms()['F30']['names'][0]}》（国办公开办函〔2021〕30号）"
    assert [one.norm for one in cited(text)] == ["F30"]
    assert cited(text)[0].end == text.index("号）") + 1


@given(SHORT, SHORT)
def test_edits_are_a_distance(one: str, other: str) -> None:
    assert edits(one, other, 9) == edits(other, one, 9)
    assert (edits(one, other, 9) == 0) == (one == other)
    assert edits(one, other, 1) == min(edits(one, other, 9), 2)


@given(SHORT, SHORT, st.characters(categories=["Lo"]))
def test_one_character_more_is_one_edit(before: str, after: str, char: str) -> None:
    assert edits(before + after, before + char + after, 2) == 1
