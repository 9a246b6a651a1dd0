from __future__ import annotations

import re
from typing import Any

import pytest

from formatters.results import ALL, CHECKED, CLEAN, SUMMARY, Context, total
from lint_gov.formatters.text import stories
from lint_gov.formatters.text import write as pieces
from lint_gov.text.width import text_width


def write(*arguments: Any) -> str:
    return "".join(pieces(*arguments))


def shown(width: int = 80, lang: str = "zh") -> str:
    return write(ALL, SUMMARY, Context(lang, width=width))


def test_place_comes_first_then_message_remedy_and_basis() -> None:
    lines = [line.strip() for line in shown().splitlines()]
    start = next(i for i, line in enumerate(lines) if line.endswith("A103"))
    assert lines[start].startswith("错误  第三部分 › 申请办理表 › （一）予以公开 › 总计  [第 41 行]")
    assert lines[start + 1] == "总计应为 5，填的是 7。"
    told = lines[start + 2 :]
    assert told[0] == "可能的差错：申请办理表 › （一）予以公开 › 总计 应为 5"
    assert told[1] == "建议：核对后更正。"
    assert "依据：国办公开办函〔2021〕30号；表内勾稽关系" in told


def test_one_slip_is_told_once_with_what_else_it_breaks() -> None:
    text = shown()
    assert text.count("总计应为 5，填的是 7。") == 1
    assert "· A102 第三部分 › 申请办理表 › （七）总计 › 总计" in text
    assert "· A101 第三部分 › 申请办理表 › 总计" in text
    assert text.index("A103") < text.index("A102")


def test_questions_stand_apart() -> None:
    text = shown()
    assert text.index("S204") < text.index("待人工核对（") < text.index("V105")
    assert "Word 表格第 3 行第 4 格" in text


def test_not_assessed_is_told_once_a_reason() -> None:
    assert "T108、T107  第四部分 › 复议诉讼表：读不出数" in shown()
    assert "X1" in shown()


def test_closing_lines() -> None:
    closing = shown().splitlines()[-4:]
    assert closing[0] == "共检查 2 份报告：错误 3，警告 1，提示 0，待人工核对 1"
    assert closing[1] == "有 1 个文件无法检查"
    assert closing[2] == "跳过 1 个不是年度报告的文件：d.txt"
    assert "c.docx\n  无法检查：有密码" in shown()
    assert "✓ 没有发现问题" in write((CLEAN,), SUMMARY, Context())


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    assert max(map(text_width, shown(width, lang).splitlines())) <= width


def test_colour_only_when_asked_for() -> None:
    plain, coloured = write((CHECKED,), SUMMARY, Context()), write((CHECKED,), SUMMARY, Context(color=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert coloured != plain


def test_findings_without_a_group_stay_alone() -> None:
    lonely = [CHECKED.findings[1], CHECKED.findings[4]]
    assert stories(lonely) == [[lonely[0]], [lonely[1]]]
    assert [len(s) for s in stories([total("A101", None), *lonely, total("A102", "total")])] == [2, 1, 1]
