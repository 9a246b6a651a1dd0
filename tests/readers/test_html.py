"""HTML pages: what is shown, where it stands, and which part of it is the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Document, Image, Paragraph, Source, Table
from lint_gov.readers.html import read, read_fragment

LEAD = (
    "<p>根据有关要求，编制本报告，所列数据的统计期限自2023年1月1日起至2023年12月31日止，由六部分组成，如有疑问请与本局联系。</p>"
)
REPORT = (
    "<p>一、总体情况</p><p>全年公开信息十条。</p><p>二、主动公开政府信息情况</p><p>见表。</p><p>五、存在的主要问题及改进情况</p><p>有问题。</p>"
    "<p>六、其他需要报告的事项</p><p>无。</p>"
)
TITLE = "某县2023年政府信息公开工作年度报告"


def page(text: str, codec: str = "utf-8") -> Document:
    return read(Source("a.html", text.encode(codec)))


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [b.text if isinstance(b, Paragraph) else type(b).__name__ for b in blocks]


def shown(text: str) -> list[str]:
    return texts(read_fragment(text))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>a  b\n c</p>", ["a b c"]),
        ("<p>工作年\n 度报告</p>", ["工作年度报告"]),
        ("<p>a<b> b</b> <i>c</i></p>", ["a b c"]),
        ("<p>&nbsp;甲\u3000乙&nbsp;</p>", ["\u00a0甲\u3000乙\u00a0"]),
        ("<p>甲<br>乙<br/><br>丙</p>", ["甲", "乙", "丙"]),
        ("<div>甲<p>乙</p>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<!-- x -->乙<![if !a]>丙<![endif]></p>", ["甲乙丙"]),
        ("<p>甲<script>x</script><style>y</style><noscript>z</noscript><template>t</template>乙</p>", ["甲乙"]),
        ("<p hidden>甲</p><p style='DISPLAY : none'>乙<b>丙</b></p>丁<span style='visibility:hidden'>戊</span>己", ["丁己"]),
        ("<p>甲<del>旧</del><ins>新</ins></p>", ["甲新"]),
        ("<span style='display:block'>甲</span><div style='display:inline'>乙</div>丙", ["甲", "乙丙"]),
        ("<pre>甲\t1\n  乙\n\n丙</pre>", ["甲\t1", "  乙", "丙"]),
        ("<p style='white-space:pre-wrap'>甲\n<b>乙</b>\n</p><p>丙\n丁 x</p>", ["甲", "乙", "丙丁 x"]),
        ("<h2>甲</h2><select><option>x</select><button>y</button>乙", ["甲", "乙"]),
        ("<p>甲<iframe src=x>f</iframe>乙</p>", ["甲乙"]),
        ("<p><o:p>甲</o:p></p>", ["甲"]),
    ],
)
def test_lines(source: str, lines: list[str]) -> None:
    assert shown(source) == lines


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol type=I start=4><li>甲</ol>", ["IV. 甲"]),
        ("<ol style='list-style-type: cjk-ideographic' start=10><li>甲<li>乙</ol>", ["十、甲", "十一、乙"]),
        ("<ol style='list-style: none'><li>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol><li><p>甲</p><p>附</p><li>乙<ol><li>丙</ol><li>丁</ol>", ["1. 甲", "附", "2. 乙", "1. 丙", "3. 丁"]),
        ("<ol><li></li><li>乙</ol>丙", ["2. 乙", "丙"]),
    ],
)
def test_list_numbers(source: str, lines: list[str]) -> None:
    assert shown(source) == lines


def test_generated_counts_the_number() -> None:
    (block,) = read_fragment("<ol start=12><li>甲</ol>")
    assert isinstance(block, Paragraph)
    assert (block.text, block.generated) == ("12. 甲", 4)


def test_heading_levels() -> None:
    blocks = read_fragment("<h1>甲<br>乙</h1><h3><b>丙</b></h3><p>丁</p>")
    assert [(b.text, b.level) for b in blocks if isinstance(b, Paragraph)] == [("甲", 1), ("乙", 1), ("丙", 3), ("丁", None)]


def test_images() -> None:
    pictures = "<p>甲<img src=a.png alt=表二></p><object data='b.jpg?x=1'>x</object><embed type=image/png>"
    blocks = read_fragment(pictures + "<object data=a.pdf>y</object><img width=16 src=i>")
    assert texts(blocks) == ["甲", "Image", "Image", "Image"]
    assert isinstance(blocks[1], Image)
    assert blocks[1].description == "表二"


@pytest.mark.parametrize(
    "source",
    [
        "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
        "<table><tbody><tr><td rowspan=9>a<th>b</th></tr><tr></tr><tr><td>c</td></tbody></table>",
        "<table><tfoot><tr><td>c</td></tr></tfoot><tbody><tr><td>a<td>b</table>",
    ],
)
def test_table_markup(source: str) -> None:
    (table,) = read_fragment(source)
    assert isinstance(table, Table)
    assert [c.text for c in table.cells] == ["a", "b", "c"]
    assert table.height == 2


def test_cell_content() -> None:
    (table,) = read_fragment(
        "<table><tr><td>本年新<br>制作<p>数量</p></td><td>&nbsp;</td><td> </td><td><img src=a></td></tr></table>"
    )
    assert isinstance(table, Table)
    assert [texts(c.blocks) for c in table.cells] == [["本年新\n制作", "数量"], ["\u00a0"], [], ["Image"]]


def test_text_outside_of_cells_comes_before_the_table() -> None:
    assert shown("<table><caption>表二</caption>甲<tr>乙<td>1</td><td>2</td></tr></table>丙") == [
        "表二",
        "甲",
        "乙",
        "Table",
        "丙",
    ]


def test_lines_of_a_layout_cell_come_apart() -> None:
    blocks = read_fragment("<table><tr><td>甲<br>\n乙</td></tr></table>")
    assert [(b.text, b.place.line) for b in blocks if isinstance(b, Paragraph)] == [("甲", 1), ("乙", 2)]


SOURCE_LINES = "<div>\n<p>\n甲<br>\n乙<!-- a\nb -->丙</p>\n<p\n class=x>丁</p>\n戊<table><tr>\n<td>\n1<td>2</table>"


@pytest.mark.parametrize("before", [0, 1, 70_000])
def test_source_lines(before: int) -> None:
    document = page("\n" * before + SOURCE_LINES)
    lines = [(b.text, (b.place.line or 0) - before) for b in document.blocks if isinstance(b, Paragraph)]
    cells = [
        ((c.place.line or 0) - before, (c.blocks[0].place.line or 0) - before)
        for b in document.blocks
        if isinstance(b, Table)
        for c in b.cells
    ]
    assert lines[:2] == [("甲", 3), ("乙丙", 4)]
    assert cells == [(9, 10), (10, 10)]
    if before < 65_000:
        assert lines[2:] == [("丁", 7), ("戊", 8)]


def test_carriage_returns_count_as_lines() -> None:
    document = read(Source("a.html", b"<p>a</p>\r<p>b</p>\r\n<p>c</p>"))
    assert [b.place.line for b in document.blocks] == [1, 2, 3]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("prolog", ["", "<?xml version='1.0' encoding='gb2312'?>"])
def test_encodings(codec: str, prolog: str) -> None:
    document = page(
        f"{prolog}<html><head><meta charset=gb2312><title>朱镕</title></head><body><p>前镕文</p><p>后</p></body></html>", codec
    )
    assert texts(document.blocks) == ["前镕文", "后"]
    assert document.titles == ("朱镕",)


def test_xhtml_empty_elements() -> None:
    source = "<?xml version='1.0'?><html><head><script src='a'/><title/></head><body><p/><div/>甲<a id='x'/><br/>乙</body></html>"
    assert texts(page(source).blocks) == ["甲", "乙"]


def test_titles_best_first() -> None:
    document = page(
        "<title>甲 - 某县</title><meta name=ArticleTitle content='乙'><meta property='og:title' content='甲 - 某县'>"
        "<h1>丙<br>丁</h1><p>x"
    )
    assert document.titles == ("乙", "甲 - 某县", "丙丁")


NAVIGATION = (
    "<ul><li><a href=#>首页</a></li><li><a href=#>总体情况</a></li><li><a href=#>行政许可</a></li></ul>"
    "<div>当前位置：<a href=#>首页</a></div>"
)
FOOTER = "<div>主办单位：某县人民政府 <a href=#>网站地图</a></div><script>x</script>"


def test_article_amid_the_page() -> None:
    document = page(f"{NAVIGATION}<table><tr><td>索引号<td>123</table><div id=a><p>{TITLE}</p>{LEAD}{REPORT}</div>{FOOTER}")
    found = texts(document.blocks)
    assert (found[0], found[2], found[-1], len(found)) == (TITLE, "一、总体情况", "无。", 10)
    assert document.furniture == (
        "首页",
        "总体情况",
        "行政许可",
        "当前位置：首页",
        "索引号",
        "123",
        "主办单位：某县人民政府 网站地图",
    )


def test_article_in_a_layout_cell() -> None:
    document = page(
        f"<table><tr><td>{NAVIGATION}</td><td><table><tr><td>{LEAD}{REPORT}</td></tr></table></td></tr></table>{FOOTER}"
    )
    assert len(document.blocks) == 9
    assert "首页" in document.furniture


def test_title_above_the_article_is_kept() -> None:
    document = page(
        f"{NAVIGATION}<a href=#>某县2022年政府信息公开工作年度报告</a>"
        f"<h1>某县<br>2023年政府信息公开工作年度报告</h1><p>来源</p><div>{LEAD}{REPORT}</div>"
    )
    assert [(b.text, b.level) for b in document.blocks[:2] if isinstance(b, Paragraph)] == [
        ("某县", 1),
        ("2023年政府信息公开工作年度报告", 1),
    ]
    assert texts(document.blocks)[2].startswith("根据")
    orders = [b.place.order for b in document.blocks]
    assert orders == sorted(set(orders))


def test_title_in_a_div_above() -> None:
    assert texts(page(f"{NAVIGATION}<div>{TITLE}</div><div>{LEAD}{REPORT}</div>").blocks)[0] == TITLE


def test_own_title_is_not_doubled() -> None:
    document = page(f"<h1>{TITLE}</h1><div><p>某县2023年政府信息公开工作年度</p><p>报告</p>{LEAD}{REPORT}</div>")
    assert texts(document.blocks)[:2] == ["某县2023年政府信息公开工作年度", "报告"]


def test_name_of_the_site_is_no_title() -> None:
    assert texts(page(f"<h1>某县人民政府门户网站</h1><div>{LEAD}{REPORT}</div>{FOOTER}").blocks)[0].startswith("根据")


def test_preamble_outside_of_the_smallest_element() -> None:
    document = page(f"{NAVIGATION}<div>{LEAD}<div>{REPORT}</div></div>{FOOTER}")
    assert texts(document.blocks)[0].startswith("根据")
    assert len(document.blocks) == 9


def test_signoff_behind_the_article() -> None:
    document = page(f"{NAVIGATION}<div>{LEAD}{REPORT}</div><p>某县人民政府</p><p>2024年1月11日</p>{FOOTER}")
    assert texts(document.blocks)[-3:] == ["无。", "某县人民政府", "2024年1月11日"]
    assert "某县人民政府" not in document.furniture


def test_footer_without_date_is_no_signoff() -> None:
    assert texts(page(f"<div>{LEAD}{REPORT}</div><p>某县人民政府</p>").blocks)[-1] == "无。"


def test_list_of_contents_is_not_the_article() -> None:
    contents = (
        "<ul>"
        + "".join(f"<li><a href=#>{h}</a></li>" for h in ("一、总体情况", "二、主动公开政府信息情况", "六、其他需要报告的事项"))
        + "</ul>"
    )
    assert len(page(f"{contents}<div>{LEAD}{REPORT}</div>").blocks) == 9


def test_article_without_headings_is_found_by_its_text() -> None:
    prose = "<p>全年共公开各类信息十条，工作取得了新的成效，群众满意，领导满意。</p>" * 5
    document = page(f"{NAVIGATION}<h1>{TITLE}</h1><div>{prose}</div>{FOOTER}")
    assert texts(document.blocks)[0] == TITLE
    assert len(document.blocks) == 6


def test_menus_in_the_element_of_the_article() -> None:
    document = page(f"{NAVIGATION}<p>{TITLE}</p>{LEAD}{REPORT}<p>某局</p><p>2024年1月11日</p>{FOOTER}<p><a href=#>打印</a></p>")
    found = texts(document.blocks)
    assert (found[0], found[-1], len(found)) == (TITLE, "2024年1月11日", 12)
    assert document.furniture == ("首页", "总体情况", "行政许可", "当前位置：首页", "主办单位：某县人民政府 网站地图", "打印")


def test_lines_before_the_title_stay_without_menus() -> None:
    document = page(f"<p>某政〔2024〕1号</p><p>{TITLE}</p>{LEAD}{REPORT}<p>2024年1月11日</p><p>（此件公开发布）</p>")
    assert texts(document.blocks)[:2] == ["某政〔2024〕1号", TITLE]
    assert texts(document.blocks)[-1] == "（此件公开发布）"


def test_page_without_a_report() -> None:
    document = page("<title>某</title><a href=#>甲</a><p>乙</p>")
    assert (texts(document.blocks), document.furniture) == (["乙"], ("甲",))
    assert (document.format, document.titles) == ("html", ("某",))


def test_page_of_links_only() -> None:
    assert texts(page("<a href=#>甲</a><p><a href=#>乙</a></p>").blocks) == ["甲", "乙"]


@pytest.mark.parametrize("source", ["<!-- x -->", " \n", ""])
def test_empty(source: str) -> None:
    with pytest.raises(InputError) as caught:
        page(source)
    assert caught.value.kind == "empty"


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "table><tr><td", "blockquote"])
@pytest.mark.parametrize("depth", [50, 1500, 20_000])
def test_deep_nesting_ends(tag: str, depth: int) -> None:
    try:
        document = page(f"<{tag}>" * depth + "甲")
    except InputError as error:
        assert error.kind == "too-deep"
        assert depth > 50
    else:
        assert texts(document.blocks) == ["甲"]
        assert depth < 20_000


def test_too_many_cells() -> None:
    with pytest.raises(InputError) as caught:
        page("<table>" + ("<tr>" + "<td colspan=1000 rowspan=1000>x" * 50) * 10)
    assert caught.value.kind == "too-many-cells"


@given(st.text(st.sampled_from("<>/=\"' abtdrp!-&;#\n甲一、\0"), max_size=80))
def test_any_markup_is_read(source: str) -> None:
    try:
        document = page("<p>始" + source)
    except InputError as error:
        assert error.kind in ("empty", "binary")
    else:
        orders = [b.place.order for b in document.blocks]
        assert orders == sorted(orders)


@given(st.recursive(st.just("<p>甲</p>"), lambda c: st.lists(c, min_size=1, max_size=3).map(
    lambda parts: "<table><tr>" + "".join(f"<td>{p}</td>" for p in parts) + "</tr></table>"), max_leaves=12))  # fmt: skip
def test_nested_tables_lose_nothing(source: str) -> None:
    def count(blocks: tuple[Block, ...]) -> int:
        return sum(count(tuple(x for c in b.cells for x in c.blocks)) if isinstance(b, Table) else 1 for b in blocks)

    assert count(read_fragment(source)) == source.count("甲")
