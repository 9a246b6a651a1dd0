"""A scan as a document: its pages one after another, then put together as the pages of a PDF with text are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Source
from lint_gov.readers.pdf import Page, assemble
from lint_gov.readers.pdf_cells import Filled, without_empty_rows
from lint_gov.readers.pdf_glyphs import Text
from lint_gov.readers.pdf_grid import Grid
from lint_gov.readers.pdf_join import Part, part
from lint_gov.readers.pdf_rules import Drawn
from lint_gov.readers.pdf_space import Space
from lint_gov.readers.scan_cells import Reading, read_cells
from lint_gov.readers.scan_engine import Box
from lint_gov.readers.scan_lines import read_lines
from lint_gov.readers.scan_picture import prepare
from lint_gov.readers.scan_rules import find_rules, grids_of
from lint_gov.readers.scan_sheets import POINTS, Picture, Sheet
from lint_gov.readers.scan_words import UNREAD

FORMAT = "scan"


def read(source: Source, sheets: Iterable[Sheet]) -> Document:
    """Read the pages of a scan; raise `InputError` when there is nothing to read on any of them."""
    pages = [page for sheet in sheets if (page := _page(sheet)) is not None]
    if not any(page.lines or page.tables for page in pages):
        raise InputError("scan-empty", {"path": source.path})
    return assemble(source.path, FORMAT, pages, ())


def _page(sheet: Sheet) -> Page | None:
    picture = prepare(sheet)
    if picture is None:
        return None
    rules = find_rules(picture)
    grids = grids_of(rules)
    tables = tuple(zip(grids, _parts(picture, grids, sheet.number), strict=True))
    lines = tuple(read_lines(picture, grids, sheet.number))
    height, width = picture.shape
    space = Space((1, 0, 0, 1, 0, 0), width * POINTS, height * POINTS)
    return Page(sheet.number, Text(space, ()), Drawn(rules.across, rules.down, ()), lines, tables)


def _parts(picture: Picture, grids: Sequence[Grid], number: int) -> list[Part]:
    """The tables of a page with the text of their cells, all cells read together."""
    boxes = [[_pixels(grid, n) for n in range(len(grid.fields))] for grid in grids]
    readings = iter(read_cells(picture, [box for own in boxes for box in own]))
    return [_part(grid, readings, number) for grid in grids]


def _pixels(grid: Grid, number: int) -> Box:
    return Box(*(round(value / POINTS) for value in grid.box_of(grid.fields[number])))


def _part(grid: Grid, readings: Iterator[Reading], number: int) -> Part:
    filled = [_filled(grid, n, next(readings)) for n in range(len(grid.fields))]
    cells, height = without_empty_rows(filled, len(grid.ys) - 1)
    return part(grid.xs, height, cells, number, (grid.open_top, grid.open_bottom))


def _filled(grid: Grid, number: int, reading: Reading) -> Filled:
    field = grid.fields[number]
    text = "\n".join(reading.lines) or (UNREAD if reading.doubtful else "")
    return Filled(field, text, grid.box_of(field), reading.doubtful)
