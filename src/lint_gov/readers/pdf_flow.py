"""Pages → blocks in reading order: parts of tables joined, lines made paragraphs, all with page and box."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_gov.model.document import Block, Cell, Image, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.readers.pdf_glyphs import words
from lint_gov.readers.pdf_join import Part, Piece, joined
from lint_gov.readers.pdf_lines import Line
from lint_gov.readers.pdf_page import Page
from lint_gov.readers.pdf_paragraphs import body_of, paragraphs, text_of
from lint_gov.readers.pdf_space import Box, Space, around

Item = Line | Part | Image


def flow(pages: Sequence[Page], gone: set[int]) -> tuple[Block, ...]:
    """Return the blocks of all pages; `gone`: ids of the lines that are no text."""
    spaces = {page.number: page.space for page in pages}
    items = list(_items(pages, gone))
    return tuple(_Writer(spaces, items).blocks(items))


def _items(pages: Sequence[Page], gone: set[int]) -> Iterator[Item]:
    """Lines, tables and pictures of all pages in reading order, the parts of a table as one."""
    waiting: Part | None = None
    for page in pages:
        for item in _of_page(page, gone):
            whole = _whole(waiting, item)
            if whole is not None:
                waiting = whole
                continue
            yield from _alone(waiting)
            waiting = item if isinstance(item, Part) else None
            if waiting is None:
                yield item
    yield from _alone(waiting)


def _of_page(page: Page, gone: set[int]) -> list[Item]:
    placed: list[tuple[float, Item]] = [(line.base, line) for line in page.lines if id(line) not in gone]
    placed += [(grid.ys[0], table) for grid, table in page.tables]
    placed += [(box[1], Image(Place(page=page.number, box=box))) for box in page.drawn.pictures if _is_large(box, page.space)]
    return [item for _, item in sorted(placed, key=lambda p: p[0])]


def _is_large(box: Box, space: Space) -> bool:
    """Whether a picture may show something that belongs to the text: no seal, emblem or ornament."""
    limits = words()["picture"]
    return bool(box[2] - box[0] >= limits["width"] * space.width and box[3] - box[1] >= limits["height"] * space.height)


def _whole(waiting: Part | None, item: Item) -> Part | None:
    """The table that a part goes on with on the next page, with that part."""
    if waiting is None or not isinstance(item, Part) or item.pieces[0].page != waiting.page + 1:
        return None
    return joined(waiting, item)


def _alone(table: Part | None) -> Iterator[Item]:
    """A table that goes on no further; a box round some lines is none."""
    if table is not None and table.lines:
        yield from table.lines
    elif table is not None:
        yield table


class _Writer:
    """Makes blocks and counts them."""

    def __init__(self, spaces: Mapping[int, Space], items: Sequence[Item]) -> None:
        self._spaces = spaces
        self._order = 0
        lines = [item for item in items if isinstance(item, Line)]
        tables = [(item.xs[0], item.xs[-1]) for item in items if isinstance(item, Part)]
        self._body = body_of(lines, max((space.width for space in spaces.values()), default=0.0), tables)

    def blocks(self, items: Sequence[Item]) -> Iterator[Block]:
        run: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                run.append(item)
                continue
            yield from self._text(run)
            run = []
            yield self._table(item) if isinstance(item, Part) else self._image(item)
        yield from self._text(run)

    def _text(self, lines: Sequence[Line]) -> Iterator[Paragraph]:
        for group in paragraphs(lines, self._body):
            first = [line.box for line in group if line.page == group[0].page]
            yield Paragraph(text_of(group), self._place(group[0].page, around(first)))

    def _table(self, table: Part) -> Table:
        place = self._place(table.pieces[0].page, table.pieces[0].box)
        cells = tuple(self._cell(piece) for piece in table.pieces)
        return Table(cells, table.height, len(table.xs) - 1, place)

    def _image(self, found: Image) -> Image:
        return Image(self._place(found.place.page or 1, found.place.box or (0, 0, 0, 0)))

    def _cell(self, piece: Piece) -> Cell:
        at = self._place(piece.page, piece.box)
        field = piece.field
        return Cell(field.row, field.column, field.rows, field.columns, (Paragraph(piece.text, at),), at, piece.doubtful)

    def _place(self, page: int, box: Box) -> Place:
        self._order += 1
        left, top, right, bottom = self._spaces[page].shown(box)
        rounded = round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
        return Place(page=page, order=self._order, box=rounded)
