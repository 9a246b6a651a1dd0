"""From the path of a place back to the element of the Word document.

A path counts XML children as they stand in the file (1-based, deleted ones included, wrappers looked
through): "p12", "t14/r3/c2", "t14/r3/c2/p1"; "p3/x1/p2" is in the first text box of a paragraph, "p3/i1" its
first picture, both counted over all descendants of that paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lint_gov.readers.docx_tree import BODY, PICTURE_HOLDERS, TBL, TEXT_BOX, TR, Element, P, blocks_of, cells_of, rows_of


def locate(root: Element, path: str) -> Element | None:
    """Return the element at `path` below the root of word/document.xml, None when there is none."""
    here = root if root.tag == BODY else root.find(BODY)
    for step in path.split("/"):
        if here is None or not step[1:].isdecimal():
            return None
        here = _child(here, step[0], int(step[1:]))
    return here


def _child(parent: Element, kind: str, count: int) -> Element | None:
    found = next(islice(_children(parent, kind), count - 1, None), None) if count else None
    if found is None or (kind in "pt" and found.tag != (P if kind == "p" else TBL)):
        return None
    return found


def _children(parent: Element, kind: str) -> Iterable[Element]:
    if kind in "pt":
        return () if parent.tag in (P, TBL, TR) else blocks_of(parent)
    if kind == "r":
        return rows_of(parent)
    if kind == "c":
        return cells_of(parent)
    if kind == "x":
        return parent.iter(TEXT_BOX)
    return parent.iter(*PICTURE_HOLDERS) if kind == "i" else ()
