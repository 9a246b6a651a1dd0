from __future__ import annotations

import pytest

from formatters import sample
from formatters.sample import CHECKED, PLAIN
from lint_gov.formatters.regions import Regions, of
from lint_gov.formatters.shared import clean, uri
from lint_gov.model.document import Cell, Document, Image, Paragraph, Table
from lint_gov.model.finding import Location
from lint_gov.model.place import Place


def at(path: str, excerpt: str | None = None, order: int = 0) -> Location:
    return Location(place=Place(path=path, order=order), excerpt=excerpt)


def test_word_is_counted_by_paragraphs_and_rows() -> None:
    """Heading, paragraph, two rows of a table with tabs between their cells, date."""
    found = of(CHECKED)
    text = "三、收到和处理政府信息公开申请情况\n全年新收申请 18 件。\n项目\t自然人\t总计\n（一）予以公开\t8\t12\n2024年2月26日\n"
    for place, line, words in [
        (at("p1"), 1, "三、收到和处理政府信息公开申请情况"),
        (at("p2", "18 件"), 2, "18 件"),
        (at("t3/r1/c2"), 3, "自然人"),
        (at("t3/r2/c3/p1", "12"), 4, "12"),
        (at("t3"), 3, "项目"),
        (at("p4"), 5, "2024年2月26日"),
    ]:
        region = found.find(place)
        assert (region.line, region.text, region.real) == (line, words, False)
        assert text[region.offset : region.offset + len(region.text)] == words
        assert text.split("\n")[line - 1][region.column - 1 : region.end_column - 1] == words


@pytest.mark.parametrize("place", [at("p2", "不在这里的字"), at("p2/r9/c9"), at("p99", order=2)])
def test_what_is_not_found_is_all_of_the_paragraph(place: Location) -> None:
    region = of(CHECKED).find(place)
    assert (region.line, region.text) == (2, "全年新收申请 18 件。")


def test_a_finding_on_the_whole_report_stands_at_its_first_character() -> None:
    word, text = of(CHECKED).find(Location(section=5)), of(PLAIN).find(Location())
    assert (word.offset, word.line, word.column, word.end_column, word.text, word.real) == (0, 1, 1, 2, "三", False)
    assert (text.line, text.column, text.end_column, text.text, text.real) == (1, 1, 2, "云", True)
    nothing = Regions().find(Location())
    assert (nothing.line, nothing.column, nothing.end_column) == (1, 1, 2)


def test_lines_of_a_text_file_are_its_own() -> None:
    found = of(PLAIN)
    region = found.find(sample.IN_TEXT.location)
    assert (region.line, region.column, region.end_column, region.text, region.exact) == (3, 4, 5, "7", True)
    elsewhere = found.find(Location(place=Place(line=3, column=4), excerpt="10"))
    assert (elsewhere.column, elsewhere.exact) == (16, False)
    unknown = found.find(Location(place=Place(line=77, column=4), excerpt="10"))
    assert (unknown.line, unknown.column, unknown.exact) == (77, 4, False)


def test_tabs_of_a_text_file_count_as_they_are() -> None:
    found = Regions(Document("x.txt", "text", (Paragraph("3. 其他\t\t0\t0", Place(line=9, column=1)),)))
    region = found.find(Location(place=Place(line=9, column=1), excerpt="其他\t\t0"))
    assert (region.column, region.end_column, region.text) == (4, 9, "其他\t\t0")


def test_columns_in_bytes() -> None:
    """你好 are six bytes; of a heading whose marks the reader has left out the marks count too."""
    lines = (Paragraph("你好 a𠮷b", Place(line=1, column=1)), Paragraph("标题", Place(line=2, column=4)))
    found = Regions(Document("x.md", "markdown", lines))
    assert [found.bytes_before(1, column) for column in range(1, 8)] == [0, 3, 6, 7, 8, 12, 13]
    assert [found.bytes_before(2, column) for column in (4, 5, 6)] == [3, 6, 9]


def test_a_table_in_a_cell_and_a_picture_keep_their_places() -> None:
    inner = Table(
        (Cell(0, 0, 1, 1, (Paragraph("内", Place(path="t1/r1/c1/t2/r1/c1/p1")),), Place(path="t1/r1/c1/t2/r1/c1")),), 1, 1
    )
    cell = Cell(0, 0, 1, 1, (Paragraph("外\n行", Place(path="t1/r1/c1/p1")), inner), Place(path="t1/r1/c1"))
    found = Regions(Document("x", "docx", (Table((cell,), 1, 1, Place(path="t1")), Image(Place(path="p2")))))
    assert [found.find(at(path)).offset for path in ("t1/r1/c1/p1", "t1/r1/c1/t2/r1/c1", "t1/r1/c1/t2/r1/c1/p1", "p2")] == [
        0,
        4,
        4,
        7,
    ]
    assert found.find(at("t1/r1/c1")).text == "外 行 内 "
    assert found.find(at("p2")).line == 2


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("报告 一.docx", "%E6%8A%A5%E5%91%8A%20%E4%B8%80.docx"),
        ("a/b:c#d?.md", "a/b%3Ac%23d%3F.md"),
        ("/tmp/x.docx", "file:///tmp/x.docx"),
    ],
)
def test_addresses(path: str, address: str) -> None:
    assert uri(path) == address


def test_clean() -> None:
    assert clean("a\r\nb\rc\td\x00\x1b\x85\ud800\ufffe𠮷\u3000") == "a\nb\nc\td\ufffd\ufffd\ufffd\ufffd\ufffd𠮷\u3000"
