"""Comments (批注) in a Word file: taking out those of this tool, putting in new ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from lint_gov.annotate.anchors import Stretch
from lint_gov.data import load
from lint_gov.readers import directive
from lint_gov.readers.docx_inline import Inline
from lint_gov.readers.docx_tree import P_PR, R_PR, VAL, Element, P, W
from lint_gov.wordfile.letters import SPACE, R, T, alike, join
from lint_gov.wordfile.package import WordFile

_COMMENT, _ID, _AUTHOR = W + "comment", W + "id", W + "author"
_START, _END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
# Parts in which newer versions of Word keep more about comments, entries found by the id of the last paragraph.
_EXTENDED = ("commentsExtended", "commentsIds", "commentsExtensible")
_SIZE = "18"  # half points; comments must not come in the 三号 of the text


def remove_own(word: WordFile) -> int:
    """Take out the comments that this tool put in before; return how many there were."""
    gone: list[Element] = []
    for name in word.related("comments"):
        root = word.part(name)
        own = [c for c in root.iter(_COMMENT) if _is_own(c)] if root is not None else []
        for comment in own:
            _take_out(comment)
            word.change(name)
        gone += own
    if gone:
        _remove_marks(word.document, frozenset(c.get(_ID, "") for c in gone))
        word.change(word.main)
        _remove_extended(word, {value for c in gone for p in c.iter(P) for value in [_paragraph_id(p)] if value})
    return len(gone)


def _is_own(comment: Element) -> bool:
    texts = []
    for p in comment.iter(P):
        inline = Inline(None)
        inline.read(p)
        texts.append(inline.text.strip())
    return directive.is_own(comment.get(_AUTHOR, "").strip(), "\n".join(texts))


def _remove_marks(document: Element, ids: frozenset[str]) -> None:
    for mark in [m for m in document.iter(_START, _END, _REFERENCE) if m.get(_ID, "") in ids]:
        run = mark.getparent()
        alone = mark.tag == _REFERENCE and run is not None and run.tag == R and all(c is mark or c.tag == R_PR for c in run)
        taken = run if alone and run is not None else mark
        before = taken.getprevious()
        _take_out(taken)
        behind = None if before is None else before.getnext()
        if before is not None and behind is not None and _was_one(before, behind):
            join(before, behind)


def _was_one(run: Element, behind: Element) -> bool:
    """Whether two runs were one before a mark was put between them: cut inside a text, and alike in everything."""
    if not alike(run, behind) or not len(run):
        return False
    first = next((child for child in behind if child.tag != R_PR), None)
    return run[-1].tag == T and first is not None and first.tag == T


def _paragraph_id(p: Element) -> str:
    return next((str(value) for key, value in p.attrib.items() if str(key).endswith("}paraId")), "")


def _remove_extended(word: WordFile, paragraphs: set[str]) -> None:
    """Take out what newer parts say of comments that are gone; an answer to one of them stands on its own then."""
    durable: set[str] = set()
    for name in (name for kind in _EXTENDED for name in word.related(kind)):
        root = word.part(name)
        for entry in [] if root is None else list(root):
            known = {etree.QName(key).localname: (key, str(value)) for key, value in entry.attrib.items()}
            if known.get("paraId", ("", ""))[1] in paragraphs or known.get("durableId", ("", ""))[1] in durable:
                durable |= {known["durableId"][1]} if "durableId" in known else set()
                _take_out(entry)
                word.change(name)
            elif known.get("paraIdParent", ("", ""))[1] in paragraphs:
                del entry.attrib[known["paraIdParent"][0]]
                word.change(name)


def _take_out(element: Element) -> None:
    """Remove an element, not the blanks behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail or None
    else:
        parent.text = (parent.text or "") + tail or None
    parent.remove(element)


def put(word: WordFile, told: Sequence[tuple[Stretch, list[str]]], date: str) -> None:
    """Put in comments, each around its stretch of the text."""
    if not told:
        return
    parts = word.related("comments")
    root = word.part(parts[0]) if parts else None
    number = 1 + max(_ids(word), default=-1)
    if root is None:
        root = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
        word.add("comments", _TYPE, _RELATION, root)
    else:
        word.change(parts[0])
    for count, (stretch, lines) in enumerate(told, number):
        root.append(_comment(str(count), lines, date))
        _mark(stretch, str(count))
    word.change(word.main)


def _ids(word: WordFile) -> Iterator[int]:
    roots = [word.document, *(word.part(name) for name in word.related("comments"))]
    found = (e.get(_ID, "") for root in roots if root is not None for e in root.iter(_COMMENT, _START, _END, _REFERENCE))
    return (int(value) for value in found if value.isdecimal())


def _comment(number: str, lines: Iterable[str], date: str) -> Element:
    own = load("readers")["own"]
    known = {_ID: number, _AUTHOR: own["author"], W + "initials": own["initials"]}
    comment = etree.Element(_COMMENT, known | ({W + "date": date} if date else {}))
    for index, line in enumerate(lines):
        comment.append(_line(line, first=index == 0))
    return comment


def _line(text: str, first: bool) -> Element:
    p = etree.Element(P)
    props = etree.SubElement(p, P_PR)
    etree.SubElement(props, W + "spacing", {W + "before": "0", W + "after": "0", W + "line": "240", W + "lineRule": "auto"})
    etree.SubElement(props, W + "ind", {W + "firstLineChars": "0", W + "firstLine": "0"})
    etree.SubElement(props, W + "jc", {VAL: "left"})
    if first:
        etree.SubElement(etree.SubElement(p, R), W + "annotationRef")
    run = etree.SubElement(p, R)
    look = etree.SubElement(run, R_PR)
    if first:
        etree.SubElement(look, W + "b")
    etree.SubElement(look, W + "sz", {VAL: _SIZE})
    etree.SubElement(look, W + "szCs", {VAL: _SIZE})
    t = etree.SubElement(run, T)
    t.text = text
    t.set(SPACE, "preserve")
    return p


def _mark(stretch: Stretch, number: str) -> None:
    """Put the marks of a comment around a stretch."""
    start, end, reference = _marks(number)
    if stretch.words is None:
        at = next((n for n, child in enumerate(stretch.first) if child.tag != P_PR), len(stretch.first))
        stretch.first.insert(at, start)
        stretch.last.append(end)
    else:
        letters, first, last = stretch.words
        if last + 1 < len(letters.text) and letters.runs(last + 1) == letters.runs(last):
            letters.cut(last + 1)
        begin = letters.cut(first)
        (letters.holder(first) if begin is None else begin).addprevious(start)
        letters.holder(last).addnext(end)
    end.addnext(reference)


def _marks(number: str) -> tuple[Element, Element, Element]:
    known = {_ID: number}
    run = etree.Element(R)
    etree.SubElement(run, _REFERENCE, known)
    return etree.Element(_START, known), etree.Element(_END, known), run
