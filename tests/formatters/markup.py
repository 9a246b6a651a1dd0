"""Reads a page strictly: nesting, ids, links, headings, tables; for the tests of the HTML report."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "br", "hr", "input", "col", "img"}
# Elements that can hold words and inline elements, and nothing else.
_PHRASING = {"p", "span", "a", "b", "bdi", "mark", "ins", "h1", "h2", "h3", "h4", "h5", "title", "option", "button", "legend"}
_INLINE = {"button", "span", "a", "b", "bdi", "mark", "ins", "br", "input", "select", "output"}


class Node:
    """An element with its attributes; `children` are elements and texts."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes = name, attributes
        self.children: list[Node | str] = []
        self.parent: Node | None = None

    def walk(self) -> Iterator[Node]:
        """Yield the element and all in it, in order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, name: str = "", cls: str = "") -> list[Node]:
        """The elements of a name or class within."""
        return [n for n in self.walk() if name in ("", n.name) and (not cls or cls in n.classes)]

    @property
    def classes(self) -> list[str]:
        """The classes of the element."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def up(self, name: str = "", cls: str = "") -> Node | None:
        """The nearest element around it of a name or class, or itself."""
        node: Node | None = self
        while node is not None and not (name in ("", node.name) and (not cls or cls in node.classes)):
            node = node.parent
        return node


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#document", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: <{tag} {attrs}>"
        node = Node(tag, {name: value or "" for name, value in attrs})
        node.parent = self._open[-1]
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].name == tag, f"</{tag}> closes <{self._open[-1].name}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def parsed(page: str) -> Node:
    """The page as a tree; every element must be closed where it was opened."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    assert builder._open == [builder.root], "elements left open"
    return builder.root


def faults(page: str) -> list[str]:
    """What is wrong with a page."""
    root = parsed(page)
    return [*_nesting(root), *_names(root), *_headings(root), *_tables(root), *_dangers(root)]


def _nesting(root: Node) -> Iterator[str]:
    for node in root.walk():
        parent = node.parent
        if parent is not None and parent.name in _PHRASING and node.name not in _INLINE and parent.name != "legend":
            yield f"<{node.name}> in <{parent.name}>"
        if (
            node.name in ("li", "tr", "dt", "dd")
            and parent is not None
            and parent.name not in ("ul", "tbody", "thead", "dl", "div")
        ):
            yield f"<{node.name}> in <{parent.name}>"
        if node.name == "a" and parent is not None and parent.up("a") is not None:
            yield "a link in a link"


def _names(root: Node) -> Iterator[str]:
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    yield from (f"id {one} twice" for one in sorted(set(ids)) if ids.count(one) > 1)
    for node in root.walk():
        for key in ("href", "aria-labelledby", "for"):
            target = node.attributes.get(key, "").removeprefix("#")
            if target and target not in ids:
                yield f"{key} to nothing: {target}"
        if node.name in ("input", "select") and node.up("label") is None:
            yield f"<{node.name}> without a label"


def _headings(root: Node) -> Iterator[str]:
    levels = [int(node.name[1]) for node in root.walk() if node.name in ("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings begin {levels[:3]}"
    yield from (f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1)


def _tables(root: Node) -> Iterator[str]:
    for table in root.all("table"):
        rows = [[n for n in row.children if isinstance(n, Node)] for row in table.all("tr")]
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(rows):
            yield from _row(at, row, taken, len(rows))
        widths = {sum(1 for row, _ in taken if row == at) for at in range(len(rows))}
        if len(widths) > 1:
            yield f"a table with rows of {sorted(widths)} columns"


def _row(at: int, row: list[Node], taken: set[tuple[int, int]], height: int) -> Iterator[str]:
    column = 0
    for cell in row:
        if cell.name == "th" and "scope" not in cell.attributes:
            yield "a head without scope"
        while (at, column) in taken:
            column += 1
        for down in range(int(cell.attributes.get("rowspan", 1))):
            for right in range(int(cell.attributes.get("colspan", 1))):
                if (at + down, column + right) in taken or at + down >= height:
                    yield "cells that overlap or reach out"
                taken.add((at + down, column + right))


def _dangers(root: Node) -> Iterator[str]:
    if len(root.all("script")) != 1 or len(root.all("style")) != 1:
        yield "scripts or styles beyond the page's own"
    for node in root.walk():
        yield from (f"attribute {key}" for key in node.attributes if key.startswith("on") or key in ("style", "src", "action"))
        if not node.attributes.get("href", "#").startswith("#"):
            yield f"a link out of the page: {node.attributes['href']}"
