"""PDF files: what is drawn on a page comes back as tables and paragraphs, however it is drawn."""

from __future__ import annotations

import pytest

from lint_gov.model.document import Document, Image, Paragraph, Source, Table
from readers.pdf_files import Sheet, pdf

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
from lint_gov.readers.pdf import read

PROSE = "根据条例的规定和要求，现将本机关政府信息公开工作情况向社会公布如下，欢迎公众监督。本报告由某某局编制，数据截至年底。"
ROWS = [["信息内容", "本年制发件数", "废止"], ["规章", "0", "12"], ["行政规范性文件", "5", "3"]]
WIDTHS = (120, 100, 80)


def document(*sheets: Sheet) -> Document:
    return read(Source("report.pdf", pdf(*sheets)))


def sheet(size: tuple[float, float] = (595.0, 842.0), rotate: int = 0) -> Sheet:
    """A page with two lines of running text that reach the margin."""
    return Sheet(size, rotate).text(72, 60, PROSE[:42]).text(72, 78, PROSE[42:])


def texts(found: Document) -> list[str]:
    return [b.text for b in found.blocks if isinstance(b, Paragraph)]


def tables(found: Document) -> list[list[list[str]]]:
    out = []
    for table in (b for b in found.blocks if isinstance(b, Table)):
        rows = [[c.text for c in table.cells if c.row == row] for row in range(table.height)]
        out.append(rows)
    return out


@pytest.mark.parametrize("how", ["stroke", "fill", "clip", "pieces"])
def test_lines_drawn_in_any_way_make_a_grid(how: str) -> None:
    page = sheet()
    page.table(72, 100, ROWS, WIDTHS, how=how)
    assert tables(document(page)) == [ROWS]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_pages_that_are_shown_turned(rotate: int) -> None:
    page = sheet(rotate=rotate)
    page.table(72, 100, ROWS, WIDTHS)
    assert tables(document(page)) == [ROWS]


@pytest.mark.parametrize("turn", ["0 1 -1 0 842 0", "0 -1 1 0 0 595"])
def test_a_page_whose_content_is_turned(turn: str) -> None:
    inner = sheet()
    inner.table(72, 100, ROWS, WIDTHS)
    page = Sheet((842, 595))
    page.parts.append(f"q {turn} cm {' '.join(inner.parts)} Q")
    found = document(page)
    assert tables(found) == [ROWS]
    assert texts(found) == [PROSE]


def test_a_form_under_two_matrices_on_a_cropped_page() -> None:
    inner = sheet()
    inner.table(0, 100, ROWS, WIDTHS, how="clip")
    page = Sheet(crop=(20, 20, 580, 800), forms=[("0.5 0 0 0.5 20 20", "\n".join(inner.parts))])
    page.parts.append("q 1.6 0 0 1.6 40 30 cm /X0 Do Q")
    assert tables(document(page)) == [ROWS]


def test_a_place_is_page_and_box_from_the_top_left() -> None:
    page = sheet()
    page.table(72, 100, ROWS, WIDTHS)
    found = document(sheet(), page)
    table = next(b for b in found.blocks if isinstance(b, Table))
    assert table.cells[4].place.page == 2
    assert table.cells[4].place.box == (192, 120, 292, 140)
    orders = [b.place.order for b in found.blocks]
    assert orders == sorted(orders)


def test_a_table_without_its_outer_lines() -> None:
    page = sheet()
    page.table(72, 100, ROWS, WIDTHS, lines="none")
    for y in (100, 120, 140, 160):
        page.line(72, y, 372, y)
    for x in (192, 292):
        page.line(x, 100, x, 160)
    assert tables(document(page)) == [ROWS]


def test_merged_cells_are_one_cell() -> None:
    page = sheet()
    page.frame(72, 100, 372, 160)
    page.line(172, 120, 372, 120).line(72, 140, 372, 140).line(172, 100, 172, 160).line(272, 120, 272, 160)
    for x, y, text in (
        (75, 114, "高"),
        (175, 114, "宽"),
        (175, 134, "1"),
        (275, 134, "2"),
        (75, 154, "末"),
        (175, 154, "3"),
        (275, 154, "4"),
    ):
        page.text(x, y, text, 9)
    (table,) = (b for b in document(page).blocks if isinstance(b, Table))
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in table.cells}
    assert spans == {
        "高": (0, 0, 2, 1), "宽": (0, 1, 1, 2), "1": (1, 1, 1, 1), "2": (1, 2, 1, 1),
        "末": (2, 0, 1, 1), "3": (2, 1, 1, 1), "4": (2, 2, 1, 1),
    }  # fmt: skip


