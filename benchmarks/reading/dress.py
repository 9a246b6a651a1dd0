"""Makes generated reports look like those that people print: ruled tables, sizes, margins, prose long enough to turn pages."""

from __future__ import annotations

import re
from io import BytesIO
from random import Random
from typing import Any, NamedTuple

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from generator.draft import Draft, Part, Text

Element = Any  # of lxml, whose elements may always be missing for a type checker
_PROSE = (
    "认真贯彻落实上级决策部署，紧紧围绕群众关切，不断提升工作质量。",
    "进一步完善工作机制，明确责任分工，细化工作举措，做到专人负责、定期检查、及时整改。",
    "通过多种渠道做好政策宣传工作，让群众看得到、听得懂、用得上。",
    "严格执行保密审查制度，确保公开内容合法合规。",
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
# Rows of the forms of requests and of disputes that head their columns.
_HEAD_ROWS = {10: 3, 15: 3}
_COLUMNS = {10: (9, 9, 24, *[8] * 7)}


class Look(NamedTuple):
    """How a report is set.

    Attributes:
        body, cell: size of the text, and of that in tables, in points.
        spacing: of lines, as a multiple; above three, in points (28 is that of official documents).
        line: kind and eighths of a point of the lines of tables; a table may go without those at its left and right.
        repeats: the heads of tables are printed again on the next page.
        whole: rows do not break over pages.
        latin: font of figures.
    """

    body: float
    cell: float
    line: tuple[str, int]
    open_sides: bool
    centred: bool
    spacing: float
    margins: tuple[int, int]
    repeats: bool
    whole: bool
    han: str
    latin: str


def random_look(rng: Random, scanned: bool = False) -> Look:
    """One way to set a report; those to be scanned in fonts that are there, and with figures large enough to be legible."""
    return Look(
        body=rng.choice((14, 16) if scanned else (11, 12, 14, 16)),
        cell=rng.choice((9, 9, 10.5) if scanned else (7.5, 8, 9, 10.5)),
        line=(rng.choice(("single",) * (8 if scanned else 4) + ("double", "dotted", "dashed", "thick")[: 0 if scanned else 4]),
              rng.choice((4, 4, 6, 8))),
        open_sides=not scanned and rng.random() < 0.1,
        centred=scanned or rng.random() < 0.5,
        spacing=28 if scanned else rng.choice((1, 1.25, 1.5)),
        margins=rng.choice(((25, 26), (25, 20), (37, 26))),
        repeats=rng.random() < 0.4,
        whole=scanned or rng.random() < 0.5,
        han=rng.choice(("Noto Serif CJK SC", "Noto Sans CJK SC")),
        latin=rng.choice(("Liberation Serif", "Liberation Sans", "Noto Serif CJK SC", "DejaVu Sans")),
    )  # fmt: skip


def lengthened(draft: Draft, rng: Random) -> Draft:
    """The draft with more prose in its first section, so that its tables break over pages anywhere."""
    text = "".join(rng.choice(_PROSE) for _ in range(rng.randrange(26)))
    cut = rng.randrange(len(text) + 1)
    more = tuple(Text(piece, "text", 1) for piece in (text[:cut], text[cut:]) if piece)

    def follow(part: Part) -> Part | tuple[Part, ...]:
        return (part, *more) if isinstance(part, Text) and (part.role, part.section) == ("heading", 1) else part

    return draft.mapped(follow)


def tables_only(draft: Draft) -> Draft:
    """The draft without its prose: recognition is slow."""
    return draft.mapped(lambda part: () if isinstance(part, Text) and part.role not in ("title", "heading") else part)


def dressed(data: bytes, draft: Draft, look: Look) -> bytes:
    """A generated Word file in that look."""
    word = Document(BytesIO(data))
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(look.margins[0])
    page.left_margin = page.right_margin = Mm(look.margins[1])
    width = round((210 - 2 * look.margins[1]) * _TWIPS_PER_MM)
    for table in word.element.body.iter(qn("w:tbl")):
        _table(table, look, width)
    roles = {part.text: part.role for part in draft.parts if isinstance(part, Text)}
    for paragraph in word.paragraphs:
        _paragraph(paragraph, look, roles.get(paragraph.text, "text"))
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def _paragraph(paragraph: Paragraph, look: Look, role: str) -> None:
    for run in paragraph.runs:
        run.font.size = Pt(22 if role == "title" else look.body)
    layout = paragraph.paragraph_format
    layout.line_spacing = Pt(look.spacing) if look.spacing > _MOST_LINES else look.spacing
    if role == "title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif role in ("signoff", "date"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        layout.first_line_indent = Pt(2 * look.body)


def _table(table: Element, look: Look, width: int) -> None:
    properties, columns = table.find(qn("w:tblPr")), table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    for old in list(properties):
        properties.remove(old)
    kind, thickness = look.line
    sides = _SIDES if not look.open_sides else tuple(side for side in _SIDES if side not in ("left", "right"))
    lines = "".join(f'<w:{side} w:val="{kind}" w:sz="{thickness}" w:space="0" w:color="000000"/>' for side in sides)
    properties.append(_xml(f'<w:tblW w:w="{width}" w:type="dxa"/>'))
    properties.append(_xml(f"<w:tblBorders>{lines}</w:tblBorders>"))
    properties.append(_xml('<w:tblLayout w:type="fixed"/>'))
    shares = _COLUMNS.get(len(columns), (1,) * len(columns))
    widths = [width * share // sum(shares) for share in shares]
    for column, wide in zip(columns, widths, strict=True):
        column.set(qn("w:w"), str(wide))
    for number, row in enumerate(table.findall(qn("w:tr"))):
        _row(row, look, widths, heads=number < _HEAD_ROWS.get(len(columns), 0))
    for run in table.iter(qn("w:r")):
        _font(run, look)


def _row(row: Element, look: Look, widths: list[int], heads: bool) -> None:
    marks = ("<w:cantSplit/>" if look.whole else "") + ("<w:tblHeader/>" if look.repeats and heads else "")
    if marks:
        row.insert(0, _xml(f"<w:trPr>{marks}</w:trPr>"))
    at = 0
    for cell in row.findall(qn("w:tc")):
        properties = cell.find(qn("w:tcPr"))
        span = properties.find(qn("w:gridSpan"))
        upto = at + (1 if span is None else int(span.get(qn("w:val"))))
        properties.insert(0, _xml(f'<w:tcW w:w="{sum(widths[at:upto])}" w:type="dxa"/>'))
        properties.append(_xml('<w:vAlign w:val="center"/>'))
        at = upto
        for paragraph in cell.findall(qn("w:p")):
            paragraph.insert(0, _xml(f'<w:pPr><w:spacing w:before="40" w:after="40"/>{_CENTRE if look.centred else ""}</w:pPr>'))


def _font(run: Element, look: Look) -> None:
    properties = run.find(qn("w:rPr"))
    fonts = properties.find(qn("w:rFonts"))
    for name, font in (("ascii", look.latin), ("hAnsi", look.latin), ("eastAsia", look.han)):
        fonts.set(qn(f"w:{name}"), font)
    properties.append(_xml(f'<w:sz w:val="{round(2 * look.cell)}"/>'))


def _xml(text: str) -> Element:
    return parse_xml(re.sub(r"^<[^ />]+", lambda m: f"{m[0]} {nsdecls('w')}", text))


_STYLES = (
    "table { border-collapse: collapse; width: 100% } td { border: 1px solid #000; padding: 2px 4px; font-size: 12px } "
    "p { text-indent: 2em; line-height: 1.8 } td p { text-indent: 0 }",
    "table { border-collapse: collapse } td { border: 1px solid #999; padding: 6px; font-size: 13px; text-align: center } "
    "body { font-size: 16px; line-height: 2 }",
    "table { border-collapse: collapse; width: 100% } td { border: .5pt solid windowtext; font-size: 10.5pt } "
    "@page { margin: 15mm } p { margin: 0 }",
    "table { border-spacing: 0; border: 1px solid #000 } td { border: 1px solid #000; font-size: 9pt } "
    "@page { size: A4 landscape; margin: 20mm }",
    "td { border: 1px solid }",
)


def styled(page: str, rng: Random) -> str:
    """A generated page with the style sheet of some site; the head of a long table may be repeated on each sheet of paper."""
    page = page.replace("td { border: 1px solid }", rng.choice(_STYLES)).replace("<html>", '<html lang="zh-CN">')
    if rng.random() < 0.4:
        page = _TABLE.sub(lambda m: _HEAD.sub(r"<thead>\n\1</thead><tbody>\n", m[0]) if "申请人情况" in m[0] else m[0], page)
    return page


_TABLE = re.compile(r"<table border.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<tbody>\n((?:<tr>.*?</tr>\n){3})", re.DOTALL)
_CENTRE = '<w:jc w:val="center"/>'
_MOST_LINES = 3
_TWIPS_PER_MM = 1440 / 25.4
