"""Whole tables: aligned by label whatever the layout; a figure is never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lint_gov.editions import edition, editions
from lint_gov.forms import build
from lint_gov.model.document import Block, Cell, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.model.record import replace
from lint_gov.model.report import Form, Identity, Outline, Section

APPLICATIONS = edition(2021).tables["applications"]
HEADER = [
    "勾稽关系\t\t\t申请人情况\t\t\t\t\t\t",
    "\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计",
    "\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t",
]
DISPUTES = [
    "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t",
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t",
    "\t\t\t\t" + "\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计" * 2,
]


def _rows(cells: dict[str, list[str]] | None = None) -> list[str]:
    """Table 3 as tab-separated rows with merged cells kept empty; row n has the figures n, 0, 0, 0, 0, 0, n."""
    lines = []
    for number, row in enumerate(APPLICATIONS.rows):
        values = (cells or {}).get(row.key, [str(number), *"00000", str(number)])
        heads = ["三、本年度办理结果" if row.groups else row.label, "" if len(row.groups) > 1 else row.label * bool(row.groups)]
        lines.append("\t".join([*heads, row.label if len(row.groups) > 1 else "", *values]))
    return lines


def _read(*blocks: Block, year_edition: int = 2021) -> tuple[Form, ...]:
    outline = Outline(Identity(), (), (Section(3, None, tuple(blocks)),), (), year_edition)
    return build(outline, editions())[0]


def _lines(lines: list[str]) -> list[Paragraph]:
    return [Paragraph(line, Place(line=i, column=1, order=i)) for i, line in enumerate(lines, 1)]


def _form(lines: list[str], table: str = "applications") -> Form:
    return next(f for f in _read(*_lines(lines)) if f.table == table)


def _value(form: Form, row: str, column: str) -> Decimal | str | None:
    figure = form.figures[row, column]
    return figure.value if figure.state == "number" else figure.state


def test_every_figure_under_its_label() -> None:
    form = _form(HEADER + _rows())
    assert len(form.figures) == 175
    for number, row in enumerate(APPLICATIONS.rows):
        assert [_value(form, row.key, c) for c in ("natural", "research", "total")] == [number, 0, number]
    assert form.issues == ()


@pytest.mark.parametrize("typed", ["O", "零", "×", "?", "若干", "详见附件"])
@pytest.mark.parametrize("column", [0, 2, 6])
def test_words_in_a_cell_stay_in_their_cell(typed: str, column: int) -> None:
    values = ["4", "3", "1", "0", "0", "0", "8"]
    values[column] = typed
    form = _form(HEADER + _rows({"granted": values}))
    got = [form.figures["granted", c.key] for c in APPLICATIONS.columns_of("granted")]
    assert [f.raw for f in got] == values
    assert [f.state for f in got] == ["text" if i == column else "number" for i in range(7)]


@pytest.mark.parametrize("cell", [0, 7, 14])
def test_words_in_table_four_stay_in_their_cell(cell: int) -> None:
    values = [str(n) for n in range(1, 16)]
    values[cell] = "若干"
    form = _form([*DISPUTES, "\t".join(values)], "disputes")
    assert sorted(f.raw for f in form.figures.values()) == sorted(values)
    assert [f.state for f in form.figures.values()].count("text") == 1


def test_a_row_that_is_missing_takes_no_cells_of_the_header() -> None:
    lines = [line for line in HEADER + _rows() if "3.其他\t" not in line]
    form = _form(lines)
    assert ("other.rest", "natural") not in form.figures
    assert [i.row for i in form.issues if i.kind == "row-missing"] == ["other.rest"]


@pytest.mark.parametrize(
    ("label", "altered"),
    [("3.其他", "3.其它"), ("1.属于国家秘密", "1.国家秘密"), ("四、结转下年度继续办理", "四、转结下年继续办理")],
)
def test_an_altered_label_is_known_by_its_place(label: str, altered: str) -> None:
    form = _form([line.replace(f"{label}\t", f"{altered}\t") for line in HEADER + _rows()])
    row = next(r.key for r in APPLICATIONS.rows if r.label == label)
    assert _value(form, row, "total") == [r.key for r in APPLICATIONS.rows].index(row)
    assert [(i.kind, i.row) for i in form.issues] == [("label-altered", row)]


def test_another_row_in_place_of_a_missing_one_is_not_taken_for_it() -> None:
    form = _form([line.replace("7.属于行政执法案卷\t", "网上受理情况\t") for line in HEADER + _rows()])
    assert ("denied.enforcement_file", "total") not in form.figures
    assert {i.kind for i in form.issues} == {"row-missing", "row-unknown"}


@pytest.mark.parametrize("page", ["— 5 —", "- 5 -", "第5页", "5"])
def test_a_page_number_between_rows_is_no_figure(page: str) -> None:
    lines = [f"{row.label} {number} 0 0 0 0 0 {number}" for number, row in enumerate(APPLICATIONS.rows)]
    head = ["申请人情况", "自然人 法人或其他组织 总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他"]
    form = _form([*head, *lines[:15], page, *lines[15:]])
    assert _value(form, APPLICATIONS.rows[14].key, "natural") == 14
    assert all(f.state == "number" for f in form.figures.values())


def test_a_merged_cell_printed_once_a_column() -> None:
    lines = [
        "| 第二十条第（五）项 | | | |",
        "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |",
        "| 行政许可 | 320 | 320 | 320 |",
    ]
    assert _value(_form(lines, "disclosure"), "licences", "decisions") == 320


def test_a_merged_last_cell_printed_twice() -> None:
    lines = [
        "| 第二十条第（八）项 | | | |",
        "| 信息内容 | 上一年项目数量 | 本年增/减 | 本年增/减 |",
        "| 行政事业性收费 | 14 | -2 | -2 |",
    ]
    form = _form([*lines, "| 第二十条第（九）项 | | | |"], "disclosure")
    assert (_value(form, "fees", "last_year"), _value(form, "fees", "change")) == (14, -2)


def test_the_empty_lead_of_a_tab_row_is_no_figure() -> None:
    figures = [str(n) for n in range(1, 15)]
    form = _form(["\t" + line for line in DISPUTES] + ["\t" + "\t".join(figures) + "\t"], "disputes")
    assert _value(form, "review", "upheld") == 1
    assert _value(form, "litigation_after_review", "total") == "blank"


def test_a_line_of_empty_cells_is_blank() -> None:
    form = _form([*DISPUTES, "\t" * 14], "disputes")
    assert {f.state for f in form.figures.values()} == {"blank"}


def test_totals_alone_with_fillers_behind_are_read() -> None:
    lines = [
        "申请人情况 | ||||||||",
        "自然人 | 法人或其他组织 | 总计 | |||||",
        "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||",
    ]
    for number, row in enumerate(APPLICATIONS.rows):
        lines.append(f"{row.label} |  |  |  |  |  |  | {number} | " + "|" * (2 - len(row.groups)))
    form = _form(lines)
    assert [_value(form, r.key, "total") for r in APPLICATIONS.rows] == list(range(25))
    assert _value(form, "new", "natural") == "blank"


def test_a_row_that_cannot_be_told_apart_is_unreadable() -> None:
    lines = ["申请人情况", "自然人 法人或其他组织 总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他"]
    lines += [f"{row.label} 1 0 0 0 0 0 1" for row in APPLICATIONS.rows[:-1]] + [f"{APPLICATIONS.rows[-1].label} 5 5"]
    assert {f.state for (row, _), f in _form(lines).figures.items() if row == "carried_out"} == {"unreadable"}


def test_the_edition_is_that_of_the_labels_not_of_the_year() -> None:
    found = _read(*_lines(HEADER + _rows()), year_edition=2019)
    assert [f.edition for f in found] == [2021]
    assert found[0].figures["other.rest", "total"].value == 22


def _grid(rows: list[list[str]], block: int, lead: int) -> Table:
    """A Word table whose first cell of each row covers `lead` columns."""
    cells = []
    for r, texts in enumerate(rows):
        for c, text in enumerate(texts):
            span = lead if c == 0 else 1
            column = c + lead - 1 if c else 0
            cells.append(Cell(r, column, 1, span, (Paragraph(text),), Place(path=f"t{block}/r{r}/c{c}")))
    return Table(tuple(cells), len(rows), len(rows[0]) + lead - 1)


def test_a_table_cut_by_a_page_break_is_one_table() -> None:
    head = ["勾稽", *(c.label for c in APPLICATIONS.columns_of("new"))]
    rows = [[row.label, str(n), *"00000", str(n)] for n, row in enumerate(APPLICATIONS.rows)]
    (form,) = _read(_grid([head, *rows[:3]], 1, 1), _grid([head, *rows[3:]], 2, 3))
    assert [_value(form, r.key, "natural") for r in APPLICATIONS.rows] == list(range(25))
    assert not [i for i in form.issues if i.kind == "displaced"]


def test_a_header_cut_by_a_page_break_shifts_no_figure() -> None:
    """The column of a cell says nothing about the cells of another grid: here 总计 would come before 商业企业."""

    def cell(row: int, column: int, text: str, span: int = 1, height: int = 1) -> Cell:
        return Cell(row, column, height, span, (Paragraph(text),))

    upper = (
        cell(0, 0, "勾稽关系", 1, 2),
        cell(0, 1, "申请人情况", 3),
        cell(1, 1, "自然人"),
        cell(1, 2, "法人或其他组织"),
        cell(1, 3, "总计"),
    )
    labels = [c.label for c in APPLICATIONS.columns_of("new")[1:-1]]
    lower = [cell(0, 0, "", 3), cell(0, 3, ""), *(cell(0, n, text) for n, text in enumerate(labels, 4)), cell(0, 9, "")]
    for number, row in enumerate(APPLICATIONS.rows, 1):
        lower += [
            cell(number, 0, row.label, 3),
            *(cell(number, n, text) for n, text in enumerate([str(number), *"00000", "77"], 3)),
        ]
    (form,) = _read(Table(upper, 2, 4), Table(tuple(lower), 26, 10))
    assert {_value(form, r.key, "total") for r in APPLICATIONS.rows} <= {77, "unreadable"}
    assert {_value(form, r.key, "other_org") for r in APPLICATIONS.rows} <= {0, "unreadable"}


def _plain(rows: list[str]) -> list[str]:
    return ["申请人情况", "自然人 法人或其他组织 总计", "商业企业 科研机构 社会公益组织 法律服务机构 其他", *rows]


def test_words_among_the_figures_of_a_plain_line() -> None:
    rows = [f"{row.label} {n} 0 0 0 0 0 {n}" for n, row in enumerate(APPLICATIONS.rows)]
    rows[2] = "三、本年度办理结果 （一）予以公开 2 0 若干 0 0 0 2"
    form = _form(_plain(rows))
    assert [form.figures["granted", c].raw for c in ("natural", "research", "total")] == ["2", "若干", "2"]


def test_glued_rows_of_single_digits_are_read_and_others_are_not_guessed() -> None:
    rows = [f"{row.label}{'1000001' if n % 2 else '0000000'}" for n, row in enumerate(APPLICATIONS.rows)]
    rows[3] = f"{APPLICATIONS.rows[3].label}12000012"
    form = _form(_plain(rows))
    assert [_value(form, "carried_in", c) for c in ("natural", "business", "total")] == [1, 0, 1]
    assert {f.state for (row, _), f in form.figures.items() if row == "partial"} == {"unreadable"}


def test_a_glued_row_that_the_form_does_not_have() -> None:
    lines = [
        "第二十条第（一）项",
        "信息内容本年制发件数本年废止件数现行有效件数",
        "规章000",
        "行政规范性文件102",
        "其他主动公开文件000",
    ]
    form = _form([*lines, "第二十条第（五）项", "信息内容本年处理决定数量", "行政许可3"], "disclosure")
    assert [_value(form, "normative", c) for c in ("made", "repealed", "effective")] == [1, 0, 2]
    assert [i.raw for i in form.issues if i.kind == "row-unknown"] == ["其他主动公开文件"]


def test_text_behind_a_grid_is_no_cell_of_it() -> None:
    head = ["勾稽", *(c.label for c in APPLICATIONS.columns_of("new"))]
    rows = [[row.label, str(n), *"00000", str(n)] for n, row in enumerate(APPLICATIONS.rows)]
    (form,) = _read(_grid([head, *rows], 1, 1), Paragraph("（一）存在的问题"), Paragraph("3"))
    assert form.issues == ()
    assert form.figures["carried_out", "total"].raw == "24"


@pytest.mark.parametrize("position", [0, 7, 14])
def test_words_in_place_of_a_figure_of_table_4_stay_in_their_cell_without_rows(position: int) -> None:
    values = ["1"] * 15
    values[position] = "不详"
    lines = [cell for line in DISPUTES for cell in line.split("\t") if cell]
    form = _form([*lines, *values], "disputes")
    assert [f.raw for f in form.figures.values()] == values


@pytest.mark.parametrize("doubtful", [False, True])
def test_a_figure_before_a_label_is_stray_but_not_what_may_be_dust(doubtful: bool) -> None:
    head = ["", "勾稽", *(c.label for c in APPLICATIONS.columns_of("new"))]
    rows = [["", row.label, *"0000000"] for row in APPLICATIONS.rows]
    rows[5][0] = "1"
    table = _grid([head, *rows], 1, 1)
    cells = tuple(replace(c, doubtful=doubtful and (c.row, c.column) == (6, 0)) for c in table.cells)
    (form,) = _read(replace(table, cells=cells))
    assert [i.kind for i in form.issues] == ([] if doubtful else ["displaced"])
    assert {f.value for f in form.figures.values()} == {0}


def test_a_doubtful_cell_is_unreadable_and_its_neighbours_are_not() -> None:
    """What recognition (OCR) is not sure of is no figure, not even a blank or a word."""
    head = ["勾稽", *(c.label for c in APPLICATIONS.columns_of("new"))]
    rows = [[row.label, "1", "", "口", "0", "0", "0", "1"] for row in APPLICATIONS.rows]
    table = _grid([head, *rows], 1, 3)
    doubtful = {(3, column) for column in (3, 4, 5)}
    cells = tuple(replace(c, doubtful=(c.row, c.column) in doubtful) for c in table.cells)
    (form,) = _read(replace(table, cells=cells))
    row = APPLICATIONS.rows[2].key
    columns = ("natural", "business", "research", "nonprofit", "total")
    assert [_value(form, row, c) for c in columns] == ["unreadable", "unreadable", "unreadable", 0, 1]
    assert form.figures[row, "natural"].raw == "1"
    assert [_value(form, APPLICATIONS.rows[4].key, c) for c in columns] == [1, "blank", "text", 0, 1]
