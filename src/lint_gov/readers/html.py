"""HTML pages → documents. The text is decoded before lxml sees it: libxml2 trusts a wrong charset and drops the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Document, Source
from lint_gov.model.record import replace
from lint_gov.readers.decode import decode, looks_like_html
from lint_gov.readers.html_article import container, furniture, signoff_below, title_above, trim
from lint_gov.readers.html_flow import LAST_SOURCELINE, LINE_ATTRIBUTE, Flow
from lint_gov.readers.html_lines import collapse
from lint_gov.readers.html_meta import attachments, metas, published
from lint_gov.readers.html_style import Element
from lint_gov.readers.layout import unwrap
from lint_gov.readers.limits import MAX_ATTRIBUTES, MAX_TAGS
from lint_gov.readers.marks import settings
from lint_gov.readers.mojibake import mend

sniff = looks_like_html

_NEWLINE = re.compile("\r\n?")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
# Pictures inside the page are most of it; what they show is not looked at, and each step would copy them.
_EMBEDDED = re.compile(r"data:[a-z]{1,20}/[^\s\"'<>]{2000,}")
_FRAME = re.compile(r"<i?frame\b", re.IGNORECASE)
_LONG_TAG = re.compile(f"<[^<]{{{2 * MAX_ATTRIBUTES},}}")
_QUOTED = re.compile("=\\s*(?:\"[^\"]*\"|'[^']*')")
_PROLOG = re.compile(r"\s*<\?xml\b")
_EMPTY_TAG = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param)\b)([a-z][a-z0-9]*)\b([^<>]*?)/>", re.IGNORECASE
)
_START_TAG = re.compile(r"<(?:p|div|h[1-6]|li|t[dhr]|table|br|span|section|article)\b", re.IGNORECASE)


def read(source: Source) -> Document:
    """Read a page: the article as blocks, what stands around it as furniture.

    Raises:
        InputError: "too-large", "empty", "binary", "too-many-cells", "too-deep".
    """
    text, encoding = decode(source.data, source.charset)
    text, misread = mend(_EMBEDDED.sub("data:", text))
    root = parse(text)
    opened = _frames(root, source) if _FRAME.search(text) else []
    return replace(document(source, "html", root, encoding, opened), misread=misread)


def _frames(root: Element, source: Source) -> list[Element]:
    """Put in what frames show; pages that are saved beside this one are found only for a file."""
    from lint_gov.readers.html_frames import Folder, has_frames, put_in

    if not has_frames(root):
        return []
    path = "" if source.address or source.path == "-" else source.path
    return put_in(root, Folder(path), path)


def document(
    source: Source, name: str, root: Element, encoding: str | None, opened: Sequence[Element] = (), lines: bool = True
) -> Document:
    """Make the document of a page; `opened`: the pages of its frames; without `lines` it has no lines of its own."""
    body = root.find("body")
    page = Flow(root if body is None else body, first_line=1 if lines else None)
    blocks, rest = _article(root if body is None else body, page)
    pages = (root, *opened)
    headings = tuple(t for one in pages for t in titles(one))
    return Document(
        source.path,
        name,
        blocks,
        tuple(dict.fromkeys(headings)),
        rest,
        encoding,
        published=tuple(dict.fromkeys(day for one in pages for day in published(one))),
        attachments=attachments(root, (line.paragraph.text for line in page.lines), source.address),
    )


def _article(body: Element, page: Flow) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of the article with its title and sign-off, and the furniture."""
    found = container(body, page.lines)
    elements = set(found.iter())
    inside = [n for n, line in enumerate(page.lines) if line.element in elements]
    first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
    before, within, after = page.lines[:first], page.lines[first:last], page.lines[last:]
    blocks = tuple(page.split(unwrap(page.part(found))))
    start, end = trim(blocks, {line.paragraph.place.order for line in within if line.link})
    article = (*title_above(before, within), *blocks[start:end], *signoff_below(within, after))
    cut = {b.place.order for b in (*blocks[:start], *blocks[end:])}
    kept = {b.place.order for b in article}
    outside = (*before, *(line for line in within if line.paragraph.place.order in cut), *after)
    return article, furniture(line for line in outside if line.paragraph.place.order not in kept)


def read_fragment(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Read a piece of HTML that stands in another text, e.g. a table in Markdown, from that line of it on."""
    root = parse(text)
    body = root.find("body")
    flow = Flow(root if body is None else body, first_line=first_line)
    return tuple(flow.split(unwrap(flow.blocks)))


def parse(text: str) -> Element:
    """Return the tree of a page, whatever encoding the page says it has.

    libxml2 keeps line numbers in 16 bits: on longer pages the start tags of blocks are given their line as an attribute.
    """
    _refuse_excess(text)
    plain = _NOT_XML.sub(" ", _NEWLINE.sub("\n", text))
    if _PROLOG.match(plain):
        plain = _EMPTY_TAG.sub(r"<\1\2></\1>", plain)
    if plain.count("\n") >= LAST_SOURCELINE - 1:
        plain = _numbered(plain)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root: Any = etree.fromstring(plain.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise InputError("empty")
    return root


def _refuse_excess(text: str) -> None:
    """Refuse what libxml2 would work at for minutes: more tags than any page has, or thousands of attributes in one."""
    if text.count("<") > MAX_TAGS:
        raise InputError("too-many-tags", {"limit": MAX_TAGS})
    for tag in _LONG_TAG.finditer(text):
        if len(_QUOTED.sub("", tag.group()).partition(">")[0].split()) > MAX_ATTRIBUTES:
            raise InputError("too-many-tags", {"limit": MAX_ATTRIBUTES})


def _numbered(text: str) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if "<" in line:
            lines[number - 1] = _START_TAG.sub(lambda m, n=number: f"{m.group()} {LINE_ATTRIBUTE}={n}", line)  # type: ignore[misc]
    return "\n".join(lines)


def titles(root: Element) -> tuple[str, ...]:
    """Return the titles that the page gives itself, best first: <meta> of the article, <h1>, <title>."""
    told = metas(root)
    headings = ("".join(_shown(h)) for h in root.iter("h1"))
    pages = ("".join(t.itertext()) for t in root.iter("title"))
    named = (told.get(name, "") for name in settings()["title_metas"])
    found = (collapse(text) for text in (*named, *headings, *pages))
    return tuple(dict.fromkeys(t for t in found if t))


def _shown(heading: Element) -> Iterator[str]:
    return (line.paragraph.text for line in Flow(heading).lines)
