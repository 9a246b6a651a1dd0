"""Rows of a Word table made anew: copies of other rows with other words, as tracked insertions or plainly."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping

from lint_gov.fix.units import RowEdit
from lint_gov.fix.writing import UnableError
from lint_gov.readers.docx_locate import locate
from lint_gov.readers.docx_tree import P_PR, R_PR, TR, TR_PR, Element, P, W, blocks_of, cells_of
from lint_gov.wordfile.letters import R, T, set_text

Mark = Callable[[str], Element]
_INS, _DEL = W + "ins", W + "del"
_NUMBERED = ("}paraId", "}textId")
# Of another hand's changes and notes nothing may come into a copy: they have ids of their own.
_NOT_COPIED = tuple(
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "trPrChange", "tcPrChange", "pPrChange",
        "rPrChange",        "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd",
    )
)  # fmt: skip


def replace_row(root: Element, edit: RowEdit, mark: Mark | None) -> None:
    """Put the new rows behind the old one, which goes.

    Args:
        mark: makes a w:ins or w:del of this tool; None to write plainly.
    """
    old, *patterns = (locate(root, path) for path in (edit.row, *edit.patterns))
    if old is None or old.tag != TR:
        raise UnableError("other-layout")
    after = old
    for pattern, texts in zip(patterns, edit.texts, strict=True):
        if pattern is None or pattern.tag != TR:
            raise UnableError("other-layout")
        row = _made(pattern, texts, mark)
        after.addnext(row)
        after = row
    parent = old.getparent()
    if mark is None and parent is not None:
        parent.remove(old)
    elif mark is not None:
        _delete(old, mark)


def _made(pattern: Element, texts: Mapping[int, str], mark: Mark | None) -> Element:
    row = copy.deepcopy(pattern)
    for element in row.iter():
        for name in [str(key) for key in element.attrib if str(key).endswith(_NUMBERED)]:
            del element.attrib[name]
    looks = [next((run.find(R_PR) for run in cell.iter(R) if run.find(T) is not None), None) for cell in cells_of(row)]
    for gone in list(row.iter(*_NOT_COPIED)):
        _remove(gone)
    for number, (cell, look) in enumerate(zip(cells_of(row), looks, strict=True), 1):
        _write(cell, look, texts.get(number, ""), mark)
    if mark is not None:
        _note(row, mark(_INS))
    return row


def _write(cell: Element, look: Element | None, text: str, mark: Mark | None) -> None:
    """Make a text the only content of a cell, in its first paragraph."""
    paragraphs = [b for b in blocks_of(cell) if b.tag == P]
    if not paragraphs:
        raise UnableError("other-layout")
    first, *others = paragraphs
    for gone in [child for child in first if child.tag != P_PR] + others:
        _remove(gone)
    if not text:
        return
    run = first.makeelement(R)
    if look is not None:
        run.append(copy.deepcopy(look))
    t = run.makeelement(T)
    set_text(t, text)
    run.append(t)
    if mark is None:
        first.append(run)
    else:
        inserted = mark(_INS)
        inserted.append(run)
        first.append(inserted)


def _delete(row: Element, mark: Mark) -> None:
    """Mark a row and all its text as deleted."""
    _note(row, mark(_DEL))
    for run in [r for r in row.iter(R) if not any(a.tag in (R, _DEL) for a in r.iterancestors())]:
        gone = mark(_DEL)
        run.addprevious(gone)
        gone.append(run)
        for t in run.iter(T):
            t.tag = W + "delText"


def _note(row: Element, mark: Element) -> None:
    """Put the mark of a change into the properties of a row, which stand before its cells."""
    props = row.find(TR_PR)
    if props is None:
        props = row.makeelement(TR_PR)
        at = next((n for n, child in enumerate(row) if child.tag != W + "tblPrEx"), 0)
        row.insert(at, props)
    change = props.find(W + "trPrChange")
    if change is None:
        props.append(mark)
    else:
        change.addprevious(mark)


def _remove(element: Element | None) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)
