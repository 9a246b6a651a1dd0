from __future__ import annotations

import pytest

from lint_gov.model.document import Image, Paragraph

from .docx_files import cell, only_table, para, read_docx, row, run, table, texts


def one(inner: str, **parts: str) -> str:
    return "|".join(texts(read_docx(para(inner=inner), **parts)))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("甲") + "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/></w:r>", "甲\t乙\n丙\n"),
        ('<w:r><w:br w:type="page"/></w:r>' + run("一"), "\n一"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r>", "a-b"),
        ('<w:r><w:sym w:font="Wingdings" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:char="zz"/><w:sym w:char="FFFFFFFF"/></w:r>' + run("好"), "好"),
        ('<w:hyperlink r:id="x">' + run("网址") + "</w:hyperlink>", "网址"),
        ("<w:ins w:id='1'>" + run("增") + "</w:ins><w:del w:id='2'><w:r><w:delText>删</w:delText></w:r></w:del>", "增"),
        ("<w:moveFrom w:id='1'>" + run("旧") + "</w:moveFrom><w:moveTo w:id='2'>" + run("新") + "</w:moveTo>", "新"),
        ("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ("<w:smartTag w:element='d'><w:customXml>" + run("标") + "</w:customXml></w:smartTag>", "标"),
        ('<w:fldSimple w:instr=" DATE ">' + run("1月") + "</w:fldSimple>", "1月"),
        ("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>"
         "<w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>", "拼"),
        (run("显") + run("隐", "<w:vanish/>") + run("露", '<w:vanish w:val="0"/>'), "显露"),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>", "x+1"),
        ("<w:r><w:t> 甲 </w:t></w:r>" + run(" 乙 "), "甲 乙 "),
        ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
        ("<w:r><w:footnoteReference w:id='1'/></w:r><w:bookmarkStart w:id='0' w:name='_GoBack'/>" + run("正"), "正"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph(inner: str, text: str) -> None:
    assert one(inner) == text


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>' + code + "</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_of_fields_only_the_result_is_read() -> None:
    assert one(field("=SUM(ABOVE)", run("12")) + run("件")) == "12件"


def test_results_of_fields_inside_a_field_code_are_left_out() -> None:
    inner = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + field("PAGE", run("7")) + run("code")
    inner += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("结果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert one(inner) == "结果"


def test_a_field_that_is_never_closed_does_not_swallow_the_next_paragraph() -> None:
    body = para(inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("x")) + para("后文")
    assert texts(read_docx(body)) == ["后文"]


def test_xml_space_of_an_ancestor_counts() -> None:
    assert texts(read_docx('<w:p xml:space="preserve"><w:r><w:t>甲 </w:t></w:r></w:p>')) == ["甲 "]


def test_text_hidden_by_styles() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="p"><w:name w:val="p"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = para("甲", inner=run("乙", '<w:rStyle w:val="c"/>')) + para(
        "丙", '<w:pStyle w:val="p"/>', run("丁", '<w:vanish w:val="0"/>')
    )
    assert texts(read_docx(body, styles=styles)) == ["甲", "丁"]


BOX = "<wp:inline>{}<a:graphic><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:inline>"
PICTURE = (
    '<w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="{}"/><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing>'
)


def test_text_box_in_both_branches_of_an_alternative_is_read_once() -> None:
    drawing = "<w:drawing>" + BOX.format("", para("框内")) + "</w:drawing>"
    vml = "<w:pict><v:shape><v:textbox><w:txbxContent>" + para("框内") + "</w:txbxContent></v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice>'
    both = f"<mc:AlternateContent>{choice}<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent>"
    document = read_docx(para("前", inner=f"<w:r>{both}</w:r>") + para(inner=f"<w:r>{vml}</w:r>"))
    assert [(b.text, b.place.path) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("前", "p1"), ("框内", "p1/x1/p1"), ("框内", "p2/x1/p1"),
    ]  # fmt: skip
    assert len(document.blocks) == 3


def test_fallback_is_read_when_there_is_no_choice() -> None:
    fallback = "<mc:AlternateContent><mc:Fallback>" + run("后备") + "</mc:Fallback></mc:AlternateContent>"
    assert texts(read_docx(f"<w:p>{fallback}</w:p>")) == ["后备"]


def test_pictures_are_noted_also_in_cells_and_embedded_objects() -> None:
    old = '<w:object><v:shape alt="嵌入表"><v:imagedata r:id="r9"/></v:shape></w:object>'
    body = para("表见下图", inner=f"<w:r>{PICTURE.format('表三')}</w:r>") + para(inner=f"<w:r>{old}</w:r>")
    document = read_docx(body + table(row(cell(inner=para(inner=f"<w:r>{PICTURE.format('')}</w:r>")), cell("0"))))
    images = [b for b in document.blocks if isinstance(b, Image)]
    assert [(i.description, i.place.path) for i in images] == [("表三", "p1/i1"), ("嵌入表", "p2/i1")]
    [inside] = only_table(document).cells[0].blocks
    assert isinstance(inside, Image)
    assert inside.place.path == "t3/r1/c1/p1/i1"


def test_a_line_drawn_is_no_picture() -> None:
    line = "<w:pict><v:line/></w:pict><w:drawing><wp:inline><a:graphic><wps:wsp/></a:graphic></wp:inline></w:drawing>"
    assert read_docx(para(inner=f"<w:r>{line}</w:r>")).blocks == ()
