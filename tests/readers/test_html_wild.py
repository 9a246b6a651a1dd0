"""Pages as portals have them: frames, attachments, days of publication, pictures for tables, reports in one paragraph."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.chain import findings, read_back, unsound
from generator.draft import random_draft
from generator.files import Way, write, wrong_figures
from generator.html import HtmlOptions
from generator.text import Rendered
from lint_gov.cli import run
from lint_gov.errors import InputError
from lint_gov.model.document import Attachment, Document, Paragraph, Source
from lint_gov.readers.html import read

TITLE = "云溪县2023年政府信息公开工作年度报告"
BODY = "<p>一、总体情况</p><p>全年公开信息十条。</p><p>二、主动公开政府信息情况</p><p>见表。</p>"


def page(text: str, path: str = "a.html", address: str = "", charset: str = "", codec: str = "utf-8") -> Document:
    return read(Source(path, text.encode(codec), "", charset, address))


def texts(document: Document) -> list[str]:
    return [b.text if isinstance(b, Paragraph) else type(b).__name__ for b in document.blocks]


# Frames


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A page saved with its folder: a frame set, a menu, the report, and something outside that folder."""
    site = tmp_path / "site"
    (site / "年报.files").mkdir(parents=True)
    (tmp_path / "secret.html").write_text("<p>秘密</p>", encoding="utf-8")
    (site / "年报.files" / "main.htm").write_bytes(f"<html><head><title>{TITLE}</title></head><body>\n{BODY}".encode("gb18030"))
    (site / "年报.files" / "menu.htm").write_text("<a href=x>首页</a>", encoding="utf-8")
    return site


@pytest.mark.parametrize(
    "frame",
    [
        "<frameset cols='20%,*'><frame src='年报.files/menu.htm'><frame src='./年报.files/main.htm?x=1#y'></frameset>",
        "<body><div>菜单</div><iframe src='%E5%B9%B4%E6%8A%A5.files/main.htm'>不支持框架</iframe></body>",
    ],
)
def test_frames_beside_the_page(saved: Path, frame: str) -> None:
    file = saved / "年报.html"
    document = page(f"<html>\n\n{frame}</html>", str(file))
    assert texts(document) == ["一、总体情况", "全年公开信息十条。", "二、主动公开政府信息情况", "见表。"]
    assert TITLE in document.titles
    assert {block.place.line for block in document.blocks} == {3}


@pytest.mark.parametrize(
    "source",
    [
        "../secret.html",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1/x",
        "//127.0.0.1/x",
        "x%00y",
        "javascript:1",
        "none.html",
        "http://[",
    ],
)
def test_frames_lead_nowhere_else(saved: Path, source: str) -> None:
    assert texts(page(f"<body><p>正文在此。</p><iframe src='{source}'></iframe></body>", str(saved / "a.html"))) == ["正文在此。"]


def test_links_out_of_the_folder_are_not_followed(saved: Path) -> None:
    try:
        (saved / "link.html").symlink_to(saved.parent / "secret.html")
    except OSError:
        pytest.skip("this system makes no symbolic links")
    assert texts(page("<body>正文<iframe src='link.html'></iframe>", str(saved / "a.html"))) == ["正文"]


