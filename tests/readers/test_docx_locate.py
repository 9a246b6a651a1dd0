from __future__ import annotations

from collections.abc import Iterator

import pytest

from lint_gov.model.document import Block, Image, Paragraph, Source, Table
from lint_gov.readers.docx import read
from lint_gov.readers.docx_locate import locate
from lint_gov.readers.docx_package import Package
from lint_gov.readers.docx_tree import Element, W

from .docx_files import cell, docx, para, row, run, table

CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
ALTERNATIVE = (
    "<w:r><mc:AlternateContent><mc:Choice><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PICTURE = '<w:r><w:drawing><wp:docPr descr="P"/><pic:pic/></w:drawing></w:r>'
INNER = table(row(cell("内1"), cell("内2")), row(cell("内3"), cell(inner=para("内4") + para("内5", inner=PICTURE))))
BODY = (
    para("甲")
    + para()
    + CONTROL.format(para("乙") + INNER)
    + table(
        row(cell("x"), props='<w:del w:id="1"/>'),
        row(cell("丙"), CONTROL.format(cell(inner=INNER + para("丁"))), cell("y", '<w:cellDel w:id="2"/>'), cell("戊")),
        CONTROL.format(row(cell("己"), cell("庚"))),
    )
    + para(
        "辛",
        inner=ALTERNATIVE.format(para("框") + INNER) + BOX.format(para("第二框", inner=BOX.format(para("框中框")))) + PICTURE,
    )
    + para("", '<w:rPr><w:del w:id="9"/></w:rPr>', inner=PICTURE)
    + para("壬")
)


def root_of(data: bytes) -> Element:
    package = Package(data)
    root = package.xml(package.main_part())
    assert root is not None
    return root


def every_place(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        path = block.place.path or ""
        if isinstance(block, Table):
            yield path, "table"
            for c in block.cells:
                yield c.place.path or "", "cell"
                yield from every_place(c.blocks)
        else:
            yield path, "image" if isinstance(block, Image) else block.text


def test_every_place_is_found_again() -> None:
    data = docx(BODY)
    root, seen = root_of(data), list(every_place(read(Source("a.docx", data)).blocks))
    assert {"甲", "内5", "丁", "己", "辛", "框", "第二框", "框中框", "壬"} <= {text for _, text in seen}
    assert len({path for path, _ in seen}) == len(seen)
    for path, kind in seen:
        found = locate(root, path)
        assert found is not None, path
        if kind in ("table", "cell", "image"):
            assert found.tag == W + {"table": "tbl", "cell": "tc", "image": "drawing"}[kind]
        else:
            assert found.tag == W + "p"
            assert "".join(t.text or "" for t in found.iterfind(f"{W}r/{W}t")) == kind


@pytest.mark.parametrize(
    "path", ["", "p", "p0", "p99", "t1", "p3/p1", "t5/r9/c1", "t5/c1", "r1", "q1", "p1/x1", "px", "p１x", "t5/r2/c1/t1", "p1/i1"]
)
def test_paths_that_lead_nowhere(path: str) -> None:
    assert locate(root_of(docx(BODY)), path) is None


def test_a_run_on_line_has_the_place_of_its_first_text() -> None:
    data = docx(para("前", '<w:rPr><w:del w:id="9"/></w:rPr>') + para(inner=run("后")))
    [block] = read(Source("a.docx", data)).blocks
    assert isinstance(block, Paragraph)
    assert block.place.path == "p1"
