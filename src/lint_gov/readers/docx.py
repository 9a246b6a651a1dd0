"""Word files (.docx, .docm, .dotx, .dotm): bytes → Document."""

from __future__ import annotations

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Document, Remark, Source
from lint_gov.readers.docx_inline import Inline
from lint_gov.readers.docx_kept import Kept
from lint_gov.readers.docx_package import Package, sniff
from lint_gov.readers.docx_styles import Styles, without_table_styles
from lint_gov.readers.docx_tree import BODY, TC, Element, P, W
from lint_gov.readers.docx_walker import Walker
from lint_gov.readers.layout import unwrap
from lint_gov.readers.limits import MAX_CELLS, MAX_DEPTH

__all__ = ["read", "sniff"]

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_REVISIONS = tuple(
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge",
        "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange", "numberingChange",
    )
)  # fmt: skip

_STYLES: Kept[Styles] = Kept()


def read(source: Source) -> Document:
    """Return the text, tables and pictures of a Word file; raise `InputError` when it cannot be read."""
    try:
        return _read(source)
    except RecursionError as error:
        raise InputError("too-deep", {"limit": MAX_DEPTH}) from error


def _read(source: Source) -> Document:
    package = Package(source.data)
    main = package.main_part()
    info = package.member(main)
    body = _body(package.xml(main), main, info.file_size if info else 0)
    styles = _styles(package, main)
    walker = Walker(body, styles, lambda: _part(package, main, "numbering"))
    blocks = unwrap(walker.blocks(body))
    remarks = _remarks(package, main, body, blocks)
    return Document(
        path=source.path,
        format="docx",
        blocks=blocks,
        titles=_titles(package),
        furniture=(*_furniture(package, main, styles), *walker.contents),
        revisions=_count(body, *_REVISIONS),
        comments=sum(not (remark.directive or remark.own) for remark in remarks),
        remarks=remarks,
    )


def _remarks(package: Package, main: str, body: Element, blocks: tuple[Block, ...]) -> tuple[Remark, ...]:
    """The comments (批注); most files have none, and then nothing is imported."""
    parts = package.related(main, "comments")
    if not parts:
        return ()
    from lint_gov.readers.docx_remarks import remarks

    return remarks([package.xml(part) for part in parts], body, blocks)


def _body(root: Element | None, main: str, size: int) -> Element:
    """The body of the text; `size` is that of the part, of which most are too small for too many cells."""
    if root is None or root.tag != W + "document":
        raise InputError("not-docx", {"found": "ZIP"})
    body = root.find(BODY)
    if body is None:
        raise InputError("damaged", {"part": main, "detail": "w:body"})
    if size >= MAX_CELLS * len("<tc/>") and _count(body, TC) > MAX_CELLS:
        raise InputError("too-many-cells", {"limit": MAX_CELLS})
    return body


def _styles(package: Package, main: str) -> Styles:
    name = next(iter(package.related(main, "styles")), None)
    return Styles(None) if name is None else _STYLES.get(package, name, _read_styles).fresh()


def _read_styles(package: Package, name: str) -> Styles:
    return Styles(package.xml(name, without_table_styles))


def _part(package: Package, main: str, kind: str) -> Element | None:
    return next(map(package.xml, package.related(main, kind)), None)


def _count(root: Element | None, *tags: str) -> int:
    return 0 if root is None else sum(1 for _ in root.iter(*tags))


def _titles(package: Package) -> tuple[str, ...]:
    """The title among the file's properties (docProps/core.xml)."""
    roots = [package.xml(part) for part in package.related("", "core-properties")]
    texts = ((root.findtext(_TITLE) or "").strip() for root in roots if root is not None)
    return tuple(text for text in texts if text)


def _furniture(package: Package, main: str, styles: Styles) -> tuple[str, ...]:
    """The lines of page headers (页眉) and footers (页脚), each once."""
    found: dict[str, None] = {}
    for kind in ("header", "footer"):
        for part in package.related(main, kind):
            root = package.xml(part)
            for p in () if root is None else root.iter(P):
                inline = Inline(styles if styles.may_hide else None)
                inline.read(p)
                found[inline.text.strip()] = None
    return tuple(text for text in found if text)