def test_frames_of_themselves_and_many_frames_end(saved: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (saved / f"{name}.html").write_text(f"<p>{name}</p>" + f"<iframe src='{other}.html'></iframe>" * 30, encoding="utf-8")
    document = page((saved / "a.html").read_text(encoding="utf-8"), str(saved / "a.html"))
    assert 1 < len(document.blocks) <= 51


def test_frames_that_hold_their_page_and_hidden_ones() -> None:
    inner = BODY.replace("'", "&#39;")
    assert texts(page(f'<iframe srcdoc="{inner}"></iframe>'))[0] == "一、总体情况"
    assert texts(page(f'<p>正文</p><iframe width="0" srcdoc="{inner}"></iframe>')) == ["正文"]
    assert texts(page(f'<p>正文</p><iframe style="display:none" srcdoc="{inner}"></iframe>')) == ["正文"]


def test_no_files_for_a_page_from_the_web(saved: Path) -> None:
    text = "<body>正文<iframe src='年报.files/main.htm'></iframe>"
    assert texts(page(text, str(saved / "a.html"), address="http://x/a.html")) == ["正文"]


# Attachments


@pytest.mark.parametrize(
    ("markup", "name", "address"),
    [
        ("<a href='./P02.docx'>附件：年度报告.docx</a>", "附件：年度报告.docx", "http://x.gov.cn/a/P02.docx"),
        ("<a href='/d.jsp?f=1&n=%E5%B9%B4%E6%8A%A5.pdf'>下载</a>", "下载", "http://x.gov.cn/d.jsp?f=1&n=%E5%B9%B4%E6%8A%A5.pdf"),
        ("<a href='javascript:down(1)'>年报.wps</a>", "年报.wps", ""),
        ("<a href='x.PDF' title='年度报告'></a>", "年度报告", "http://x.gov.cn/a/x.PDF"),
        ("<iframe src='/js/viewer.html?file=/a/b/年报.pdf'></iframe>", "年报.pdf", "http://x.gov.cn/a/b/年报.pdf"),
        ("<embed src='b.pdf'>", "b.pdf", "http://x.gov.cn/a/b.pdf"),
        ("<object data='b.pdf'></object>", "b.pdf", "http://x.gov.cn/a/b.pdf"),
        ("<p>附件1：云溪县年度报告.doc</p>", "云溪县年度报告.doc", ""),
    ],
)
def test_attachments(markup: str, name: str, address: str) -> None:
    assert page(f"<body>{markup}</body>", address="http://x.gov.cn/a/t.html").attachments == (Attachment(name, address),)


@pytest.mark.parametrize(
    "markup",
    ["<a href='x.html'>年报</a>", "<a href='#'>x</a>", "<a href='http://['>x</a>", "<iframe src='a.html'></iframe>", "附件：无"],
)
def test_no_attachments(markup: str) -> None:
    assert page(f"<body><p>正文</p>{markup}</body>").attachments == ()


def test_a_page_that_only_has_the_attachment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = "<a href='P02.doc'>云溪县2023年政府信息公开工作年度报告.doc</a>"
    (tmp_path / "a.html").write_text(
        f"<title>{TITLE}</title><h1>{TITLE}</h1><p>发布时间：2024-01-10</p><p>附件：{link}</p>", encoding="utf-8"
    )
    assert run(["check", "--no-config", "--lang", "en", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "D101" in said
    assert "P02.doc" in said
    assert "S201" not in said


def test_other_pages_of_a_folder_are_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text("<h1>关于召开会议的通知</h1><p><a href='x.doc'>附件</a></p>", encoding="utf-8")
    assert run(["check", "--no-config", "--lang", "en", str(tmp_path)]) == 0
    assert "skipped" in capsys.readouterr().out


def test_a_report_with_its_attachment_is_checked() -> None:
    made = write(random_draft(Random(8)), Way("html"))
    data = made.data.replace(b"</body>", "<p>附件：<a href='a.docx'>年度报告.docx</a></p></body>".encode())
    report = read_back(Rendered(data, made.name, made.expected))
    assert report.attached == ()
    assert unsound(findings(report)) == []


def test_a_report_of_pictures() -> None:
    images = "<p><img src='1.jpg' width='800'></p>" * 6
    report = read_back(Rendered(f"<title>{TITLE}</title><h1>{TITLE}</h1>{images}".encode(), "a.html", {}))
    assert [(f.rule, "图片" in f.message) for f in findings(report)] == [("D101", True)]


# Titles, days, encodings


@pytest.mark.parametrize("name", ["PubDate", "publishdate", "pubdate", "article:published_time"])
@pytest.mark.parametrize("value", ["2024-02-28 09:30", "2024年2月28日", "2024/02/28", "2024-02-28T09:30:00+08:00"])
def test_day_of_publication_in_metadata(name: str, value: str) -> None:
    key = "property" if ":" in name else "name"
    assert page(f"<meta {key}='{name}' content='{value}'><p>正文</p>").published == ("2024-02-28",)


@pytest.mark.parametrize("value", ["", "昨天", "2024-02-31", "28/02/2024"])
def test_no_day_of_publication(value: str) -> None:
    assert page(f"<meta name=PubDate content='{value}'><p>正文</p>").published == ()


def test_label_and_value_of_metadata_in_cells() -> None:
    table = (
        "<table><tr><td>索 引 号：</td><td>000014349/2024</td><td>发布日期：</td><td>2024-02-28</td><td>文号：</td></tr></table>"
    )
    document = page(f"<body>{table}<div>{BODY}</div></body>")
    assert document.furniture == ("索 引 号：000014349/2024", "发布日期：2024-02-28", "文号：")


@pytest.mark.parametrize("hint", ["big5", "Big5-HKSCS", ""])
def test_big5_where_it_is_named(hint: str) -> None:
    declared = "" if hint else "<meta http-equiv=content-type content='text/html; charset=big5'>"
    text = f"{declared}<p>一、總體情況</p><p>本年度政府信息公開的情況，主動公開一百二十條。</p>"
    document = page(text, charset=hint, codec="big5")
    assert (document.encoding, texts(document)[0]) == ("big5hkscs", "一、總體情況")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_wrong_claim_of_big5_does_no_harm(codec: str) -> None:
    assert texts(page("<p>一、总体情况</p><p>本年度政府信息公开的情况。</p>", charset="big5", codec=codec))[0] == "一、总体情况"


# Layout


@pytest.mark.parametrize("shell", ["portal", "layout_table"])
def test_the_report_in_one_paragraph_with_breaks(shell: str) -> None:
    draft = random_draft(Random(11))
    made = write(draft, Way("html", HtmlOptions(shell=shell, paragraphs="br", headings="plain", padding="<br>")))
    report = read_back(made)
    assert wrong_figures(report, made.expected) == []
    assert unsound(findings(report)) == []


def test_scripts_and_comments_between_the_rows() -> None:
    made = write(random_draft(Random(12)), Way("html"))
    noise = "<script>document.write('<table><tr><td>9</td></tr></table>')</script><!-- <td>9</td> --><style>td{}</style>"
    data = made.data.decode().replace("<td", "<!-- x --><td").replace("<tr>", f"{noise}<tr>")
    report = read_back(Rendered(data.encode(), made.name, made.expected))
    assert wrong_figures(report, made.expected) == []


# Hostile pages


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<p>a" * 1_000_001, "too-many-tags"),
        ("<p " + " ".join(f"a{n}=1" for n in range(5000)) + ">x</p>", "too-many-tags"),
        ("<p>甲</p>" * 2000, "too-many-lines"),
        ("<table><td>" + "甲<br>" * 2000, "too-many-lines"),
        ("<table>" + "<tr><td colspan=100000 rowspan=100000>1" * 1000, "too-many-cells"),
        ("<div>" * 10_000 + "甲", "too-deep"),
        ("<table><tr><td>" * 10_000 + "甲", "too-deep"),
    ],
)
def test_refused(text: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint_gov.readers.html_flow.MAX_LINES", 1000)
    with pytest.raises(InputError) as caught:
        page(text)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><p>甲&b;</p>",
        "<p>甲" + "<b>" * 900,
        "<p style='" + "display:" * 100_000 + "'>甲</p>",
        "<p>甲" + "<!--" * 100_000,
        "<p>甲" + "&amp;" * 100_000,
        "<p>甲\0乙</p>" + "<p>丙</p>\0" * 100 + "丁" * 20_000,
        "<h1>" * 400 + "甲",
        "<a href=x.doc>甲</a>" * 20_000,
    ],
)
def test_read_all_the_same(text: str) -> None:
    assert page(text).blocks


def test_pictures_inside_the_page_are_not_carried_along() -> None:
    page = "<p>一、总体情况</p><p><img alt='流程图' src='data:image/png;base64,{}'></p><p>全年公开5条。</p>"
    small, large = (read(Source("a.html", page.format("A" * size).encode())) for size in (8, 8_000_000))
    assert large.blocks == small.blocks
    assert [b.text for b in large.blocks if isinstance(b, Paragraph)] == ["一、总体情况", "全年公开5条。"]
