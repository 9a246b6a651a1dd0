"""Places as other programs count them: lines and columns, or characters of the text that was read.

A text file has lines. A Word or PDF file has none that another program could count, so there an artificial text is
counted: one line for each paragraph and for each row of a table, its cells set apart by a tab, in reading order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lint_gov.model.document import Block, Document, Paragraph, Table
from lint_gov.model.finding import FileResult, Location
from lint_gov.model.place import Place
from lint_gov.tuples import NamedTuple

_PICTURE = "\ufffc"  # stands for an object in a text
_CELL_END = "\t"


class Region(NamedTuple):
    """A piece of a file.

    Attributes:
        line, column, end_column: 1-based, in code points, the end exclusive.
        offset, text: where it begins in the text that was read, and what stands there.
        real: the line is one of the file; `column` is then 0 where the reader does not know it.
        exact: it is just the excerpt that was looked for, at the very column of its place.
    """

    line: int
    column: int
    end_column: int
    offset: int
    text: str
    real: bool = False
    exact: bool = False


class _Piece(NamedTuple):
    """A text with the place where it begins in what is counted; a `column` of 0 is unknown."""

    line: int
    column: int
    offset: int
    text: str


class Regions:
    """The regions of one file; without its document only what the places themselves say."""

    def __init__(self, document: Document | None = None) -> None:
        self._by_path: dict[str, _Piece] = {}
        self._by_line: dict[int, list[_Piece]] = {}
        self._by_order: dict[int, _Piece] = {}
        self._first = _Piece(1, 1, 0, "")
        if document is not None:
            for place, piece in _pieces(document.blocks):
                self._keep(place, piece)
            self._first = next(iter(self._by_order.values()), self._first)
        self._orders = sorted(self._by_order)

    def _keep(self, place: Place, piece: _Piece) -> None:
        if place.path is not None:
            self._by_path.setdefault(place.path, piece)
        elif place.line is not None and place.page is None:
            self._by_line.setdefault(place.line, []).append(piece._replace(line=place.line, column=place.column or 0))
        self._by_order.setdefault(place.order, piece)

    def find(self, location: Location) -> Region:
        """Return the region of a location: its excerpt where that is found, else all of the paragraph or cell."""
        place = location.place
        wanted = location.excerpt or ""
        if is_text(place):
            return self._in_line(place, wanted)
        piece = self._piece(place)
        if piece is None:
            return self._beginning()
        wanted = _flat(wanted)
        at = piece.text.find(wanted) if wanted else -1
        start, text = (at, wanted) if at >= 0 else (0, piece.text)
        column = piece.column + start
        return Region(piece.line, column, column + len(text), piece.offset + start, text)

    def _beginning(self) -> Region:
        """The first character: a finding on the whole report, or on what is not there, stands there."""
        first = next((pieces[0] for pieces in self._by_line.values()), None)
        piece = first or self._first
        text = piece.text[:1]
        return Region(piece.line, 1, 2, piece.offset, text, real=first is not None)

    def _piece(self, place: Place) -> _Piece | None:
        path = place.path or ""
        while path:
            if path in self._by_path:
                return self._by_path[path]
            path = path.rpartition("/")[0]
        index = bisect_right(self._orders, place.order) - 1
        return self._by_order[self._orders[index]] if place.order and index >= 0 else None

    def _in_line(self, place: Place, wanted: str) -> Region:
        line, column = place.line or 1, place.column or 0
        piece = self._in(line, column, wanted)
        start = max(column - piece.column, 0) if piece.column and column else 0
        at = piece.text.find(wanted, start) if wanted else -1
        at = piece.text.find(wanted) if at < 0 and wanted else at
        if at < 0:
            text = piece.text[start:]
            end = column + len(text) if column else 0
            return Region(line, column, end, 0, text, real=True)
        found = piece.column + at if piece.column else 0
        end = found + len(wanted) if found else 0
        return Region(line, found, end, 0, wanted, real=True, exact=bool(found) and found == column)

    def _in(self, line: int, column: int, wanted: str) -> _Piece:
        """The piece of a line that holds a column, else the one that holds the words."""
        pieces = self._by_line.get(line, [])
        holding = (p for p in pieces if p.column and p.column <= column < p.column + max(len(p.text), 1))
        with_words = (p for p in pieces if wanted and wanted in p.text)
        return next(holding, None) or next(with_words, None) or (pieces[0] if pieces else _Piece(line, column, 0, ""))

    def bytes_before(self, line: int, column: int) -> int:
        """Return how many bytes of UTF-8 stand before a column of a line; marks that a reader has left out are one each."""
        extra = 0
        for piece in self._by_line.get(line, []):
            known = piece.text[: max(column - piece.column, 0)] if piece.column else ""
            extra += len(known.encode("utf-8", errors="replace")) - len(known)
        return column - 1 + extra


def of(result: FileResult) -> Regions:
    """The regions of a result."""
    return Regions(result.details.report.document if result.details else None)


def is_text(place: Place) -> bool:
    """Whether a place is a line of a text file."""
    return place.line is not None and place.path is None and place.page is None


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[Place, _Piece]]:
    """All paragraphs, pictures, cells and rows of the main text with their places, counted as this module's text."""
    offset = 0
    line = 1
    for block in blocks:
        for row in _rows(block):
            column = 1
            for place, inner, text in row:
                yield place, _Piece(line, column, offset, text)
                yield from ((p, _Piece(line, column + at, offset + at, words)) for p, at, words in inner)
                column += len(text) + 1
                offset += len(text) + 1
            line += 1


_Inner = list[tuple[Place, int, str]]


def _rows(block: Block) -> Iterator[list[tuple[Place, _Inner, str]]]:
    """The lines that a block makes; each is a list of places with what stands there."""
    if not isinstance(block, Table):
        # Tabs stay: in a text file they count as they are.
        yield [(block.place, [], block.text.replace("\n", " ") if isinstance(block, Paragraph) else _PICTURE)]
        return
    rows: dict[int, list[tuple[Place, _Inner, str]]] = {}
    for cell in block.cells:
        inner, text = _inside(cell.blocks)
        rows.setdefault(cell.row, []).append((cell.place, inner, text))
    if rows:
        rows[min(rows)][0][1].append((block.place, 0, rows[min(rows)][0][2]))
    yield from (rows[row] for row in sorted(rows))


def _inside(blocks: Iterable[Block]) -> tuple[_Inner, str]:
    """What stands in a cell on one line: its places with their offsets, and the text."""
    found: _Inner = []
    text = ""
    for block in blocks:
        text += " " if text else ""
        if isinstance(block, Table):
            for cell in block.cells:
                inner, words = _inside(cell.blocks)
                found += [(cell.place, len(text), words), *((place, len(text) + at, w) for place, at, w in inner)]
                text += words + " "
        else:
            found.append((block.place, len(text), _words(block)))
            text += _words(block)
    return found, text


def _words(block: Block) -> str:
    """What stands in a cell of a paragraph or picture."""
    return _flat(block.text) if isinstance(block, Paragraph) else _PICTURE


def _flat(text: str) -> str:
    """A text on one line and in one cell, as long as it is."""
    return text.replace("\n", " ").replace("\r", " ").replace(_CELL_END, " ")
