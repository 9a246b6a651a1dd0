"""The characters of a paragraph with the elements that they stand in, and runs cut between two of them."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from itertools import takewhile

from lint_gov.readers.docx_inline import Inline
from lint_gov.readers.docx_styles import Styles
from lint_gov.readers.docx_tree import R_PR, Element, W
from lint_gov.tuples import NamedTuple

R, T = W + "r", W + "t"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"


class Letter(NamedTuple):
    """One character as read: the element that it comes from, and how many of its characters come before it."""

    element: Element
    offset: int


class _Traced(Inline):
    """Reads a paragraph as the reader does and remembers the element of each piece of text."""

    __slots__ = ("sources",)

    def __init__(self, styles: Styles | None, hidden: bool) -> None:
        super().__init__(styles, hidden)
        self.sources: list[Element] = []

    def read(self, parent: Iterable[Element]) -> None:
        for element in parent:
            super().read((element,))
            self.sources += [element] * (len(self.parts) - len(self.sources))


class Letters:
    """The text of one paragraph, character by character.

    Attributes:
        text: what the reader reads of this paragraph, without a number that Word generates.
    """

    def __init__(self, p: Element, styles: Styles | None, style_hides: bool = False) -> None:
        """Args: the styles when any text of the document may be hidden; whether the paragraph's own style hides."""
        traced = _Traced(styles, style_hides)
        traced.read(p)
        self.p = p
        self.text = traced.text
        self._at = [Letter(e, n) for part, e in zip(traced.parts, traced.sources, strict=True) for n in range(len(part))]

    def __getitem__(self, index: int) -> Letter:
        return self._at[index]

    def runs(self, index: int) -> list[Element]:
        """Return the runs around a character, the innermost first: one mostly, two in a 振假名, none in a formula."""
        above = self._at[index].element.iterancestors()
        return [a for a in takewhile(lambda a: a is not self.p, above) if a.tag == R]

    def holder(self, index: int) -> Element:
        """Return what can stand beside other runs: the outermost run of a character, or the formula it is in."""
        return next(reversed(self.runs(index)), self._at[index].element)

    def cut(self, index: int) -> Element | None:
        """Cut the run before a character, so that the character begins it; return that run, None when it cannot be cut."""
        runs = self.runs(index)
        if len(runs) != 1:
            return None
        run, (element, offset) = runs[0], self._at[index]
        element = next((a for a in element.iterancestors() if a.getparent() is run), element)
        if offset and element.tag != T:
            return None
        behind = split(run, element, offset)
        if behind is not run:
            self._moved(index, element, offset, behind)
        return behind

    def _moved(self, index: int, element: Element, offset: int, run: Element) -> None:
        """After a text was cut in two, its later characters stand in the new one."""
        if not offset:
            return
        new = next(run.iterchildren(T))
        for place in range(index, len(self._at)):
            if self._at[place].element is not element:
                break
            self._at[place] = Letter(new, place - index)


def split(run: Element, element: Element, offset: int) -> Element:
    """Make two runs of one, cut before `element` or inside its text; return the second (the first when nothing is before)."""
    before = [child for child in element.itersiblings(preceding=True) if child.tag != R_PR]
    if not before and not offset:
        return run
    behind = run.makeelement(R, {str(key): str(value) for key, value in run.attrib.items()})
    props = run.find(R_PR)
    if props is not None:
        behind.append(copy.deepcopy(props))
    run.addnext(behind)
    moved = [*element.itersiblings()]
    if offset:
        text = shown(element)
        second = run.makeelement(T, {SPACE: "preserve"} if element.get(SPACE) == "preserve" else None)
        set_text(element, text[:offset])
        set_text(second, text[offset:])
        behind.append(second)
    else:
        moved = [element, *moved]
    for child in moved:
        behind.append(child)
    return behind


def join(run: Element, behind: Element) -> None:
    """Make one run of two that follow each other and look alike: the reverse of `split`."""
    last = run[-1] if len(run) else None
    for child in list(behind):
        if child.tag == R_PR:
            continue
        if last is not None and last.tag == T and child.tag == T:
            if child.get(SPACE) == "preserve":
                last.set(SPACE, "preserve")
            set_text(last, shown(last) + shown(child))
        else:
            run.append(child)
        last = None
    parent = behind.getparent()
    if parent is not None:
        parent.remove(behind)


def alike(run: Element, behind: Element) -> bool:
    """Tell whether two runs have the same properties and the same marks of editing."""
    return run.tag == behind.tag == R and run.attrib.items() == behind.attrib.items() and _look(run) == _look(behind)


def _look(run: Element) -> bytes:
    from lxml import etree

    props = run.find(R_PR)
    # As it is written, not its canonical form: runs that differ in anything were two before.
    return b"" if props is None else bytes(etree.tostring(props, with_tail=False))


def shown(t: Element) -> str:
    """The text of a w:t as it is shown: Word drops blanks at its ends unless told to keep them."""
    text = t.text or ""
    keeps = next((e.get(SPACE) for e in (t, *t.iterancestors()) if e.get(SPACE) is not None), None) == "preserve"
    return text if keeps else text.strip(_BLANKS)


def set_text(t: Element, text: str) -> None:
    """Set the text of a w:t, with its blanks kept."""
    t.text = text
    if text != text.strip(_BLANKS):
        t.set(SPACE, "preserve")
