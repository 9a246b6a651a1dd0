"""Web archives: which part is the page, in which encoding, with which frames and lines."""

from __future__ import annotations

import base64
import quopri

import pytest

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Paragraph, Source, Table
from lint_gov.readers import choose
from lint_gov.readers.builtin import READERS
from lint_gov.readers.mht import read, sniff

REPORT = (
    "<html><head><title>某县2023年政府信息公开工作年度报告</title></head><body>\n<p>一、总体情况</p>\n<p>全年公开信息十条。</p>\n"
    "<p>五、存在的主要问题及改进情况</p>\n<table><tr><td>甲</td><td>1</td></tr>\n<tr><td>乙</td><td>2</td></tr></table>\n</body></html>\n"
)
CODERS = {"quoted-printable": quopri.encodestring, "base64": base64.encodebytes, "8bit": bytes}


def part(text: str | bytes, coding: str = "quoted-printable", kind: str = "text/html", **fields: str) -> bytes:
    data = text if isinstance(text, bytes) else text.encode()
    head = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items())
    return f"--B\nContent-Type: {kind}\nContent-Transfer-Encoding: {coding}\n{head}\n".encode() + CODERS[coding](data) + b"\n"


def archive(*parts: bytes, head: str = 'type="text/html"', subject: str = "") -> bytes:
    title = f"Subject: {subject}\n" if subject else ""
    return f'From: <saved>\n{title}MIME-Version: 1.0\nContent-Type: multipart/related; {head}; boundary="B"\n\n'.encode() + (
        b"".join(parts) + b"--B--\n"
    )


def page(data: bytes) -> Document:
    return read(Source("a.mht", data))


def texts(document: Document) -> list[str]:
    return [b.text if isinstance(b, Paragraph) else type(b).__name__ for b in document.blocks]


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("coding", CODERS)
@pytest.mark.parametrize(
    ("codec", "claimed"),
    [("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", "utf-8"), ("utf-8", "us-ascii"), ("utf-16", "unicode")],
)
def test_codings_and_charsets(coding: str, codec: str, claimed: str, newline: bytes) -> None:
    if codec == "utf-16" and coding != "base64":
        pytest.skip("UTF-16 is packed in base64, as its bytes are no lines")
    made = archive(part(REPORT.encode(codec), coding, f'text/html; charset="{claimed}"'))
    document = page(made.replace(b"\n", newline))
    assert texts(document) == ["一、总体情况", "全年公开信息十条。", "五、存在的主要问题及改进情况", "Table"]
    assert document.titles == ("某县2023年政府信息公开工作年度报告",)
    assert document.format == "mht"


def test_lines_are_those_of_the_archive() -> None:
    for coding in ("8bit", "quoted-printable"):
        data = archive(part("<p>其他</p>", location="x"), part(REPORT * 1, coding), head="start=none")
        data = archive(part(b"x", "base64", "image/png"), part(REPORT, coding))
        lines = data.split(b"\n")
        (table,) = [b for b in page(data).blocks if isinstance(b, Table)]
        found = [lines[(cell.place.line or 0) - 1] for cell in table.cells]
        assert all((b"<td" in line or b"td>" in line) for line in found), found
        assert [cell.place.line for cell in table.cells] == sorted(cell.place.line or 0 for cell in table.cells)


def test_base64_has_no_lines() -> None:
    assert {b.place.line for b in page(archive(part(REPORT, "base64"))).blocks} == {None}


def test_the_page_is_the_one_that_the_archive_names() -> None:
    other = part("<p>广告</p>", Content_ID="<other>")
    named = part(REPORT, Content_ID="<main@x>")
    assert texts(page(archive(other, named, head='start="<main@x>"')))[0] == "一、总体情况"
    assert texts(page(archive(other, named))) == ["广告"]
    assert texts(page(archive(other, named, head='start="<none>"'))) == ["广告"]


def test_pictures_and_styles_are_no_pages() -> None:
    before = (part(b"\x89PNG", "base64", "image/png"), part("p {}", kind="text/css"))
    assert texts(page(archive(*before, part(REPORT))))[0] == "一、总体情况"


@pytest.mark.parametrize("source", ["report.htm", "http://x/a/report.htm", "report.htm#top", "cid:f1"])
def test_frames_are_put_in(source: str) -> None:
    outer = f"<html><body><p>首页</p><iframe src='{source}'></iframe></body></html>"
    inner = part(REPORT, Content_Location="http://x/a/report.htm", Content_ID="<f1>")
    document = page(archive(part(outer, Content_Location="http://x/a/index.htm"), inner))
    assert texts(document) == ["一、总体情况", "全年公开信息十条。", "五、存在的主要问题及改进情况", "Table"]
    assert "某县2023年政府信息公开工作年度报告" in document.titles


def test_framesets_of_framesets() -> None:
    top = (
        "<html><head><title>t</title></head><frameset cols='20%,*'><frame src='menu.htm'><frame src='mid.htm'></frameset></html>"
    )
    mid = "<html><frameset rows='*'><frame src='report.htm'></frameset></html>"
    parts = {"top": top, "menu": "<a href=x>菜单</a>", "mid": mid, "report": REPORT}
    made = archive(*(part(text, Content_Location=f"file:///C:/a/{name}.htm") for name, text in parts.items()))
    assert texts(page(made))[0] == "一、总体情况"


def test_frames_in_themselves_end() -> None:
    loop = REPORT.replace("</body>", "<iframe src='a.htm'></iframe><iframe src='b.htm'></iframe></body>")
    made = archive(*(part(loop, Content_Location=f"http://x/{name}.htm") for name in "ab"))
    assert texts(page(made))[0] == "一、总体情况"


def test_title_of_the_archive() -> None:
    untitled = REPORT.replace("<title>某县2023年政府信息公开工作年度报告</title>", "")
    encoded = "=?gb2312?B?" + base64.b64encode("年度报告".encode("gb2312")).decode() + "?="
    assert page(archive(part(untitled), subject=encoded)).titles == ("年度报告",)


def test_a_single_page_without_parts() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\nContent-Transfer-Encoding: base64\n\n"
    assert texts(page(data + base64.encodebytes(REPORT.encode("gb18030"))))[0] == "一、总体情况"


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc", "a.html", "a"])
def test_chosen_by_content(name: str) -> None:
    reader = choose(READERS, name, archive(part(REPORT)))
    assert reader is not None
    assert reader.name == "mht"


@pytest.mark.parametrize("data", [b"", b"<html>MIME-Version: 1.0", b"Dear all: MIME-Version: 1.0", REPORT.encode()])
def test_not_an_archive(data: bytes) -> None:
    assert not sniff(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (archive(part(b"x", "base64", "image/png")), "no-page"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n", "no-page"),
        (archive(part("")), "empty"),
        (b"".join(b"Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n" % (n, n) for n in range(10_000)), "too-many-parts"),
        (b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 10_000, "too-many-parts"),
        (archive(*[part("a", "8bit")] * 6000), "too-many-parts"),
    ],
)
def test_refused(data: bytes, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        page(data)
    assert caught.value.kind == kind
