"""Renders a draft as a web page: bare, amid a portal's furniture, in layout tables, in any encoding."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from generator.draft import Draft, Picture, TablePart, Text
from generator.grids import Grid, GridCell
from generator.readable import readings
from generator.text import Rendered

SHELLS = ("bare", "portal", "layout_table", "word")
HEADINGS = ("strong", "h2", "plain", "span")
PARAGRAPHS = ("p", "br", "div")
CHARSETS = ("utf-8", "utf-8-bom", "utf-8-undeclared", "gb18030", "gb18030-undeclared")


@dataclass(frozen=True)
class HtmlOptions:
    """How the page is made.

    Attributes:
        charset: the encoding, and whether the page declares it.
        padding: put before and after the text of cells.
        cell_markup: whether the text of a cell sits in <p><span>.
        title_in: body, h1 or page (only <title> has it).
    """

    shell: str = "bare"
    headings: str = "strong"
    paragraphs: str = "p"
    charset: str = "utf-8"
    padding: str = ""
    cell_markup: bool = False
    title_in: str = "body"


def html_file(draft: Draft, options: HtmlOptions | None = None) -> Rendered:
    """The report as a page."""
    options = options or HtmlOptions()
    text = render_html(draft, options)
    codec = "utf-8-sig" if options.charset == "utf-8-bom" else options.charset.removesuffix("-undeclared")
    return Rendered(text.encode(codec), "report.html", readings(draft.grids()))


def render_html(draft: Draft, options: HtmlOptions) -> str:
    """The page as text."""
    declared = {
        "gb18030": '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
        "utf-8": '<meta charset="utf-8">',
    }
    title = next((p.text for p in draft.parts if isinstance(p, Text) and p.role == "title"), "政府信息公开年报")
    head = (
        f"<head>{declared.get(options.charset, '')}<title>{escape(title)}</title><style>td {{ border: 1px solid }}</style></head>"
    )
    body = _shell(draft, _article(draft, options), options.shell)
    return f"<!DOCTYPE html>\n<html>\n{head}\n<body>\n{body}\n</body>\n</html>\n"


def _article(draft: Draft, options: HtmlOptions) -> str:
    pieces: list[str] = []
    pending: list[str] = []
    for part in draft.parts:
        if isinstance(part, Text) and options.paragraphs == "br" and part.role not in ("heading", "title"):
            pending.append(f"&nbsp;&nbsp;{escape(part.text)}")
            continue
        pieces += [f"<div>{'<br>'.join(pending)}</div>"] if pending else []
        pending = []
        pieces.append(_part(part, options))
    pieces += [f"<div>{'<br />'.join(pending)}</div>"] if pending else []
    return "\n".join(p for p in pieces if p)


def _part(part: Text | TablePart | Picture, options: HtmlOptions) -> str:
    if isinstance(part, TablePart):
        return _table(part.grid, options)
    if isinstance(part, Picture):
        return '<p><img src="W020240119.png" alt="" width="600"></p>'
    if part.role == "title":
        return {"body": f"<p align='center'><b>{escape(part.text)}</b></p>", "h1": f"<h1>{escape(part.text)}</h1>"}.get(
            options.title_in, ""
        )
    if part.role == "heading":
        return _heading(escape(part.text), options.headings)
    align = ' style="text-align: right"' if part.role in ("signoff", "date") else ""
    tag = "div" if options.paragraphs == "div" else "p"
    return f"<{tag}{align}>{escape(part.text)}</{tag}>"


def _heading(text: str, how: str) -> str:
    forms = {"strong": f"<p><strong>{text}</strong></p>", "h2": f"<h2>{text}</h2>", "plain": f"<p>{text}</p>"}
    return forms.get(how, f'<p><span style="font-family: 黑体">{text[:2]}</span><span>{text[2:]}</span></p>')


def _table(grid: Grid, options: HtmlOptions) -> str:
    rows = "\n".join(f"<tr>{''.join(_cell(c, options) for c in row)}</tr>" for row in grid.rows)
    return f'<table border="1" cellspacing="0">\n<tbody>\n{rows}\n</tbody>\n</table>'


def _cell(cell: GridCell, options: HtmlOptions) -> str:
    spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")
    text = f"{options.padding}{escape(cell.text).replace(chr(10), '<br/>')}{options.padding}"
    if options.cell_markup:
        text = f'<p style="margin: 0"><span lang="EN-US">{text}</span></p>'
    return f"<td{spans}>{text}</td>"


def _shell(draft: Draft, article: str, shell: str) -> str:
    if shell == "portal":
        return _portal(draft, article)
    if shell == "layout_table":
        return (
            f'<table width="980"><tr><td colspan="2">&nbsp;</td></tr><tr><td width="20"></td><td>\n{article}\n</td></tr></table>'
        )
    if shell == "word":
        return f'<div class="WordSection1" style="layout-grid: 15.6pt">\n{article.replace("<p>", "<p class=MsoNormal>")}\n</div>'
    return article


def _portal(draft: Draft, article: str) -> str:
    name, date = escape(draft.organ.name), f"{draft.year + 1}-01-30"
    words = ("首页", "政务公开", "政务服务", "互动交流", "专题专栏")
    return _PORTAL.format(
        menu="".join(f'<li><a href="/{i}/">{word}</a></li>' for i, word in enumerate(words)),
        name=name,
        date=date,
        number=f"000014349/{draft.year + 1}-00012",
        article=article,
    )


_PORTAL = """<div class="head"><ul>{menu}</ul><a>登录</a> <a>注册</a> 无障碍 长者版</div>
<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/nb/">政府信息公开年报</a></div>
<table class="meta">
<tr><td>索 引 号：</td><td>{number}</td><td>发布机构：</td><td>{name}</td></tr>
<tr><td>文　　号：</td><td></td><td>发布日期：</td><td>{date}</td></tr>
</table>
<div class="info"><span>来源：{name}</span>
<span>发布时间：{date} 09:30</span> <span>浏览次数：<b>213</b></span> 【字体：大 中 小】</div>
<div class="content" id="zoom">
{article}
</div>
<div class="share">分享到： 微信 微博 <a href="#">【打印】</a> <a href="#">【关闭】</a></div>
<ul class="next"><li>上一篇：没有了</li><li>下一篇：<a href="/1.html">关于召开会议的通知</a></li></ul>
<div class="footer"><p>主办单位：政务服务中心　网站标识码：0000000001</p><p><a href="/map/">网站地图</a> 联系我们</p></div>"""
