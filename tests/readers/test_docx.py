from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from lint_gov.model.document import Image, Paragraph, Source, Table
from lint_gov.readers.docx import read, sniff

from .docx_files import cell, docx, element, only_table, para, read_docx, relations, row, run, table, texts, zipped
from .docx_files import grid as merges

DEL_MARK = '<w:rPr><w:del w:id="9"/></w:rPr>'


def removed(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_a_report_written_by_python_docx() -> None:
    made = python_docx.Document()
    made.core_properties.title = "云溪县2023年政府信息公开工作年度报告"
    made.sections[0].header.paragraphs[0].text = "页眉"
    made.sections[0].footer.paragraphs[0].text = "- 1 -"
    made.add_heading("一、总体情况", 1)
    made.add_paragraph("正文。")
    made.add_table(2, 2).cell(1, 1).text = "7"
    stream = BytesIO()
    made.save(stream)
    document = read(Source("报告.docx", stream.getvalue()))
    assert document.path == "报告.docx"
    assert document.format == "docx"
    assert document.titles == ("云溪县2023年政府信息公开工作年度报告",)
    assert document.furniture == ("页眉", "- 1 -")
    assert (document.revisions, document.comments) == (0, 0)
    heading, text, grid = document.blocks
    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.level, heading.place.path) == ("一、总体情况", 1, "p1")
    assert isinstance(text, Paragraph)
    assert (text.level, text.place.path) == (None, "p2")
    assert isinstance(grid, Table)
    assert (grid.cells[3].text, grid.cells[3].place.path, grid.place.path) == ("7", "t3/r2/c2", "t3")


def test_order_runs_through_all_blocks_and_cells() -> None:
    document = read_docx(para("一") + table(row(cell("a"), cell("b")), row(cell("c"), cell("d"))) + para("二"))
    first, grid, last = document.blocks
    assert isinstance(grid, Table)
    orders = [first.place.order, grid.place.order]
    for c in grid.cells:
        orders += [c.place.order, *(b.place.order for b in c.blocks)]
    orders.append(last.place.order)
    assert orders == list(range(1, len(orders) + 1))


def test_empty_paragraphs_are_no_blocks_but_count_in_paths() -> None:
    document = read_docx(para() + para("文") + para())
    assert [(b.place.path, b.place.order) for b in document.blocks] == [("p2", 1)]


