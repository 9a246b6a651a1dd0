from __future__ import annotations

from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lint_gov.errors import InputError
from lint_gov.model.document import Paragraph, Source, Table
from lint_gov.readers.docx import read
from lint_gov.readers.docx_styles import Styles
from lint_gov.readers.docx_walker import Walker

from . import docx_files
from .docx_files import cell, grid, only_table, para, read_docx, row, run, table

SPAN2 = '<w:gridSpan w:val="2"/>'
TOP, MORE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

Rectangle = tuple[int, int, int, int]


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[Rectangle]]:
    """A grid cut into rectangles (row, column, height, width), in reading order."""
    height, width = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    free = {(r, c) for r in range(height) for c in range(width)}
    found: list[Rectangle] = []
    for r in range(height):
        for c in range(width):
            if (r, c) not in free:
                continue
            wide = draw(st.integers(1, 3))
            while not all((r, c + i) in free for i in range(wide)):
                wide -= 1
            tall = draw(st.integers(1, 3))
            while not all((r + j, c + i) in free for i in range(wide) for j in range(tall)):
                tall -= 1
            free -= {(r + j, c + i) for i in range(wide) for j in range(tall)}
            found.append((r, c, tall, wide))
    return height, width, found


def as_word(height: int, rectangles: list[Rectangle]) -> str:
    rows: list[str] = []
    for r in range(height):
        cells: list[str] = []
        for top, left, tall, wide in sorted(rectangles, key=lambda x: x[1]):
            if top <= r < top + tall:
                merge = "" if tall == 1 else TOP if r == top else MORE
                cells.append(cell(f"{top},{left}" if r == top else "", f'<w:gridSpan w:val="{wide}"/>{merge}'))
        rows.append(row(*cells))
    return table(*rows)


def squeezed(rectangles: list[Rectangle]) -> list[tuple[int, int, int, int, str]]:
    """What should be read: columns whose edges no cell uses are not there."""
    edges = sorted({c for _, c, _, _ in rectangles} | {c + w for _, c, _, w in rectangles})
    at = {edge: i for i, edge in enumerate(edges)}
    return [(r, at[c], h, at[c + w] - at[c], f"{r},{c}") for r, c, h, w in rectangles]


def body_table(body: str) -> Table:
    # A paragraph beside a cell keeps the table from being taken for layout.
    return only_table(read_docx(para("前") + body))


@settings(max_examples=60, deadline=None)
@given(tilings().filter(lambda t: len(t[2]) > 1 and any(w < t[1] for _, _, _, w in t[2])))
def test_random_merges_read_back(tiling: tuple[int, int, list[Rectangle]]) -> None:
    height, _, rectangles = tiling
    found = body_table(as_word(height, rectangles))
    assert grid(found) == squeezed(rectangles)
    assert found.height == height


def test_merges_made_by_python_docx() -> None:
    document = python_docx.Document()
    made = document.add_table(4, 5)
    for r in range(4):
        for c in range(5):
            made.cell(r, c).text = f"{r}{c}"
    made.cell(0, 0).merge(made.cell(1, 1)).text = "合并"
    made.cell(2, 4).merge(made.cell(3, 4)).text = "右"
    stream = BytesIO()
    document.save(stream)
    found = only_table(read(Source("a.docx", stream.getvalue())))
    assert (found.height, found.width) == (4, 5)
    assert grid(found)[:5] == [
        (0, 0, 2, 2, "合并"),
        (0, 2, 1, 1, "02"),
        (0, 3, 1, 1, "03"),
        (0, 4, 1, 1, "04"),
        (1, 2, 1, 1, "12"),
    ]
    assert (2, 4, 2, 1, "右") in grid(found)


def test_rows_that_begin_late_or_end_early() -> None:
    late = row(cell("b"), props='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    found = body_table(table(row(cell("1"), cell("2"), cell("3")), late, row(cell("c"))))
    assert grid(found)[3:] == [(1, 1, 1, 1, "b"), (2, 0, 1, 1, "c")]
    assert (found.height, found.width) == (3, 3)


def test_old_horizontal_merge() -> None:
    first = row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("乙"))
    found = body_table(table(first, row(cell("1"), cell("2"), cell("3"))))
    assert grid(found)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "乙")]