def test_lines_a_hair_apart_are_one_and_lines_under_words_make_no_table() -> None:
    page = sheet().line(72, 62, 300, 62)
    page.table(72, 100, ROWS, WIDTHS)
    page.line(193.5, 100, 193.5, 160).line(72, 141, 372, 141)
    found = document(page)
    assert tables(found) == [ROWS]
    assert texts(found) == [PROSE]


def test_a_frame_round_the_page_is_no_table() -> None:
    page = sheet().frame(30, 30, 560, 800)
    page.table(72, 100, ROWS, WIDTHS)
    found = document(page)
    assert tables(found) == [ROWS]
    assert texts(found) == [PROSE]


def test_digits_that_wrap_in_their_cell_are_one_number_and_two_numbers_stay_two() -> None:
    page = sheet()
    page.table(72, 100, [["规章", "", ""]], (60, 30, 90), height=40)
    page.text(135, 112, "12345", 9).text(135, 124, "67", 9)
    page.text(165, 112, "12", 9).text(165, 124, "34", 9)
    assert tables(document(page)) == [[["规章", "1234567", "12\n34"]]]


def test_numbers_with_a_gap_between_them_stay_two() -> None:
    page = sheet()
    page.table(72, 100, [["规章", "1 234", "5"]], (60, 60, 60))
    assert tables(document(page))[0][0][1] == "1 234"


def test_text_printed_twice_to_look_bold_is_one_text() -> None:
    page = sheet()
    page.table(72, 100, [["合计", "11", "5"]], (60, 60, 60))
    page.table(72.3, 100, [["合计", "11", "5"]], (60, 60, 60), lines="none")
    assert tables(document(page)) == [[["合计", "11", "5"]]]


@pytest.mark.parametrize("turn", [90, -90])
def test_header_cells_whose_text_runs_up_or_down(turn: int) -> None:
    page = sheet()
    page.table(72, 100, [["合计", "", ""], ["12", "3", "4"]], (60, 60, 60), height=60)
    x = {90: (150, 162), -90: (162, 150)}[turn]
    start = 155 if turn == 90 else 105
    page.text(x[0], start, "社会公", 9, turn=turn).text(x[1], start, "益组织", 9, turn=turn)
    assert tables(document(page))[0][0][1].replace("\n", "") == "社会公益组织"


def test_header_cells_written_from_top_to_bottom() -> None:
    page = sheet()
    page.table(72, 100, [["", "", "合计"], ["12", "3", "4"]], (20, 40, 60), height=60)
    for n, char in enumerate("结果维持"):
        page.text(78, 112 + 12 * n, char, 9)
    for column, word in ((115, "其他"), (100, "结果")):
        for n, char in enumerate(word):
            page.text(column, 112 + 12 * n, char, 9)
    head = tables(document(page))[0][0]
    assert [text.replace("\n", "") for text in head] == ["结果维持", "其他结果", "合计"]


def test_watermarks_and_invisible_text_are_no_text() -> None:
    page = sheet().text(200, 500, "仅供参考", 40, turn=45).text(72, 300, "收到申请999件", mode=3)
    found = document(page)
    assert texts(found) == [PROSE]
    assert found.furniture == ("仅供参考",)


def test_a_large_picture_stands_in_the_flow_and_a_seal_does_not() -> None:
    page = sheet().picture(72, 200, 400, 300).text(72, 560, "附表如上。").picture(300, 600, 100, 100)
    found = document(page)
    assert [type(b) for b in found.blocks] == [Paragraph, Image, Paragraph]
    assert found.blocks[1].place.box == (72, 200, 472, 500)


def test_radicals_are_the_characters_they_look_like() -> None:
    assert texts(document(sheet().text(72, 120, "⼆、⼈⺠政府信息公开⾏政复议"))) == [PROSE, "二、人民政府信息公开行政复议"]


def test_a_figure_whose_characters_are_not_told_is_doubtful() -> None:
    page = sheet()
    page.table(72, 100, [["合计", "", "5"]], (60, 60, 60))
    page.text(135, 114, "\u0123\u0124", 9, font="M")
    (table,) = (b for b in document(page).blocks if isinstance(b, Table))
    assert [c.doubtful for c in table.cells] == [False, True, False]


def test_a_number_that_sticks_out_of_its_cell_is_no_two_figures() -> None:
    page = sheet()
    page.table(72, 100, [["合计", "", "", "5"]], (60, 30, 60, 60))
    page.text(148, 114, "123456", 9)
    (table,) = (b for b in document(page).blocks if isinstance(b, Table))
    assert [c.doubtful for c in table.cells] == [False, True, True, False]
