"""Kinds recovery and section-empty (S201–S207)."""

from __future__ import annotations

import pytest

from .reports import IMAGE, only, recovery, report, run, section, sections

KINDS = {"S201": "missing", "S202": "misplaced", "S203": "misnumbered", "S204": "reworded", "S206": "repeated"}


@pytest.mark.parametrize(("code", "kind"), KINDS.items())
def test_each_rule_takes_its_own_recoveries(code: str, kind: str) -> None:
    all_kinds = tuple(recovery(k, 5, "" if k == "missing" else "五、困难和建议") for k in KINDS.values())
    hit = only(code, report(recoveries=all_kinds))
    assert hit.location.section == 5
    assert hit.fields["expected"] == "五、存在的主要问题及改进情况"
    assert hit.location.excerpt == (None if kind == "missing" else "五、困难和建议")


def test_extra_section_has_no_number() -> None:
    hit = only("S207", report(recoveries=(recovery("extra", None, "七、附件"),)))
    assert (hit.location.section, hit.location.excerpt) == (None, "七、附件")


@pytest.mark.parametrize("number", [1, 5, 6])
def test_heading_without_content(number: int) -> None:
    hit = only("S205", report(sections=sections(**{f"s{number}": section(number, " ", "　")})))
    assert (hit.location.section, hit.case) == (number, "default")


@pytest.mark.parametrize("words", ["无", "无。", " 暂 无 ", "略"])
@pytest.mark.parametrize("number", [1, 5])
def test_nothing_where_content_is_owed(number: int, words: str) -> None:
    assert only("S205", report(sections=sections(**{f"s{number}": section(number, words)}))).case == "nothing"


def test_nothing_is_fine_in_section_6() -> None:
    assert run("S205", report(sections=sections(s6=section(6, "无。")))) == []


def test_sign_off_and_page_number_are_no_content() -> None:
    last = section(6, "    云溪县人民政府", "2024年1月18日", "1")
    assert only("S205", report(sections=sections(s6=last))).location.section == 6


def test_sign_off_after_nothing() -> None:
    assert run("S205", report(sections=sections(s6=section(6, "无。", "云溪县人民政府", "2024年1月18日")))) == []


def test_picture_is_content() -> None:
    assert run("S205", report(sections=sections(s1=section(1, IMAGE)))) == []


@pytest.mark.parametrize("number", [2, 3, 4])
def test_sections_of_tables_are_left_to_t102(number: int) -> None:
    assert run("S205", report(sections=sections(**{f"s{number}": section(number, "")}))) == []


def test_missing_section_is_left_to_s201() -> None:
    assert run("S205", report(sections=sections(s5=None))) == []


def test_content_under_the_repeated_heading_counts() -> None:
    twice = (*sections(s5=section(5, "")), section(5, "问题是人手不足，将加强培训。"))
    assert run("S205", report(sections=twice)) == []