def test_content_controls_and_custom_xml_around_blocks() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        para("1") + control.format(para("2") + control.format(para("3"))) + f"<w:customXml>{para('4')}</w:customXml>" + para("5")
    )
    assert texts(read_docx(body)) == ["1", "2", "3", "4", "5"]
    assert [b.place.path for b in read_docx(body).blocks] == ["p1", "p2", "p3", "p4", "p5"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    document = read_docx(para("前", DEL_MARK) + para("后", inner=removed("旧")) + para("另"))
    assert texts(document) == ["前后", "另"]
    assert document.blocks[0].place.path == "p1"
    assert document.revisions == 2


def test_a_wholly_deleted_paragraph_leaves_no_trace() -> None:
    document = read_docx(para("前") + para("", DEL_MARK, removed("没了")) + para("后"))
    assert [(b.place.path) for b in document.blocks] == ["p1", "p3"]
    assert texts(document) == ["前", "后"]


def test_a_deleted_end_before_a_table_or_the_end_keeps_the_text() -> None:
    document = read_docx(
        para("表前", DEL_MARK) + table(row(cell("a"), cell("b")), row(cell("1"), cell("2"))) + para("尾", DEL_MARK)
    )
    first, grid, last = document.blocks
    assert isinstance(grid, Table)
    assert [b.text for b in (first, last) if isinstance(b, Paragraph)] == ["表前", "尾"]


def test_hidden_paragraph_end_joins_too() -> None:
    assert texts(read_docx(para("标题。", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>") + para("接排"))) == ["标题。接排"]


def test_revisions_and_comments_are_counted() -> None:
    body = para(inner=f'<w:ins w:id="1">{run("增")}</w:ins>{removed("删")}<w:moveTo w:id="3">{run("移")}</w:moveTo>')
    body += para("x", '<w:pPrChange w:id="4"><w:pPr/></w:pPrChange>')
    comments = '<w:comment w:id="0"><w:p/></w:comment><w:comment w:id="1"><w:p/></w:comment>'
    document = read_docx(body, comments=comments)
    assert (document.revisions, document.comments) == (4, 2)
    assert texts(document) == ["增移", "x"]


STYLES = """
<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="bt3"><w:name w:val="标题 3"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="公文一级"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="kid"><w:name w:val="子"/><w:basedOn w:val="own"/></w:style>
<w:style w:type="paragraph" w:styleId="flat"><w:name w:val="平"/><w:basedOn w:val="own"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="l"/><w:basedOn w:val="pool"/></w:style>
<w:style w:type="paragraph" w:styleId="pool"><w:name w:val="p"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>
"""


@pytest.mark.parametrize(
    ("props", "level"),
    [
        ('<w:pStyle w:val="h2"/>', 2),
        ('<w:pStyle w:val="bt3"/>', 3),
        ('<w:pStyle w:val="own"/>', 1),
        ('<w:pStyle w:val="kid"/>', 1),
        ('<w:pStyle w:val="flat"/>', None),
        ('<w:pStyle w:val="loop"/>', None),
        ('<w:pStyle w:val="none"/>', None),
        ('<w:pStyle w:val="T"/>', None),
        ('<w:outlineLvl w:val="1"/>', 2),
        ('<w:pStyle w:val="h2"/><w:outlineLvl w:val="9"/>', None),
        ("", None),
    ],
)
def test_outline_level(props: str, level: int | None) -> None:
    [block] = read_docx(para("x", props), styles=STYLES).blocks
    assert isinstance(block, Paragraph)
    assert block.level == level


def test_a_table_of_contents_is_furniture() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = f"<w:sdt>{gallery}<w:sdtContent>{para('目录')}{para('一、总体情况	1')}</w:sdtContent></w:sdt>"
    document = read_docx(body + para("二、某	2", '<w:pStyle w:val="toc"/>') + para("一、总体情况"), styles=STYLES)
    assert texts(document) == ["一、总体情况"]
    assert document.furniture == ("目录", "一、总体情况\t1", "二、某\t2")


def test_footnotes_headers_and_footers_are_no_blocks() -> None:
    document = read_docx(
        para("正"), header=para("眉"), footer=para("脚") + para("脚"), footnotes=f"<w:footnote>{para('注')}</w:footnote>"
    )
    assert texts(document) == ["正"]
    assert document.furniture == ("眉", "脚")


def test_other_names_of_the_main_part_and_backslashes() -> None:
    data = docx(para("别名"))
    plain = read(Source("a", data))
    assert texts(plain) == ["别名"]
    body = element("document", f"<w:body>{para('别名')}</w:body>")
    renamed = zipped({"_rels/.rels": relations([("officeDocument", "/word/document2.xml")]), "word\\Document2.xml": body})
    assert texts(read(Source("a", renamed))) == ["别名"]
    bare = zipped({"word/document.xml": body})
    assert texts(read(Source("a", bare))) == ["别名"]


def test_strict_open_xml() -> None:
    strict = element("document", f"<w:body>{para('严格')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert texts(read(Source("a", zipped({"word/document.xml": strict})))) == ["严格"]


def test_external_and_missing_relations_are_ignored() -> None:
    rels = relations([("header", "no.xml"), ("numbering", "../../x.xml")]).replace("/>", ' TargetMode="External"/>', 1)
    assert texts(read(Source("a", docx(para("好"), {"word/_rels/document.xml.rels": rels})))) == ["好"]


def test_layout_table_gives_way_to_its_content() -> None:
    document = read_docx(table(row(cell("一、总体情况")), row(cell("正文"))))
    assert texts(document) == ["一、总体情况", "正文"]
    assert [b.place.path for b in document.blocks] == ["t1/r1/c1/p1", "t1/r2/c1/p1"]
    assert not any(isinstance(b, Image) for b in document.blocks)


def test_sniff() -> None:
    assert sniff(docx(para("x")))
    assert not sniff(b"")
    assert not sniff(b"PK\x03\x04")
    assert not sniff(zipped({"xl/workbook.xml": "x"}))
    assert not sniff("一、总体情况".encode())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_a_file_that_libreoffice_wrote_reads_the_same(tmp_path: Path) -> None:
    made = python_docx.Document()
    made.add_heading("一、总体情况", 1)
    grid = made.add_table(4, 5)
    for i, each in enumerate(grid._cells):
        each.text = str(i)
    grid.cell(0, 0).merge(grid.cell(1, 2)).text = "合并"
    source = tmp_path / "a.docx"
    made.save(str(source))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(order, check=True, capture_output=True, timeout=120)
    before, after = (read(Source("a", (tmp_path / name).read_bytes())) for name in ("a.docx", "out/a.docx"))
    assert texts(before) == texts(after)
    assert merges(only_table(before)) == merges(only_table(after))
