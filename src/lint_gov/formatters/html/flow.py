"""The report itself as its author wrote it, what findings are about marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from lint_gov.formatters.html.drawn import drawn
from lint_gov.formatters.html.element import Child, Markup, joined, tag
from lint_gov.formatters.html.grid import grid
from lint_gov.formatters.html.marks import Mark, Phrase, View
from lint_gov.formatters.html.parts import Part
from lint_gov.formatters.html.words import Words, entry
from lint_gov.model.document import Block, Image, Paragraph, Table

_SHORT = 40


class Flow:
    """Draws the parts of one report.

    Attributes:
        prefix: of the ids of this report on the page, e.g. "2".
        figures: the figure of a form by the ordinal of its place.
    """

    def __init__(self, view: View, prefix: str, texts: Words) -> None:
        self.view, self.texts = view, texts
        self._prefix = prefix
        self._seen: set[int] = set()
        self._loose: list[Mark] = []
        forms = enumerate(view.report.forms)
        self.figures = {f.place.order: (n, key) for n, form in forms for key, f in form.figures.items() if f.place.order}

    def part(self, part: Part, number: int) -> Markup:
        """Return a part; a finding that marks nothing in it has its number at its end, or before a table."""
        self._loose = [Mark(told.number, told.level) for told in self.view.told.get(number, ())]
        body = self._body(part)
        pins = self._pins()
        return joined([tag("p", pins, cls="pins"), body]) if pins else body

    def _pins(self) -> list[Child]:
        """The numbers of the findings of this part that have not been put anywhere yet."""
        return [self.badge(mark) for mark in self._loose if mark.number not in self._seen]

    def badge(self, mark: Mark) -> Markup:
        """The number of a finding at what it is about; the first of a number is where its card leads to."""
        first = mark.number not in self._seen
        self._seen.add(mark.number)
        return tag(
            "a",
            str(mark.number),
            cls=["ref", mark.level],
            id=f"p{self._prefix}-{mark.number}" if first else None,
            href=f"#f{self._prefix}-{mark.number}",
            aria_label=self.texts("badge", n=mark.number, level=self.texts.level(mark.level)),
        )

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """What stands in a cell, or the lines that a table was read from: no place that a card leads to."""
        return joined(self._block(block, inner=True) for block in blocks)

    def _body(self, part: Part) -> Markup:
        if part.kind == "top":
            return tag("p", self.texts("whole"), self._pins(), cls="slot") if self._loose else Markup()
        if part.kind == "gap":
            names = entry("sections")[self.texts.lang]
            missing = self.texts("gap", section=names[(part.section or 1) - 1])
            return tag("p", missing, self._pins(), cls=["slot", *(mark.level for mark in self._loose[:1])])
        if part.kind == "form" and part.form is not None:
            return drawn(self, part, part.form)
        if part.kind == "heading":
            return self._heading(part)
        return self._block(part.blocks[0], "title" if part.kind == "title" else "")

    def _heading(self, part: Part) -> Markup:
        """A section's heading; what a paragraph says behind it stays a paragraph."""
        block = part.blocks[0]
        if not isinstance(block, Paragraph):
            return self._block(block)
        raws = [s.heading.raw for s in self.view.report.sections if s.heading and s.heading.place.order == block.place.order]
        cut = len(raws[0]) if raws and block.text.startswith(raws[0]) and len(block.text) > len(raws[0]) + 1 else 0
        if not cut:
            return tag("h4", self._marked(block), self._pins())
        head, rest = block.text[:cut], block.text[cut:].strip()
        words = self._marked(block, rest)
        return joined([tag("h4", head, self._pins()), tag("p", words)])

    def _block(self, block: Block, cls: str = "", inner: bool = False) -> Markup:
        if isinstance(block, Table):
            return grid(self, block)
        if isinstance(block, Image):
            pins = None if inner else self._pins()
            return tag("p", self.texts("picture", description=block.description), pins, cls="picture")
        if not block.text.strip() and block.place.order not in self.view.words:
            return Markup()
        sub = block.level is not None or (0 < len(block.text) <= _SHORT and block.text.strip()[-1:] not in entry("ends"))
        if inner:
            return tag("p", marked(block.text, self.view.words.get(block.place.order, ()), None, block.place.column))
        return tag("p", self._marked(block), self._pins(), cls=cls or ("sub" if sub else None))

    def _marked(self, block: Paragraph, words: str | None = None) -> Markup:
        content = block.text if words is None else words
        return marked(content, self.view.words.get(block.place.order, ()), self.badge, block.place.column)


def marked(content: str, words: Sequence[Phrase], badge: Callable[[Mark], Markup] | None, start: int | None) -> Markup:
    """Return a text with the words that findings are about highlighted, with `badge` their numbers behind them."""
    spans = [(*span, one.mark) for one in words if (span := _span(content, one, start))]
    edges = sorted({0, len(content), *(edge for a, b, _ in spans for edge in (a, b))})
    out: list[Child] = []
    for a, b in pairwise(edges):
        over = [mark for x, y, mark in spans if x <= a and b <= y]
        piece = content[a:b]
        out.append(highlight(piece, over) if over else piece)
        if badge is not None:
            out += [badge(mark) for _, y, mark in spans if y == b and mark.role == "head"]
    return joined(out)


def highlight(content: Child, over: Sequence[Mark]) -> Markup:
    """Words that findings are about."""
    return tag("mark", content, cls=over[0].level, data_f=[str(mark.number) for mark in over])


def _span(content: str, phrase: Phrase, start: int | None) -> tuple[int, int] | None:
    """Where words stand in a text: at their column if that is known, else where they first occur."""
    near = max(0, (phrase.column or 1) - (start or 1))
    if not phrase.text or near > len(content) or (phrase.column or 1) < (start or 1):
        return None
    around = content.find(phrase.within, max(0, near - len(phrase.within)))
    for begin in (around, near, 0):
        at = content.find(phrase.text, begin) if begin >= 0 else -1
        if at >= 0:
            return at, at + len(phrase.text)
    return None
