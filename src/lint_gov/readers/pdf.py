"""PDF files with text (文字版 PDF): tables by their ruling lines, paragraphs by the way lines end, page furniture apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lint_gov.model.document import Block, Cell, Document, Paragraph, Source, Table
from lint_gov.model.place import Place
from lint_gov.readers.layout import unwrap
from lint_gov.readers.pdf_cells import fill, point, without_empty_rows
from lint_gov.readers.pdf_furniture import furniture, margins
from lint_gov.readers.pdf_glyphs import Glyph, Text, read_text
from lint_gov.readers.pdf_grid import Grid, find_grids
from lint_gov.readers.pdf_join import Part, joined, part
from lint_gov.readers.pdf_lines import Line, lines_of
from lint_gov.readers.pdf_open import opened, sniff
from lint_gov.readers.pdf_paragraphs import Body, body_of, paragraphs, text_of
from lint_gov.readers.pdf_rules import Drawn, read_drawn
from lint_gov.readers.pdf_space import Box, Space, around, page_space

__all__ = ["read", "sniff"]


class Page(NamedTuple):
    """A page taken apart: its lines outside tables, and its tables with the characters in them."""

    number: int
    text: Text
    drawn: Drawn
    lines: tuple[Line, ...]
    tables: tuple[tuple[Grid, Part], ...]

    @property
    def space(self) -> Space:
        return self.text.space


def read(source: Source) -> Document:
    """Return the text and tables of a PDF; raise `InputError` when it cannot be read."""
    with opened(source.data) as document:
        pages = [_page(document, number) for number in range(len(document))]
        titles = _titles(document)
    return _document(source.path, pages, titles)


def _page(document: Any, index: int) -> Page:
    page = document[index]
    try:
        text = read_text(page, page_space(tuple(page.get_bbox()), page.get_rotation() // 90))
        drawn = read_drawn(page, text.space)
    finally:
        page.close()
    grids = _without_frames(find_grids(drawn.across, drawn.down))
    held: list[list[Glyph]] = [[] for _ in grids]
    free: list[Glyph] = []
    for glyph in text.glyphs:
        at = next((n for n, grid in enumerate(grids) if grid.holds(*point(glyph))), None)
        (free if at is None else held[at]).append(glyph)
    tables = [(grid, _part(grid, glyphs, index + 1)) for grid, glyphs in zip(grids, held, strict=True) if glyphs]
    return Page(index + 1, text, drawn, tuple(lines_of(free, index + 1)), tuple(tables))


def _without_frames(grids: Sequence[Grid]) -> list[Grid]:
    """The grids that hold no other grid: lines round a part of the page are no table."""
    return [g for g in grids if not any(_within(other, g) for other in grids if other is not g)]


def _within(inner: Grid, outer: Grid) -> bool:
    left, top, right, bottom = inner.box
    return outer.holds(left, top) and outer.holds(right, bottom)


def _part(grid: Grid, glyphs: Sequence[Glyph], page: int) -> Part:
    cells, height = without_empty_rows(fill(grid, glyphs), len(grid.ys) - 1)
    return part(grid.xs, height, cells, page, (grid.open_top, grid.open_bottom))


def _titles(document: Any) -> tuple[str, ...]:
    title = str(document.get_metadata_value("Title") or "").strip()
    return (title,) if title else ()


def _document(path: str, pages: Sequence[Page], titles: tuple[str, ...]) -> Document:
    edges = [margins(p.number, p.space.height, p.lines, _reach(p)) for p in pages]
    aside = furniture(edges)
    gone = set(map(id, aside))
    items = list(_items(pages, gone))
    spaces = {page.number: page.space for page in pages}
    blocks = unwrap(_Writer(spaces, pages).blocks(items))
    tilted = dict.fromkeys(p.text.tilted for p in pages if p.text.tilted)
    texts = dict.fromkeys(line.text.strip() for line in aside)
    return Document(path, "pdf", blocks, titles, (*texts, *tilted))


def _reach(page: Page) -> tuple[float, float] | None:
    """From where to where the tables of a page reach."""
    boxes = [grid.box for grid, _ in page.tables]
    return (min(b[1] for b in boxes), max(b[3] for b in boxes)) if boxes else None


def _items(pages: Sequence[Page], gone: set[int]) -> Iterator[Line | Part]:
    """Lines and tables of all pages in reading order, the parts of a table as one."""
    waiting: Part | None = None
    for page in pages:
        lines = [(line.base, line) for line in page.lines if id(line) not in gone]
        mixed: list[tuple[float, Line | Part]] = [*lines, *((grid.ys[0], table) for grid, table in page.tables)]
        for _, item in sorted(mixed, key=lambda m: m[0]):
            if waiting is None:
                waiting = item if isinstance(item, Part) else None
                if waiting is None:
                    yield item
                continue
            whole = joined(waiting, item) if isinstance(item, Part) and item.page == waiting.page + 1 else None
            if whole is None:
                yield waiting
                waiting = item if isinstance(item, Part) else None
                if waiting is None:
                    yield item
            else:
                waiting = whole
    if waiting is not None:
        yield waiting


class _Writer:
    """Makes blocks and counts them."""

    def __init__(self, spaces: dict[int, Space], pages: Sequence[Page]) -> None:
        self._spaces = spaces
        self._order = 0
        lines = [line for page in pages for line in page.lines]
        tables = [(grid.xs[0], grid.xs[-1]) for page in pages for grid, _ in page.tables]
        width = max((space.width for space in spaces.values()), default=0.0)
        self._body = body_of(lines, width, tables)

    def blocks(self, items: Sequence[Line | Part]) -> Iterator[Block]:
        """The blocks of lines and tables."""
        run: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                run.append(item)
                continue
            yield from self._text(run, self._body)
            run = []
            yield self._table(item)
        yield from self._text(run, self._body)

    def _text(self, lines: Sequence[Line], body: Body) -> Iterator[Paragraph]:
        for group in paragraphs(lines, body):
            first = [line for line in group if line.page == group[0].page]
            yield Paragraph(text_of(group), self._place(group[0].page, around([line.box for line in first])))

    def _table(self, table: Part) -> Table:
        place = self._place(table.pieces[0].page, table.pieces[0].box)
        cells = []
        for piece in table.pieces:
            at = self._place(piece.page, piece.box)
            field = piece.field
            cells.append(Cell(field.row, field.column, field.rows, field.columns, (Paragraph(piece.text, at),), at))
        return Table(tuple(cells), table.height, len(table.xs) - 1, place)

    def _place(self, page: int, box: Box) -> Place:
        self._order += 1
        return Place(page=page, box=self._spaces[page].shown(box), order=self._order)
