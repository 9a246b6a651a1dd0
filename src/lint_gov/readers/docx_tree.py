"""The element tree of WordprocessingML: names, and what counts as a child where.

Content controls, custom XML and tracked insertions wrap blocks, rows and cells without being any; they are
looked through here, so that the walker and `docx_locate` count the same children.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = MC + "AlternateContent"
P, TBL, TR, TC = W + "p", W + "tbl", W + "tr", W + "tc"
P_PR, R_PR, TR_PR, TC_PR, TBL_GRID = W + "pPr", W + "rPr", W + "trPr", W + "tcPr", W + "tblGrid"
BODY, TEXT_BOX = W + "body", W + "txbxContent"
PICTURE_HOLDERS = (W + "drawing", W + "pict", W + "object")
VAL = W + "val"

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")) | {ALTERNATE}
_INT_DIGITS = 11
_OFF = frozenset(("0", "false", "off"))

Element = etree._Element

children: Callable[[Element], list[Element]] = itemgetter(slice(None))
"""The children of an element at once: twice as fast as one by one, for elements that have few (all are in memory then)."""
FEW = 1000


def child(parent: Element | None, name: str) -> Element | None:
    """Return the first child `name` of `parent`, if any. Three times as fast as `find`, and called for every run."""
    if parent is not None:
        for element in parent:
            if element.tag == name:
                return element
    return None


def is_on(parent: Element | None, name: str) -> bool:
    """Tell whether the on/off property `name` (with namespace) stands under `parent` and is on."""
    prop = child(parent, name)
    return prop is not None and prop.get(VAL, "1") not in _OFF


def value(parent: Element | None, name: str) -> str | None:
    """Return the w:val of the child `name`, None when there is none."""
    prop = child(parent, name)
    return None if prop is None else prop.get(VAL)


def number(text: str | None) -> int | None:
    """Return `text` as an integer of 32 bits, as the schema has it; None when it is missing or none."""
    try:
        return None if text is None or len(text) > _INT_DIGITS else int(text)
    except ValueError:
        return None


def holders(properties: Iterable[Element]) -> set[Element | None]:
    """Return the paragraphs, cells or rows that have these properties (what stands in w:pPr, w:tcPr or w:trPr).

    Few have any that count for reading; to look for them in all elements one by one takes longer than to read the text.
    """
    groups = (prop.getparent() for prop in properties)
    return {group.getparent() for group in groups if group is not None}


def branch(alternate: Element) -> Element | None:
    """Return the one branch of an mc:AlternateContent to be read: the first choice, else the fallback."""
    chosen = alternate.find(MC + "Choice")
    return alternate.find(MC + "Fallback") if chosen is None else chosen


def blocks_of(container: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a body, cell or text box, deleted ones included."""
    return _inside(container, (P, TBL))


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table."""
    return _inside(table, (TR,))


def cells_of(row: Element) -> Iterator[Element]:
    """Yield the cells of a row."""
    return _inside(row, (TC,))


def _inside(container: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    for element in container:
        tag = element.tag
        if tag in wanted:
            yield element
        elif tag in _WRAPPERS:
            yield from _wrapped(element, wanted)


def _wrapped(wrapper: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    # A stack of iterators, not recursion: wrappers may be nested as deep as the XML parser lets them.
    stack = [iter((wrapper,))]
    while stack:
        for element in stack[-1]:
            tag = element.tag
            if tag in wanted:
                yield element
            elif tag in _WRAPPERS:
                inner = branch(element) if tag == ALTERNATE else element
                if inner is not None:
                    stack.append(iter(inner))
                    break
        else:
            stack.pop()
