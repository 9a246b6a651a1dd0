"""The container of a new Word file: styles, page, header and footer, comments, and the zip around them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO

from lint_gov.model.record import record
from lint_gov.wordwriter.blocks import Block, Paragraph, Run, Writer, escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_WESTERN = "Times New Roman"


@record
class Style:
    """A paragraph style.

    Attributes:
        line: distance of lines in twips, exactly; 0: as the type needs.
        indent: indent of the first line, in hundredths of a character.
        level: outline level from 1; 0 for body text.
        keep: stays on one page with the paragraph that follows.
    """

    key: str
    name: str
    font: str
    size: int
    bold: bool = False
    align: str = "left"
    line: int = 0
    before: int = 0
    after: int = 0
    indent: int = 0
    level: int = 0
    keep: bool = False


@record
class Page:
    """Paper and margins: top, right, bottom, left."""

    width: int = 11906
    height: int = 16838
    margins: tuple[int, int, int, int] = (1440, 1440, 1440, 1440)

    @property
    def landscape(self) -> bool:
        """Whether the paper lies on its side."""
        return self.width > self.height

    @property
    def room(self) -> int:
        """The width between the margins."""
        return self.width - self.margins[1] - self.margins[3]


@record
class Layout:
    """How a file looks. The first of `styles` is the one of all paragraphs that name none.

    Attributes:
        fonts: fonts by the name of one that stands in for each where it is not installed.
        page_number: how the number of the page is written, {n} for itself.
        mirrored: the number stands at the outer edge of both sides of a sheet.
    """

    styles: tuple[Style, ...]
    page: Page = Page()
    fonts: Mapping[str, str] = {}
    page_number: str = "{n}"
    mirrored: bool = False
    title: str = ""
    author: str = ""
    language: str = "zh-CN"


def document(blocks: Iterable[Block], layout: Layout) -> bytes:
    """Return a Word file with `blocks`."""
    writer = Writer()
    body = "".join(map(writer.block, blocks))
    parts = {
        "word/document.xml": f"<w:document {_NS}><w:body>{body}{_section(layout)}</w:body></w:document>",
        "word/styles.xml": _styles(layout),
        "word/fontTable.xml": _fonts(layout.fonts),
        "word/settings.xml": _settings(layout),
        "word/footer1.xml": _footer(layout, "right" if layout.mirrored else "center"),
        "word/footer2.xml": _footer(layout, "left" if layout.mirrored else "center"),
        "docProps/core.xml": _core(layout),
    }
    if writer.comments:
        parts["word/comments.xml"] = _comments(writer.comments, layout.author)
    return _zipped({"[Content_Types].xml": _content_types(parts), **_relations(parts), **parts})


def _zipped(parts: Mapping[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, (_HEAD + content).encode())
    return buffer.getvalue()


def _content_types(parts: Iterable[str]) -> str:
    kinds = {"document": "document.main", "footer1": "footer", "footer2": "footer"}
    overrides = ""
    for part in parts:
        folder, _, file = part.partition("/")
        stem = file.removesuffix(".xml")
        kind = f"{_TYPES}.{kinds.get(stem, stem)}+xml" if folder == "word" else _CORE_TYPE
        overrides += f'<Override PartName="/{part}" ContentType="{kind}"/>'
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'


_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def _relations(parts: Iterable[str]) -> dict[str, str]:
    top = [(f"{_R}/officeDocument", "word/document.xml"), (_CORE, "docProps/core.xml")]
    inner = [part.removeprefix("word/") for part in parts if part.startswith("word/") and not part.endswith("document.xml")]
    kinds = [(f"{_R}/{file.removesuffix('.xml').rstrip('12')}", file) for file in inner]
    return {"_rels/.rels": _relation(top), "word/_rels/document.xml.rels": _relation(kinds)}


def _relation(targets: Iterable[tuple[str, str]]) -> str:
    entries = "".join(f'<Relationship Id="{_relation_id(target)}" Type="{kind}" Target="{target}"/>' for kind, target in targets)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


def _relation_id(target: str) -> str:
    return "r_" + target.rpartition("/")[2].removesuffix(".xml")


def _section(layout: Layout) -> str:
    page = layout.page
    top, right, bottom, left = page.margins
    turned = ' w:orient="landscape"' if page.landscape else ""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="r_footer1"/><w:footerReference w:type="even" r:id="r_footer2"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="850" w:footer="{max(400, bottom - 600)}" w:gutter="0"/></w:sectPr>'
    )


def _footer(layout: Layout, align: str) -> str:
    before, _, after = layout.page_number.partition("{n}")
    number = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    number += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    texts = [f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in (before, after)]
    properties = f'<w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{align}"/></w:pPr>'
    return f"<w:ftr {_NS}><w:p>{properties}{texts[0]}{number}{texts[1]}</w:p></w:ftr>"


def _settings(layout: Layout) -> str:
    even = "<w:evenAndOddHeaders/>" if layout.mirrored else ""
    compatible = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    spacing = '<w:characterSpacingControl w:val="compressPunctuation"/>'
    return f"<w:settings {_NS}>{even}{spacing}<w:compat>{compatible}</w:compat></w:settings>"


def _styles(layout: Layout) -> str:
    first, *others = layout.styles
    language = f'<w:lang w:val="en-US" w:eastAsia="{layout.language}"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts_of(first)}{language}</w:rPr></w:rPrDefault></w:docDefaults>"
    every = [_style(first, default=True), *(_style(style) for style in others)]
    return f"<w:styles {_NS}>{defaults}{''.join(every)}</w:styles>"


def _style(style: Style, default: bool = False) -> str:
    based = "" if default else f'<w:basedOn w:val="Normal"/>{"<w:qFormat/>" if style.level else ""}'
    spacing = f'<w:spacing w:before="{style.before}" w:after="{style.after}"'
    spacing += f' w:line="{style.line}" w:lineRule="exact"/>' if style.line else ' w:line="240" w:lineRule="auto"/>'
    indent = f'<w:ind w:firstLineChars="{style.indent}" w:firstLine="{style.indent * style.size // 10}"/>'
    level = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    keep = "<w:keepNext/>" if style.keep else ""
    paragraph = f'<w:pPr>{keep}{spacing}{indent}<w:jc w:val="{style.align}"/>{level}</w:pPr>'
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>'
    run = f'<w:rPr>{_fonts_of(style)}<w:b w:val="{int(style.bold)}"/>{size}</w:rPr>'
    mark = ' w:default="1"' if default else ""
    key = "Normal" if default else style.key
    return f'<w:style w:type="paragraph"{mark} w:styleId="{key}"><w:name w:val="{style.name}"/>{based}{paragraph}{run}</w:style>'


def _fonts_of(style: Style) -> str:
    return f'<w:rFonts w:ascii="{_WESTERN}" w:hAnsi="{_WESTERN}" w:cs="{_WESTERN}" w:eastAsia="{style.font}"/>'


def _fonts(fonts: Mapping[str, str]) -> str:
    entries = (f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in fonts.items())
    return f"<w:fonts {_NS}>{''.join(entries)}</w:fonts>"


def _comments(texts: Iterable[str], author: str) -> str:
    """The part with the comments; undated, so that the same file comes out on any day."""
    writer = Writer()
    made = ""
    for number, text in enumerate(texts):
        inner = "".join(writer.block(Paragraph((Run(line),), style="CommentText")) for line in text.split("\n"))
        made += f'<w:comment w:id="{number}" w:author="{escape(author)}" w:initials="{escape(author[:2])}">{inner}</w:comment>'
    return f"<w:comments {_NS}>{made}</w:comments>"


def _core(layout: Layout) -> str:
    spaces = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return (
        f"<cp:coreProperties {spaces}><dc:title>{escape(layout.title)}</dc:title>"
        f"<dc:creator>{escape(layout.author)}</dc:creator></cp:coreProperties>"
    )
