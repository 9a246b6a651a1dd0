"""One line taken apart."""

from __future__ import annotations

import pytest

from lint_gov.structure.heading import parse_heading


@pytest.mark.parametrize(
    ("line", "ordinal", "level", "stray", "title"),
    [
        ("一、总体情况", 1, "han", False, "总体情况"),
        ("\u3000\u3000二、\u00a0主动公开 ", 2, "han", False, "主动公开"),
        ("l六、其他", 6, "han", True, "其他"),
        ("|二、主动公开", 2, "han", True, "主动公开"),
        ("| 二、主动公开 | |", 2, "han", False, "主动公开"),
        ("0三、办理结果", 3, "han", True, "办理结果"),
        ("一、一、总体情况", 1, "han", True, "总体情况"),
        ("一、、总体情况", 1, "han", True, "总体情况"),
        ("1.一、总体情况", 1, "han", True, "总体情况"),
        ("（一）总体情况", 1, "paren", False, "总体情况"),
        ("一)主动公开", 1, "paren", False, "主动公开"),
        (")依申请公开", None, "paren", False, "依申请公开"),
        ("３．平台建设", 3, "arabic", False, "平台建设"),
        ("第一部分　总体情况", 1, "part", False, "总体情况"),
        ("十二、附则", 12, "han", False, "附则"),
        ("五、三公经费", 5, "han", False, "三公经费"),
        ("## **一、总体情况**", 1, "han", False, "总体情况"),
        ("总体情况：", None, "none", False, "总体情况"),
        ("一是加强领导", None, "none", False, "一是加强领导"),
        ("六、", 6, "han", False, ""),
    ],
)
def test_parts(line, ordinal, level, stray, title):
    parsed = parse_heading(line)
    assert (parsed.ordinal, parsed.level, parsed.stray, parsed.title) == (ordinal, level, stray, title)
    assert line[parsed.start :].startswith(title)


@pytest.mark.parametrize("line", ["", "   ", "|", "| |"])
def test_nothing(line):
    parsed = parse_heading(line)
    assert parsed is None or not parsed.title.strip("|")


@pytest.mark.parametrize(("line", "official"), [("一、总体", True), ("一.总体", False), ("一，总体", False), ("(一)总体", False)])
def test_official_form(line, official):
    assert parse_heading(line).official is official