def test_column_edges_nearer_than_a_sliver_are_one() -> None:
    first = row(cell("a"), cell("b", SPAN2), cell("c"))
    second = row(cell("1", SPAN2), cell("2"), cell("3"))
    found = body_table(table(first, second, widths=(597, 1, 596, 597)))
    assert grid(found) == [
        (0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "c"),
        (1, 0, 1, 1, "1"), (1, 1, 1, 1, "2"), (1, 2, 1, 1, "3"),
    ]  # fmt: skip


def test_an_empty_cell_in_a_sliver_is_dropped_one_with_content_is_not() -> None:
    empty = body_table(table(row(cell("a"), cell(""), cell("b")), row(cell("1"), cell(""), cell("2")), widths=(600, 1, 600)))
    assert (empty.width, len(empty.cells)) == (2, 4)
    full = body_table(table(row(cell("a"), cell("0"), cell("b")), row(cell("1"), cell(""), cell("2")), widths=(600, 1, 600)))
    assert (full.width, len(full.cells)) == (3, 6)


def test_widths_that_are_no_widths_merge_nothing() -> None:
    rows = row(cell("a"), cell(""), cell("")), row(cell(""), cell("b"), cell("c"))
    assert body_table(table(*rows, widths=(0, 0, 0))).width == 3
    assert body_table(table(*rows, widths=(1, 1, 5000))).width == 3


def test_vertical_merge_needs_the_same_edges() -> None:
    found = body_table(table(row(cell("a", SPAN2 + TOP), cell("b")), row(cell("c", MORE), cell("d"), cell("e", MORE))))
    assert grid(found) == [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d"), (1, 2, 1, 1, "e")]


def test_deleted_rows_and_cells_are_out() -> None:
    gone = row(cell("x", TOP), cell("y"), props='<w:del w:id="1"/>')
    last = row(cell("c", MORE), cell("q", '<w:cellDel w:id="2"/>'), cell("d"))
    document = read_docx(para("前") + table(row(cell("a"), cell("b")), gone, last))
    found = only_table(document)
    assert grid(found) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d")]
    assert found.cells[2].place.path == "t2/r3/c1"
    assert found.cells[3].place.path == "t2/r3/c3"
    assert document.revisions == 2


def test_a_table_whose_rows_are_all_deleted_is_none() -> None:
    assert read_docx(table(row(cell("a"), props='<w:del w:id="1"/>'))).blocks == ()
    assert read_docx(table()).blocks == ()


def test_content_controls_around_rows_and_cells() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    found = body_table(table(row(cell("a"), control.format(cell("b"))), control.format(row(cell("c"), cell("d")))))
    assert [c.text for c in found.cells] == ["a", "b", "c", "d"]


def test_nested_table_is_a_block_of_its_cell() -> None:
    inner = table(row(cell("收"), cell("1")), row(cell("发"), cell("2")))
    root = etree.fromstring(
        docx_files.element("body", table(row(cell(inner=para("前") + inner + para("")), cell("旁")))).encode()
    )
    [outer] = Walker(root, Styles(None), lambda: None).blocks(root)
    assert isinstance(outer, Table)
    before, nested = outer.cells[0].blocks
    assert isinstance(before, Paragraph)
    assert isinstance(nested, Table)
    assert nested.place.path == "t1/r1/c1/t2"
    assert [c.text for c in nested.cells] == ["收", "1", "发", "2"]
    assert nested.cells[3].place.path == "t1/r1/c1/t2/r2/c2"


def test_text_of_a_cell_joins_its_paragraphs() -> None:
    two = cell(inner=para("本年新收") + para("") + para("申请", inner=run("数")))
    assert body_table(table(row(two, cell("0")))).cells[0].text == "本年新收\n申请数"


@pytest.mark.parametrize("props", ['<w:gridSpan w:val="100000"/>', '<w:gridSpan w:val="2147483647"/>'])
def test_absurd_spans_are_refused(props: str) -> None:
    with pytest.raises(InputError) as caught:
        read_docx(table(row(cell("a", props))))
    assert caught.value.kind == "too-many-cells"


def test_absurd_indents_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        read_docx(table(row(cell("a"), props='<w:gridBefore w:val="100000"/>')))
    assert caught.value.kind == "too-many-cells"


@pytest.mark.parametrize("span", ["0", "-3", "x", ""])
def test_spans_that_are_none_count_as_one(span: str) -> None:
    found = body_table(table(row(cell("a", f'<w:gridSpan w:val="{span}"/>'), cell("b")), row(cell("c"), cell("d"))))
    assert grid(found)[0] == (0, 0, 1, 1, "a")
