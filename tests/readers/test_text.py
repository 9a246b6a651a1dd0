"""Plain text and Markdown, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.model.document import Block, Image, Paragraph, Source, Table
from lint_gov.readers.text import read_markdown, read_text


def text_lines(text: str, codec: str = "utf-8") -> list[tuple[str, int | None, int | None]]:
    blocks = read_text(Source("a.txt", text.encode(codec))).blocks
    return [(b.text, b.place.line, b.place.column) for b in blocks if isinstance(b, Paragraph)]


def markdown(text: str) -> tuple[Block, ...]:
    return read_markdown(Source("a.md", text.encode())).blocks


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert text_lines(end.join(["甲", "", "乙", ""])) == [("甲", 1, 1), ("", 2, 1), ("乙", 3, 1)]


def test_blanks_are_left_alone() -> None:
    assert text_lines("\u3000\u3000甲\u00a0 \t乙 ")[0][0] == "\u3000\u3000甲\u00a0 \t乙 "


def test_form_feed_and_separators_start_a_paragraph_in_the_same_line() -> None:
    assert text_lines("甲\n乙\f丙\u2028丁\n戊") == [("甲", 1, 1), ("乙", 2, 1), ("丙", 2, 3), ("丁", 2, 5), ("戊", 3, 1)]


def test_mark_is_gone_and_order_counts() -> None:
    document = read_text(Source("a.txt", "\ufeff甲\n乙".encode()))
    assert document.blocks[0] == Paragraph("甲", document.blocks[0].place)
    assert [b.place.order for b in document.blocks] == [1, 2]
    assert (document.format, document.encoding) == ("text", "utf-8-sig")


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))), min_size=1).filter(lambda p: "".join(p).strip())
)
def test_every_line_comes_back_with_its_number(parts: list[str]) -> None:
    lines = [*parts, "完"]
    lines[0] = "始" + lines[0]
    assert text_lines("\n".join(lines)) == [(line, n, 1) for n, line in enumerate(lines, 1)]


@pytest.mark.parametrize(
    ("line", "text", "level", "column"),
    [
        ("# 标题", "标题", 1, 3),
        ("## **一、总体情况**", "一、总体情况", 2, 6),
        ("###一、总体情况 ##", "一、总体情况", 3, 4),
        ("###### 1\\. 小节", "1. 小节", 6, 8),
        ("####### 七", "####### 七", None, 1),
        ("**一、总体情况**", "一、总体情况", None, 3),
        ("__（一）主动公开__", "（一）主动公开", None, 3),
        ("**甲**乙**丙**", "**甲**乙**丙**", None, 1),
        ("| 甲 | **乙** |", "| 甲 | **乙** |", None, 1),
        ("***", "***", None, 1),
        ("1\\. 不动", "1\\. 不动", None, 1),
    ],
)
def test_markdown_lines(line: str, text: str, level: int | None, column: int) -> None:
    (block,) = markdown(line)
    assert isinstance(block, Paragraph)
    assert (block.text, block.level, block.place.line) == (text, level, 1)
    if "\\" not in line:
        assert block.place.column == column


def test_underlined_headings() -> None:
    blocks = markdown("标题\n===\n正文\n\n一、总体情况\n---\n\n| a |\n|---|\n| 1 |")
    assert [(b.text, b.level, b.place.line) for b in blocks if isinstance(b, Paragraph)] == [
        ("标题", 1, 1), ("正文", None, 3), ("", None, 4), ("一、总体情况", 2, 5), ("", None, 7),
        ("| a |", None, 8), ("|---|", None, 9), ("| 1 |", None, 10),
    ]  # fmt: skip


def test_front_matter_gives_the_title() -> None:
    document = read_markdown(Source("a.md", "---\ntitle: '某县年报'\ndate: 1\n---\n# 某县".encode()))
    assert document.titles == ("某县年报",)
    assert [(b.place.line, b.place.order) for b in document.blocks] == [(5, 1)]


def test_rule_is_no_front_matter() -> None:
    assert len(markdown("---\n甲\n乙")) == 3


def test_image_and_comment() -> None:
    blocks = markdown("![表一](a.png)\n<!-- x -->\n末")
    assert isinstance(blocks[0], Image)
    assert blocks[0].description == "表一"
    assert len(blocks) == 2


def test_html_table_in_markdown() -> None:
    blocks = markdown("二、主动公开\n\n<table>\n<tr><td rowspan=2>甲</td>\n<td>1</td></tr>\n<tr><td>2</td></tr>\n</table>\n末")
    table = next(b for b in blocks if isinstance(b, Table))
    assert [(c.row, c.column, c.row_span, c.text, c.place.line) for c in table.cells] == [
        (0, 0, 2, "甲", 4), (0, 1, 1, "1", 5), (1, 1, 1, "2", 6),
    ]  # fmt: skip
    assert blocks[-1].place.line == 8


def test_table_without_end_stays_text() -> None:
    assert [type(b).__name__ for b in markdown("<table>\n<tr>")] == ["Paragraph", "Paragraph"]


@pytest.mark.parametrize("run", [" ", "\t", "#", " #", "*", "_a", "\\", "![", "-->", "![]("])
@pytest.mark.parametrize("lead", ["# ", "", "<!--", "**"])
def test_long_runs_are_read_in_time(lead: str, run: str) -> None:
    """A pattern that shares out blanks or marks would take minutes."""
    blocks = read_markdown(Source("a.md", (lead + run * 20000 + "末\n一").encode())).blocks
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].text == "一"
