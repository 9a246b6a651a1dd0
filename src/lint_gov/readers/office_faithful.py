"""Whether a .docx that a converter made of an old Word file holds what the file held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.data import load
from lint_gov.readers.docx_package import Package
from lint_gov.readers.docx_tree import BODY, MC, TBL, TC, TEXT_BOX, TR, Element, P, W
from lint_gov.readers.office_story import Story
from lint_gov.tuples import NamedTuple

_END = "\r"
_UNIT_ENDS = re.compile("[\x07\r\x0c\x0e]+")
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_TEXTS = (W + "t", W + "delText")
_BLANKS = (W + "tab", W + "br", W + "cr", W + "ptab")
_TYPE = W + "type"
_FALLBACK = MC + "Fallback"


class Doubt(NamedTuple):
    """What a conversion lost or changed."""

    figures: bool
    text: bool
    boxes: bool

    def __bool__(self) -> bool:
        return any(self)


def doubt(story: Story, docx: bytes) -> Doubt:
    """Hold a conversion against the text of the file itself; raise `InputError` when the .docx cannot be read."""
    main, boxes = _text_of(docx)
    return Doubt(
        figures=_figures(story.main) != _figures(main),
        text=not _as_long(story.main, main),
        boxes=not _as_long(story.boxes, boxes),
    )


def _figures(text: str) -> list[list[str]]:
    """The numbers of each paragraph or cell that has any, in order."""
    units = (_DIGITS.findall(unit) for unit in _UNIT_ENDS.split(text))
    return [numbers for numbers in units if numbers]


def _as_long(one: str, other: str) -> bool:
    lengths = sorted(sum(map(str.isalnum, text)) for text in (one, other))
    tolerance: float = load("office")["text_tolerance"]
    return lengths[1] - lengths[0] <= tolerance * lengths[1]


def _text_of(docx: bytes) -> tuple[str, str]:
    """The main text and that of text boxes, with the marks that an old Word file has."""
    package = Package(docx)
    root = package.xml(package.main_part())
    body = None if root is None else root.find(BODY)
    if body is None:
        return "", ""
    boxes = [box for box in body.iter(TEXT_BOX) if not any(a.tag == _FALLBACK for a in box.iterancestors())]
    return "".join(_marked(body)), "".join(mark for box in boxes for mark in _marked(box))


def _marked(root: Element) -> Iterator[str]:
    """The text in order. Text boxes are stories of their own, and of alternatives only the first is read."""
    stack = [iter(root)]
    ends = [""]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            yield ends.pop()
        elif element.tag in _TEXTS:
            yield element.text or ""
        elif element.tag in _BLANKS:
            yield _END if element.get(_TYPE) in ("page", "column") else " "
        elif element.tag not in (TEXT_BOX, _FALLBACK):
            stack.append(iter(element))
            ends.append(_END if element.tag in (P, TC, TR, TBL) else "")
