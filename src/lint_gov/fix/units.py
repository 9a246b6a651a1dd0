"""The text of a document in units that can be edited: paragraphs, and cells of grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lint_gov.model.document import Block, Cell, Document, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.tuples import NamedTuple


class Unit(NamedTuple):
    """A paragraph, or a cell with its own paragraphs ("\\n" between them).

    Attributes:
        generated: how many leading characters Word generates; they are in no run and cannot be edited.
        cell: it is a cell of a grid.
    """

    place: Place
    text: str
    parts: tuple[Paragraph, ...]
    generated: int = 0
    cell: bool = False


class Edit(NamedTuple):
    """A stretch of one unit and what is to stand there instead."""

    unit: int
    start: int
    end: int
    new: str


class RowEdit(NamedTuple):
    """Rows to stand in the place of one.

    Attributes:
        first, last: the units of the row that goes (the last one not included).
        row: its path in the Word file.
        patterns: path of a row that each new one is made like.
        texts: of each new row, by the number of the cell in its pattern; other cells stay empty.
    """

    first: int
    last: int
    row: str
    patterns: tuple[str, ...]
    texts: tuple[Mapping[int, str], ...]

    def replaced(self, texts: list[str]) -> list[str]:
        """Return the texts of all units as they should be afterwards."""
        new = [text for row in self.texts for _, text in sorted(row.items())]
        return [*texts[: self.first], *new, *texts[self.last :]]


class Units:
    """The units of one document in reading order, and where places are among them."""

    def __init__(self, document: Document) -> None:
        self.all = tuple(_units(document.blocks))
        self._paths = {u.place.path: n for n, u in reversed(list(enumerate(self.all))) if u.place.path}
        self._lines: dict[int, list[int]] = {}
        for number, unit in enumerate(self.all):
            if unit.place.line is not None:
                self._lines.setdefault(unit.place.line, []).append(number)

    def at(self, place: Place) -> tuple[int, int] | None:
        """Return the unit at a place and the offset in it (0 where the format has no columns); None when there is none."""
        path = place.path or ""
        while path and path not in self._paths:
            path = path.rpartition("/")[0]
        if path:
            return self._paths[path], 0
        found = [n for n in self._lines.get(place.line or 0, ()) if self._holds(n, place)]
        if len(found) != 1:
            return None
        return found[0], (place.column or 1) - (self.all[found[0]].place.column or 1)

    def _holds(self, number: int, place: Place) -> bool:
        unit = self.all[number]
        if place.column is None or unit.place.column is None:
            return place.order in (0, unit.place.order)
        return unit.place.column <= place.column <= unit.place.column + len(unit.text)

    def edited(self, edits: Iterable[Edit], rows: Iterable[RowEdit] = ()) -> list[str]:
        """Return the texts of all units as they should be after the edits."""
        texts = [unit.text for unit in self.all]
        for edit in sorted(edits, key=lambda e: (e.unit, -e.start)):
            text = texts[edit.unit]
            texts[edit.unit] = text[: edit.start] + edit.new + text[edit.end :]
        for made in sorted(rows, key=lambda r: r.first, reverse=True):
            texts = made.replaced(texts)
        return texts


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Unit(block.place, block.text, (block,), block.generated)
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from _cell(cell)


def _cell(cell: Cell) -> Iterator[Unit]:
    own = tuple(b for b in cell.blocks if isinstance(b, Paragraph))
    yield Unit(cell.place, cell.text, own, own[0].generated if own else 0, True)
    yield from _units(b for b in cell.blocks if isinstance(b, Table))


def trimmed(edit: Edit, text: str) -> Edit:
    """Return the edit without what stays the same at both ends; a number is never cut in two."""
    old, new = text[edit.start : edit.end], edit.new
    head = _same(old, new)
    while head and _in_number(old, head) | _in_number(new, head):
        head -= 1
    tail = _same(old[head:][::-1], new[head:][::-1])
    while tail and _in_number(old, len(old) - tail) | _in_number(new, len(new) - tail):
        tail -= 1
    return Edit(edit.unit, edit.start + head, edit.end - tail, new[head : len(new) - tail])


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    most = min(len(one), len(other))
    return next((n for n in range(most) if one[n] != other[n]), most)


def _in_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdecimal() and text[at : at + 1].isdecimal()
