"""Comments of a Word file: their words, and the paragraphs they are attached to."""

from __future__ import annotations

import pytest

from lint_gov.model.document import Document
from lint_gov.readers.docx_remarks import MAX_ANCHORS

from .docx_files import cell, para, read_docx, row, run, table


def comment(number: int, text: str, more: str = "") -> str:
    return f'<w:comment w:id="{number}" w:author="王五" w:date="2026-01-05T09:00:00Z"{more}>{para(text)}</w:comment>'


def start(number: int) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>'


def end(number: int) -> str:
    return f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'


def paths(document: Document) -> list[list[str | None]]:
    return [[place.path for place in remark.places] for remark in document.remarks]


def test_a_comment_on_words_of_a_paragraph() -> None:
    body = para("标题") + f"<w:p>{run('一')}{start(3)}{run('二')}{end(3)}{run('三')}</w:p>"
    [remark] = read_docx(body, comments=comment(3, "请核对")).remarks
    assert (remark.text, remark.author, remark.date, remark.directive) == ("请核对", "王五", "2026-01-05", False)
    assert [(place.path, place.order) for place in remark.places] == [("p2", 2)]


def test_a_comment_in_a_table_cell() -> None:
    inner = f"<w:p>{start(1)}{run('12')}{end(1)}</w:p>"
    document = read_docx(
        para("标题") + table(row(cell("a"), cell("b")), row(cell("c"), cell(inner=inner))), comments=comment(1, "x")
    )
    assert paths(document) == [["t2/r2/c2/p1"]]
    assert document.remarks[0].places[0].order > 0


def test_a_range_over_several_cells_and_one_that_ends_before_the_next_paragraph() -> None:
    cells = cell(inner=f"<w:p>{start(1)}{run('1')}</w:p>") + cell("2") + cell(inner=f"<w:p>{run('3')}{end(1)}</w:p>")
    body = table(row(cells)) + f"<w:p>{start(2)}{run('甲')}</w:p><w:p>{end(2)}{run('乙')}</w:p>"
    document = read_docx(body, comments=comment(1, "x") + comment(2, "y"))
    assert paths(document) == [["t1/r1/c1/p1", "t1/r1/c2/p1", "t1/r1/c3/p1"], ["p2"]]


def test_a_comment_with_its_mark_only_and_one_without_any() -> None:
    body = para("甲", inner='<w:r><w:commentReference w:id="7"/></w:r>')
    document = read_docx(body, comments=comment(7, "x") + comment(8, "y"))
    assert paths(document) == [["p1"], []]


def test_a_comment_in_an_empty_cell_and_in_a_text_box() -> None:
    inner = f"<w:p>{start(2)}{run('框')}{end(2)}</w:p>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></w:r>"
    body = table(row(cell("a"), cell(inner=f"<w:p>{start(1)}{end(1)}</w:p>"))) + f"<w:p>{run('文')}{box}</w:p>"
    document = read_docx(body, comments=comment(1, "x") + comment(2, "y"))
    assert paths(document) == [["t1/r1/c2/p1"], ["p2/x1/p1"]]
    assert [remark.places[0].order > 0 for remark in document.remarks] == [True, True]


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        ("lint-gov 豁免 A103：台账已核对", True),
        ("ＬＩＮＴ－ＧＯＶ　豁免 A103：台账已核对", True),
        ("  Lint-gov: waive A103: checked", True),
        ("lint-gov豁免", True),
        ("lint-gov 是什么？", False),
        ("请用 lint-gov 豁免 A103", False),
    ],
)
def test_which_comments_are_addressed_to_the_tool(text: str, directive: bool) -> None:
    document = read_docx(para("甲"), comments=comment(1, text))
    assert document.remarks[0].directive is directive
    assert document.comments == (0 if directive else 1)


def test_a_file_without_comments() -> None:
    assert read_docx(para("甲")).remarks == ()
    assert read_docx(para("甲"), comments="").remarks == ()


def test_hostile_comments_cost_no_more_than_their_size() -> None:
    nested = para("底")
    for _ in range(40):
        nested = f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{nested}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    many = "".join(f"<w:p>{start(number)}{run('甲')}</w:p>" for number in range(3000))
    ends = "".join(end(number) for number in range(3000))
    comments = "".join(comment(number, "x") for number in range(3000))
    document = read_docx(nested + many + f"<w:p>{ends}</w:p>", comments=comments)
    assert document.comments == 3000
    assert max(len(remark.places) for remark in document.remarks) == MAX_ANCHORS
    assert [place.path for place in document.remarks[2999].places] == []
