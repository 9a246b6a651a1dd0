from __future__ import annotations

import pytest
from lxml import etree

from lint_gov.readers.docx_styles import Styles, without_table_styles
from lint_gov.readers.docx_tree import Element, W

from .docx_files import element

HEADING = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="Heading 2"/></w:style>'
TABLE = '<w:style w:type="table" w:styleId="t"><w:name w:val="Grid"/><w:rPr><w:vanish/></w:rPr></w:style>'
CLOSED = '<w:style w:type="table" w:styleId="t"/>'


def root(inner: str) -> Element:
    return etree.fromstring(without_table_styles(element("styles", inner).encode()))


@pytest.mark.parametrize("inner", [TABLE + HEADING, HEADING + TABLE, CLOSED + HEADING + TABLE + CLOSED])
def test_table_styles_are_left_out_before_parsing(inner: str) -> None:
    found = root(inner)
    assert [style.get(W + "styleId") for style in found] == ["h"]
    assert Styles(found).get("h").level == 2


@pytest.mark.parametrize(
    "data", [b"", b"<w:style w:type='table'></w:style>", b'<w:style w:type="table"', b'<w:style w:type="table">']
)
def test_what_is_written_in_another_way_is_kept(data: bytes) -> None:
    assert without_table_styles(data) == data


def test_all_table_styles_of_a_long_part_go() -> None:
    assert len(root((TABLE + HEADING) * 3)) == 3


def test_may_hide_only_when_a_style_hides() -> None:
    hidden = '<w:style w:type="character" w:styleId="x"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert not Styles(root(TABLE + HEADING)).may_hide
    assert Styles(root(hidden)).may_hide
    assert Styles(root(hidden)).is_hidden("x")


def test_no_styles_at_all() -> None:
    style = Styles(None).get(None)
    assert (style.level, style.num_id, style.hidden, style.contents) == (None, None, False, False)


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("toc 1", True),
        ("TOC Heading", True),
        ("目录 2", True),
        ("WPSOffice手动目录 1", True),
        ("目录", False),
        ("protocol 1", False),
    ],
)
def test_styles_of_tables_of_contents(name: str, contents: bool) -> None:
    styles = Styles(root(f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/></w:style>'))
    assert styles.get("x").contents is contents
