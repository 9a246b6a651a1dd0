"""Comments (批注) of a Word file with the paragraphs they are attached to; imported only when a file has any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lint_gov.model.document import Block, Cell, Paragraph, Remark, Table
from lint_gov.model.place import Place
from lint_gov.readers import directive
from lint_gov.readers.docx_inline import Inline
from lint_gov.readers.docx_tree import TEXT_BOX, Element, P, W, blocks_of, cells_of, rows_of

_COMMENT, _START, _END, _REFERENCE = W + "comment", W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_RUN, _ID = W + "r", W + "id"
MAX_ANCHORS, MAX_ANCHORED = 64, 1000
"""Paragraphs of one comment, and comments of one file, beyond which places are not looked for."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def remarks(roots: Iterable[Element | None], body: Element, blocks: Iterable[Block]) -> tuple[Remark, ...]:
    """Return the comments of the parts `roots`.

    Args:
        blocks: what was read of the body; the place of a comment is that of the block it stands in.
    """
    found = [comment for root in roots if root is not None for comment in root.iter(_COMMENT)]
    if not found:
        return ()
    wanted = frozenset(comment.get(_ID, "") for comment in found[:MAX_ANCHORED])
    anchors, places = _anchors(body, wanted), dict(_places(blocks))
    return tuple(_remark(comment, anchors.get(comment.get(_ID, ""), ()), places) for comment in found)


def _remark(comment: Element, paths: Iterable[str], places: Mapping[str, Place]) -> Remark:
    text = "\n".join(filter(None, map(_text, comment.iter(P))))
    day = _DAY.match(comment.get(W + "date", ""))
    author = comment.get(W + "author", "").strip()
    return Remark(
        text=text,
        places=tuple(_place(path, places) for path in paths),
        author=author,
        date=day.group() if day else "",
        directive=directive.start(text) > 0,
        own=directive.is_own(author, text),
    )


def _text(p: Element) -> str:
    inline = Inline(None)
    inline.read(p)
    return inline.text.strip()


def _anchors(body: Element, wanted: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The paths of the paragraphs of comments, by their ids: all whose text a range touches, else that of its mark."""
    paths = dict(_paragraphs(body, ""))
    touched: list[str] = []
    begun: dict[str, int] = {}
    ranges: dict[str, dict[str, None]] = {}
    marks: dict[str, dict[str, None]] = {}
    for element in body.iter(_RUN, _START, _END, _REFERENCE):
        name, here = element.get(_ID, ""), _path(element, paths)
        if element.tag == _RUN:
            touched += here if here[-1:] != touched[-1:] else ()
        elif name not in wanted:
            continue
        elif element.tag == _START:
            begun[name] = len(touched)
            ranges.setdefault(name, {}).update(dict.fromkeys(here))
        elif element.tag == _END:
            start = begun.pop(name, len(touched))
            ranges.setdefault(name, {}).update(dict.fromkeys(touched[start : start + MAX_ANCHORS]))
        else:
            marks.setdefault(name, {}).update(dict.fromkeys(here))
    return {name: tuple(ranges.get(name) or marks.get(name) or ()) for name in (*ranges, *marks)}


def _path(element: Element, paths: Mapping[Element, str]) -> list[str]:
    """The path of the paragraph that an element stands in; none for one between paragraphs."""
    return [paths[p] for p in islice(element.iterancestors(P), 1) if p in paths]


def _paragraphs(container: Element, prefix: str) -> Iterator[tuple[Element, str]]:
    """All paragraphs below a body, cell or text box with their paths, counted as `docx_locate` counts them."""
    for count, element in enumerate(blocks_of(container), 1):
        if element.tag != P:
            yield from _in_table(element, f"{prefix}t{count}")
            continue
        path = f"{prefix}p{count}"
        yield element, path
        for number, box in enumerate(element.iter(TEXT_BOX), 1):
            if next(box.iterancestors(P)) is not element:  # inside another box, which counts it itself
                continue
            yield from _paragraphs(box, f"{path}/x{number}/")


def _in_table(table: Element, path: str) -> Iterator[tuple[Element, str]]:
    for row, tr in enumerate(rows_of(table), 1):
        for cell, tc in enumerate(cells_of(tr), 1):
            yield from _paragraphs(tc, f"{path}/r{row}/c{cell}/")


def _places(blocks: Iterable[Block | Cell]) -> Iterator[tuple[str, Place]]:
    """The places of all blocks and cells by their paths."""
    for block in blocks:
        if block.place.path is not None:
            yield block.place.path, block.place
        inner: Iterable[Block | Cell] = block.cells if isinstance(block, Table) else getattr(block, "blocks", ())
        if not isinstance(block, Paragraph):
            yield from _places(inner)


def _place(path: str, places: Mapping[str, Place]) -> Place:
    """The place of a paragraph: its own path, with the order of what was read at it or around it."""
    around = path
    while around and around not in places:
        around = around.rpartition("/")[0]
    return Place(path=path, order=places[around].order if around else 0)
