"""Any tree of Word's elements, however wrong, is read or refused, and each place is found again."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Source, Table
from lint_gov.readers.docx import read
from lint_gov.readers.docx_locate import locate
from lint_gov.readers.docx_package import Package

from .docx_files import docx, para, read_docx, run, texts

NAMES = re.findall(
    r"\S+",
    "w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:sdtPr w:ins w:del w:moveFrom w:moveTo w:pPr w:rPr w:trPr w:tcPr w:tblGrid "
    "w:gridCol w:numPr w:numId w:ilvl w:outlineLvl w:pStyle w:vanish w:gridSpan w:vMerge w:hMerge w:gridBefore w:drawing w:pict "
    "w:txbxContent pic:pic wp:docPr v:imagedata mc:AlternateContent mc:Choice mc:Fallback w:fldChar w:sym w:tab w:br w:hyperlink "
    "w:ruby w:rubyBase w:docPartGallery w:cellDel m:oMath m:t w:body w:style",
)
ATTRIBUTES = (
    "",
    ' w:val="1"',
    ' w:val="2"',
    ' w:val="restart"',
    ' w:val="-1"',
    ' w:w="5"',
    ' w:fldCharType="begin"',
    ' w:char="4E00"',
)

leaves = st.tuples(st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES), st.sampled_from(["", "文", " "])).map(
    lambda t: f"<{t[0]}{t[1]}>{t[2]}</{t[0]}>"
)
trees = st.recursive(
    leaves,
    lambda inner: st.tuples(st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=5)).map(
        lambda t: f"<{t[0]}{t[1]}>{''.join(t[2])}</{t[0]}>"
    ),
    max_leaves=40,
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def paths(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        found.append(block.place.path or "")
        for cell in block.cells if isinstance(block, Table) else ():
            found += [cell.place.path or "", *paths(cell.blocks)]
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(trees, max_size=6))
def test_any_tree(body: list[str]) -> None:
    data = docx("".join(body), numbering=NUMBERING, styles="".join(body))
    try:
        document = read(Source("a.docx", data))
    except InputError as error:
        assert error.kind in ("too-deep", "too-many-cells")
        return
    package = Package(data)
    root = package.xml(package.main_part())
    assert root is not None
    for path in paths(document.blocks):
        assert locate(root, path) is not None, path


def test_many_deleted_ends_and_many_pictures_in_one_paragraph() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    document = read_docx(para("甲", mark) * 3000 + para(inner="<w:r><w:pict><v:imagedata/></w:pict></w:r>" * 3000))
    assert texts(document) == ["甲" * 3000]
    assert len(document.blocks) == 3001
    assert document.blocks[-1].place.path == "p3001/i3000"


def test_text_of_long_label_patterns_is_bounded() -> None:
    numbering = NUMBERING.replace("%1、", "%1" * 5000)
    props = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    document = read_docx(para("", props, run("甲")), numbering=numbering)
    assert len(texts(document)[0]) < 3000
