"""The quick way for plain paragraphs and cells reads the same as the long way."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from lint_gov.model.document import Document, Source
from lint_gov.readers import docx_walker
from lint_gov.readers.docx import read

from .docx_files import cell, docx, para, read_docx, row, run, table, texts
from .test_docx_walker import NUMBERING, trees

STYLES = "".join(
    (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"/><w:style w:type="paragraph" w:styleId="b"/>',
        '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="Heading 2"/></w:style>',
        '<w:style w:type="paragraph" w:styleId="list"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
)
HIDDEN = '<w:style w:type="paragraph" w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>'
PROPS = (
    "", "", "", '<w:jc w:val="center"/>', '<w:pStyle w:val="b"/>', '<w:pStyle w:val="2"/>', '<w:pStyle w:val="list"/>',
    '<w:outlineLvl w:val="1"/>', '<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:pStyle w:val="hidden"/>',
    '<w:pStyle w:val="none"/>',
)  # fmt: skip
INNER = (
    run("文"), run("文"), run("件", "<w:b/>"), "<w:r><w:t> 7 </w:t></w:r>", "<w:proofErr/>", "<w:r><w:t>一</w:t><w:br/></w:r>",
    "<w:r><w:lastRenderedPageBreak/><w:t>二</w:t></w:r>", "<w:hyperlink><w:r><w:t>三</w:t></w:r></w:hyperlink>",
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "<w:moveTo><w:r><w:t>四</w:t></w:r></w:moveTo>",
    run("五", '<w:rStyle w:val="hidden"/>'),
)  # fmt: skip
CELL_PROPS = ("", "<w:tcW/>", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:cellDel/>")
NO_PARAGRAPH = ("<w:bookmarkStart/>", table(row(cell("内"))), "<w:customXml><w:r><w:t>六</w:t></w:r></w:customXml>")

lines = st.builds(lambda p, i: para("", p, "".join(i)), st.sampled_from(PROPS), st.lists(st.sampled_from(INNER), max_size=3))
cells = st.builds(
    lambda props, inner, kind: f"<w:tc>{kind.format(props)}{''.join(inner)}</w:tc>",
    st.sampled_from(CELL_PROPS),
    st.lists(st.one_of(lines, lines, st.sampled_from(NO_PARAGRAPH)), min_size=1, max_size=2),
    st.sampled_from(["<w:tcPr>{}</w:tcPr>", "<w:tcPr>{}</w:tcPr>", "", "<w:tcPr/><w:tcPr>{}</w:tcPr>"]),
)
tables = st.lists(st.lists(cells, max_size=3), min_size=1, max_size=3).map(lambda rows: table(*(row(*c) for c in rows)))


def the_long_way(data: bytes) -> Document:
    """Without the quick way, and as though text might be hidden everywhere."""
    with patch.object(docx_walker, "plain_text", return_value=None), patch.object(docx_walker, "_hides", return_value=True):
        return read(Source("a.docx", data))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(lines, tables, trees), max_size=3), st.sampled_from(["", HIDDEN]))
def test_plain_cells_are_read_as_all_others(body: list[str], hidden: str) -> None:
    data = docx("".join(body), numbering=NUMBERING, styles=STYLES + hidden)
    assert read(Source("a.docx", data)) == the_long_way(data)


def test_hidden_by_nothing_but_a_style() -> None:
    body = para("甲") + para("乙", '<w:pStyle w:val="hidden"/>') + para("丙", inner=run("丁", '<w:rStyle w:val="hidden"/>'))
    assert texts(read_docx(body, styles=STYLES + HIDDEN)) == ["甲", "丙"]
    assert texts(read_docx(para("甲"), styles=HIDDEN.replace("<w:style ", '<w:style w:default="1" '))) == []
