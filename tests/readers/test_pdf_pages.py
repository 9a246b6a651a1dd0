"""Tables that break over pages, what stands in the margins, and whole reports: every figure comes back, wherever pages end."""

from __future__ import annotations

import pytest

from generator.chain import findings, unsound
from generator.draft import Draft, Text
from generator.files import listed, wrong_figures
from generator.readable import readings
from lint_gov.model.document import Document, Paragraph, Source, Table
from lint_gov.pipeline import build_report
from lint_gov.text.fold import squash
from readers.pdf_files import Sheet, pdf
from readers.pdf_reports import report

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
from lint_gov.readers.pdf import read

HOW = [{}, {"repeat": True}, {"closed": False}, {"repeat": True, "how": "clip"}, {"closed": False, "how": "fill"}]


def _sound(draft: Draft, sheets: list[Sheet]) -> Document:
    document = read(Source("report.pdf", pdf(*sheets)))
    found = build_report(document)
    wrong = wrong_figures(found, readings(draft.grids()))
    assert not wrong, listed(wrong)
    said = unsound(findings(found))
    assert not said, listed(said)
    return document


@pytest.mark.parametrize("shift", range(20))
def test_reports_whose_tables_break_at_any_row(shift: int) -> None:
    draft, sheets = report(f"pages {shift}", shift=2 * shift, **HOW[shift % len(HOW)])
    document = _sound(draft, sheets)
    assert len([b for b in document.blocks if isinstance(b, Table)]) == 3
    have = [squash(b.text) for b in document.blocks if isinstance(b, Paragraph)]
    assert have == [squash(p.text) for p in draft.parts if isinstance(p, Text)]
    assert document.furniture[0] == "青原县政府信息公开办公室"
    assert [t for t in document.furniture if "—" in t] == [f"— {n} —" for n in range(1, len(sheets) + 1)]


HEAD = ["项目", "甲", "乙"]
ROWS = [[f"第{n}类", str(n), str(10 * n)] for n in range(1, 7)]
WIDTHS = (160, 80, 80)


def _tables(*sheets: Sheet) -> list[list[list[str]]]:
    found = read(Source("x.pdf", pdf(*sheets)))
    tables = [b for b in found.blocks if isinstance(b, Table)]
    return [[[c.text for c in t.cells if c.row == row] for row in range(t.height)] for t in tables]


def _page(number: int = 1) -> Sheet:
    sheet = Sheet().text(280, 810, f"第{number}页 共2页", 9)
    return (
        sheet.text(72, 60, "根据条例的规定和要求，现将本机关政府信息公开工作情况向社会公布如下，欢迎公众监督。")
        if number == 1
        else sheet
    )


def test_a_repeated_head_is_there_once() -> None:
    first, second = _page(1), _page(2)
    first.table(72, 600, [HEAD, *ROWS[:3]], WIDTHS)
    second.table(72, 60, [HEAD, *ROWS[3:]], WIDTHS)
    assert _tables(first, second) == [[HEAD, *ROWS]]


def test_rows_of_equal_text_are_no_repeated_head() -> None:
    first, second = _page(1), _page(2)
    first.table(72, 600, ROWS[:3], WIDTHS)
    second.table(72, 60, [ROWS[0], *ROWS[3:]], WIDTHS)
    assert _tables(first, second) == [[*ROWS[:3], ROWS[0], *ROWS[3:]]]


@pytest.mark.parametrize("between", ["续表", "（续表）", "续表2："])
def test_the_words_over_the_rest_of_a_table_do_not_part_it(between: str) -> None:
    first, second = _page(1), _page(2).text(72, 52, between)
    first.table(72, 600, [HEAD, *ROWS[:3]], WIDTHS)
    second.table(72, 60, ROWS[3:], WIDTHS)
    assert _tables(first, second) == [[HEAD, *ROWS]]


def test_a_heading_between_two_tables_keeps_them_apart() -> None:
    first, second = _page(1), _page(2).text(72, 52, "二、主动公开政府信息情况")
    first.table(72, 600, [HEAD, *ROWS[:3]], WIDTHS)
    second.table(72, 60, ROWS[3:], WIDTHS)
    assert _tables(first, second) == [[HEAD, *ROWS[:3]], ROWS[3:]]


def test_tables_of_other_columns_stay_apart() -> None:
    first, second = _page(1), _page(2)
    first.table(72, 600, [HEAD, *ROWS[:3]], WIDTHS)
    second.table(72, 60, ROWS[3:], (100, 80, 140))
    assert _tables(first, second) == [[HEAD, *ROWS[:3]], ROWS[3:]]


def test_a_row_cut_by_the_edge_of_the_page_is_one_row() -> None:
    first, second = _page(1), _page(2)
    first.table(72, 740, [["项目", "甲", "乙"], ["2.申请人逾期未按收费通知要求缴纳费用、", "3", "4"]], (200, 80, 80))
    second.table(72, 60, [["行政机关不再处理其政府信息公开申请", "", ""], ["3.其他", "5", "6"]], (200, 80, 80))
    (rows,) = _tables(first, second)
    assert [[c.replace("\n", "") for c in row] for row in rows[1:]] == [
        ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3", "4"],
        ["3.其他", "5", "6"],
    ]


def test_a_title_row_alone_at_the_end_of_a_page_belongs_to_the_table() -> None:
    first, second = _page(1), _page(2)
    first.table(72, 760, [["第二十条第（一）项"]], (320,))
    second.table(72, 60, ROWS, WIDTHS)
    assert _tables(first, second) == [[["第二十条第（一）项"], *ROWS]]


@pytest.mark.parametrize(
    "numbers", [("- 1 -", "- 2 -"), ("1", "2"), ("1/2", "2/2"), ("第 1 页", "第 2 页"), ("·7·", "·8·"), ("7", "8")]
)
def test_page_numbers_are_no_text(numbers: tuple[str, str]) -> None:
    pages = [
        Sheet().text(72, 100, "一、总体情况").text(72, 120, "全年公开信息10条。").text(290, 800, number) for number in numbers
    ]
    found = read(Source("x.pdf", pdf(*pages, *[Sheet().text(72, 60, "本报告由某某局编制，欢迎公众监督并提出意见和建议。")])))
    assert tuple(map(squash, found.furniture)) == tuple(map(squash, numbers))
    assert not any(b.text in numbers for b in found.blocks if isinstance(b, Paragraph))


def test_a_number_in_the_text_at_the_edge_of_a_page_stays() -> None:
    first = (
        Sheet().text(72, 80, "本报告由某某局编制，欢迎公众监督并提出意见和建议，地址见本机关网站。电话").text(72, 800, "5566778")
    )
    found = read(Source("x.pdf", pdf(first, Sheet().text(72, 80, "下一页的正文。"))))
    assert not found.furniture


def test_a_paragraph_goes_on_over_the_page() -> None:
    text = "我局坚持以公开为常态不公开为例外依法保障公众的知情权参与权和监督权，" * 2
    first = Sheet().text(72, 740, text[:42]).text(72, 760, text[:42]).text(72, 780, text[:42])
    second = Sheet().text(72, 60, "工作有序推进。").text(93, 80, "下一步继续努力。")
    found = read(Source("x.pdf", pdf(first, second)))
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)] == [text[:42] * 3 + "工作有序推进。", "下一步继续努力。"]
