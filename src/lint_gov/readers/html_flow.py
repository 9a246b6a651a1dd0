"""HTML tree → blocks in reading order: what a browser shows as lines, headings, lists, pictures and grids.

One pass over the events of the tree, without recursion, so that depth costs nothing but memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Image, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.model.record import replace
from lint_gov.readers.html_grid import Budget, RawCell, grid, span
from lint_gov.readers.html_lines import RawLine, TextBuffer
from lint_gov.readers.html_style import (
    BLOCKS,
    HEADINGS,
    PLAIN,
    PREFORMATTED,
    SKIPPED,
    TABLE_PARTS,
    Element,
    Look,
    is_picture,
    list_style,
    look,
    marker,
)
from lint_gov.readers.limits import MAX_DEPTH, MAX_ELEMENT_DEPTH, MAX_LINES
from lint_gov.tuples import NamedTuple

LINE_ATTRIBUTE = "data-lint-gov-line"
LAST_SOURCELINE = 65535
"""libxml2 keeps the line of an element in 16 bits; from here on `LINE_ATTRIBUTE` tells it."""
_HEAD, _BODY, _FOOT = range(3)


class Line(NamedTuple):
    """A line that the page shows, the block element it stands in, and whether all of it is links."""

    paragraph: Paragraph
    element: Element
    link: bool


class _Grid:
    """A table that is being read: row groups with their rank, as thead is shown first and tfoot last."""

    __slots__ = ("cell", "groups", "outer", "place", "raw")

    def __init__(self, outer: list[Block], place: Place) -> None:
        self.groups: list[tuple[int, list[list[RawCell]]]] = [(_BODY, [])]
        self.outer, self.place = outer, place
        self.cell: Element | None = None
        self.raw = RawCell()

    def add(self, blocks: list[Block]) -> None:
        """Put the open cell with its content into the last row."""
        rows = self.groups[-1][1]
        if not rows:
            rows.append([])
        rows[-1].append(self.raw._replace(blocks=tuple(blocks)))
        self.cell = None

    def table(self, budget: Budget) -> Table:
        """The grid of all rows, groups in the order shown."""
        return grid([rows for _, rows in sorted(self.groups, key=lambda g: g[0])], self.place, budget)


class _List:
    """An open list and its counter; `style` "" for bullets."""

    __slots__ = ("number", "step", "style")

    def __init__(self, element: Element) -> None:
        self.style = list_style(element) or ("decimal" if element.tag == "ol" else "")
        backwards = element.get("reversed") is not None
        self.step = -1 if backwards else 1
        self.number = _number(element.get("start"), len(element.findall("li")) if backwards else 1)

    def take(self, item: Element) -> str:
        """The marker of the next item."""
        number = _number(item.get("value"), self.number)
        self.number = number + self.step
        return marker(list_style(item) or self.style, number)


def _number(value: str | None, default: int) -> int:
    return int(value) if value and re.fullmatch(r"\s*-?[0-9]{1,6}\s*", value) else default


def _line_of(element: Element) -> int | None:
    """The source line of an element (where its start tag ends), None where libxml2 does not know it."""
    line: int | None = element.sourceline
    if line and line < LAST_SOURCELINE:
        return line
    told = element.get(LINE_ATTRIBUTE) or ""
    return int(told) if told.isdecimal() else None


class Flow:
    """Reads one element of the tree.

    Attributes:
        blocks: what it shows, in reading order. A paragraph of a cell holds its line breaks.
        lines: all lines, those of cells too.
        parts: what each block element shows, as a piece of a list of blocks (of the page or of a cell).

    `first_line`: the line of the file in which the text begins; None when it has no lines that anybody could look up.
    """

    def __init__(self, root: Element, first_line: int | None = 1) -> None:
        self.blocks: list[Block] = []
        self.lines: list[Line] = []
        self.parts: dict[Element, tuple[list[Block], int, int]] = {}
        self._broken: dict[int, list[Paragraph]] = {}
        self._sink = self.blocks
        self._buffer, self._budget = TextBuffer(), Budget()
        self._order, self._offset = 0, None if first_line is None else first_line - 1
        self._keep = self._link = False
        self._level: int | None = None
        self._prefix = ""
        # Of each open element: whether it is a block, and what its end restores (keep, link, level).
        self._open: list[tuple[bool, bool, bool, int | None]] = []
        self._containers: list[tuple[Element, list[Block], int]] = [(root, self.blocks, 0)]
        self._grids: list[_Grid] = []
        self._lists: list[_List] = []
        self._images: list[Image] = []
        self._walk(root)
        self._flush()

    def part(self, element: Element) -> list[Block]:
        """The blocks that a block element of the tree shows."""
        blocks, start, end = self.parts.get(element, (self.blocks, 0, len(self.blocks)))
        return blocks[start:end]

    def split(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """Return `blocks` with those paragraphs that were lines of a cell, and no longer are, one a line."""
        for block in blocks:
            yield from self._broken.get(id(block), (block,))

    def _walk(self, root: Element) -> None:
        events: Any = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        buffer = self._buffer
        for event, element in events:
            if event == "start":
                buffer.now = _line_of(element) or buffer.now
                style = element.get("style")
                own = look(style) if style else PLAIN
                hidden = own.hidden or element.get("hidden") is not None
                if hidden or element.tag in SKIPPED:
                    self._skip(element, hidden)
                    events.skip_subtree()
                else:
                    self._start(element, own)
                continue
            if event == "end":
                self._end(element)
            else:
                buffer.now = _line_of(element) or buffer.now
            tail = element.tail
            if tail and element is not root:
                buffer.add(tail, self._keep, self._link)

    def _skip(self, element: Element, hidden: bool) -> None:
        self._open.append((False, self._keep, self._link, self._level))
        if not hidden:
            self._picture(element)

    def _start(self, element: Element, own: Look) -> None:
        tag = element.tag
        block = tag in BLOCKS if own.block is None or tag in TABLE_PARTS else own.block
        self._open.append((block, self._keep, self._link, self._level))
        if len(self._open) > MAX_ELEMENT_DEPTH:
            raise InputError("too-deep", {"limit": MAX_ELEMENT_DEPTH})
        if own.keep is not None or tag in PREFORMATTED:
            self._keep = own.keep is not False
        if block:
            self._flush()
        action = (_BLOCK_STARTS if block else _INLINE_STARTS).get(tag)
        if action:
            action(self, element)
        if block:
            self._containers.append((element, self._sink, len(self._sink)))
        text = element.text
        if text:
            self._buffer.add(text, self._keep, self._link)

    def _end(self, element: Element) -> None:
        block, keep, link, level = self._open.pop()
        if block:
            self._flush()
            _, sink, start = self._containers.pop()
            action = _BLOCK_ENDS.get(element.tag)
            if action:
                action(self, element)
            self.parts[element] = (sink, start, len(sink))
        self._keep, self._link, self._level = keep, link, level

    # Lines

    def _place(self, line: int) -> Place:
        self._order += 1
        return Place(line=None if self._offset is None else line + self._offset, order=self._order)

    def _flush(self) -> None:
        """End the block of text that is open."""
        if self._buffer.is_empty and not self._images:
            return
        lines = self._buffer.take()
        if len(lines) > 1 and self._sink is not self.blocks:
            self._add_joined(lines)
        else:
            self._sink.extend(self._paragraph(line) for line in lines if line.text)
        for image in self._images:
            self._sink.append(replace(image, place=self._place(image.place.line or 1)))
        self._images.clear()

    def _paragraph(self, line: RawLine) -> Paragraph:
        prefix, self._prefix = self._prefix, ""
        made = Paragraph(prefix + line.text, self._place(line.line), len(prefix), self._level)
        self.lines.append(Line(made, self._containers[-1][0], line.link))
        if len(self.lines) > MAX_LINES:
            raise InputError("too-many-lines", {"limit": MAX_LINES})
        return made

    def _add_joined(self, lines: list[RawLine]) -> None:
        """In a cell a line break is part of the paragraph; its lines are kept for the case that the cell is layout."""
        parts = [self._paragraph(line) if line.text else None for line in lines]
        made = [p for p in parts if p is not None]
        joined = replace(made[0], text="\n".join(p.text if p else "" for p in parts))
        self._broken[id(joined)] = made
        self._sink.append(joined)

    def _line_break(self, element: Element) -> None:
        self._buffer.end_line()

    def _heading(self, element: Element) -> None:
        self._level = HEADINGS[element.tag]

    def _anchor(self, element: Element) -> None:
        self._link = self._link or element.get("href") is not None

    def _picture(self, element: Element) -> None:
        if is_picture(element):
            text = element.get("alt") or element.get("title") or ""
            self._images.append(Image(Place(line=self._buffer.now), text))

    # Lists

    def _list(self, element: Element) -> None:
        self._lists.append(_List(element))

    def _list_end(self, element: Element) -> None:
        self._lists.pop()

    def _item(self, element: Element) -> None:
        if self._lists:
            self._prefix += self._lists[-1].take(element)

    def _item_end(self, element: Element) -> None:
        self._prefix = ""

    # Tables

    def _table(self, element: Element) -> None:
        if len(self._grids) >= MAX_DEPTH:
            raise InputError("too-deep", {"limit": MAX_DEPTH})
        self._grids.append(_Grid(self._sink, self._place(self._buffer.now)))

    def _table_end(self, element: Element) -> None:
        self._close_cell()
        table = self._grids.pop().table(self._budget)
        if table.cells:
            self._sink.append(table)

    def _group(self, element: Element) -> None:
        if self._grids:
            self._close_cell()
            self._grids[-1].groups.append((_RANKS[element.tag], []))

    def _group_end(self, element: Element) -> None:
        """Rows behind a group without one of their own belong to the body."""
        if self._grids:
            self._close_cell()
            self._grids[-1].groups.append((_BODY, []))

    def _row(self, element: Element) -> None:
        if self._grids:
            self._close_cell()
            self._grids[-1].groups[-1][1].append([])

    def _cell(self, element: Element) -> None:
        if not self._grids:
            return
        self._close_cell()
        opened = self._grids[-1]
        opened.cell = element
        place = self._place(self._buffer.now)
        opened.raw = RawCell(span(element.get("rowspan"), 0), span(element.get("colspan")), (), place)
        self._sink = []

    def _cell_end(self, element: Element) -> None:
        if self._grids and self._grids[-1].cell is element:
            self._close_cell()

    def _close_cell(self) -> None:
        """Put the open cell of the innermost table into its row; the blocks then go on outside of that table."""
        opened = self._grids[-1]
        if opened.cell is not None:
            opened.add(self._sink)
            self._sink = opened.outer


_RANKS = {"thead": _HEAD, "tbody": _BODY, "tfoot": _FOOT}
_Action = Callable[[Flow, Element], None]
_INLINE_STARTS: dict[str, _Action] = {"br": Flow._line_break, "a": Flow._anchor, "img": Flow._picture}
_BLOCK_STARTS: dict[str, _Action] = {
    **dict.fromkeys(HEADINGS, Flow._heading),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Flow._list),
    **dict.fromkeys(_RANKS, Flow._group),
    **dict.fromkeys(("td", "th"), Flow._cell),
    **_INLINE_STARTS,
    "li": Flow._item,
    "table": Flow._table,
    "tr": Flow._row,
}
_BLOCK_ENDS: dict[str, _Action] = {
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Flow._list_end),
    **dict.fromkeys(_RANKS, Flow._group_end),
    **dict.fromkeys(("td", "th"), Flow._cell_end),
    "li": Flow._item_end,
    "table": Flow._table_end,
}
