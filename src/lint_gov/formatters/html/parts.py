"""A report cut into the parts of its page, in reading order: headings, paragraphs, grids, tables out of flattened text, gaps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from lint_gov.model.document import Block, Cell, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.model.report import Form, Report
from lint_gov.tuples import NamedTuple

Kind = Literal["top", "gap", "heading", "title", "text", "picture", "grid", "form"]
SECTIONS = range(1, 7)


class Part(NamedTuple):
    """A stretch of the page.

    Attributes:
        section: number by meaning of the section it stands in; of a gap, of the one that is missing.
        blocks: what the source has there; of a form, the lines it was read from.
        form: the table that those lines hold.
    """

    kind: Kind
    section: int | None = None
    blocks: tuple[Block, ...] = ()
    form: Form | None = None


class Index(NamedTuple):
    """Where a place of the source is on the page: the number of the part.

    Attributes:
        orders: by ordinal, the parts of it with the columns at which they begin; `blocks` by the first step of a Word path.
        lines, pages: sorted pairs of line or page and part.
        cells: the cell of a grid by the ordinals of all that stands in it.
    """

    orders: Mapping[int, list[tuple[int, int]]]
    blocks: Mapping[str, int]
    lines: tuple[tuple[int, int], ...]
    pages: tuple[tuple[int, int], ...]
    cells: Mapping[int, Cell]


def parts(report: Report) -> tuple[Part, ...]:
    """Cut a report into parts; the first is the report as a whole."""
    made = [Part("top"), *_in_order(report)]
    have = {section.number for section in report.sections}
    for number in SECTIONS:
        if number not in have and have & set(SECTIONS):
            made.insert(_gap(made, number), Part("gap", number))
    return tuple(made)


def index(made: Iterable[Part]) -> Index:
    """Find out where each place of the source is."""
    orders: dict[int, list[tuple[int, int]]] = {}
    blocks: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {"line": [], "page": []}
    cells: dict[int, Cell] = {}
    for number, part in enumerate(made):
        for place, cell in _places(part.blocks, None):
            if place.order and number not in (known for _, known in orders.get(place.order, ())):
                orders.setdefault(place.order, []).append((place.column or 0, number))
            if place.order and cell is not None:
                cells.setdefault(place.order, cell)
            if place.path is not None:
                blocks.setdefault(place.path.split("/")[0], number)
            for key, pairs in found.items():
                value = getattr(place, key)
                if value is not None:
                    pairs.append((value, number))
    # Of several parts on one line or page the first counts.
    lines, pages = (tuple(sorted(dict(reversed(pairs)).items())) for pairs in found.values())
    return Index(orders, blocks, lines, pages, cells)


def part_at(place: Place, where: Index) -> int | None:
    """The part in which a place lies; None for one that is nowhere."""
    if place.order in where.orders:
        begun = [number for column, number in where.orders[place.order] if column <= (place.column or 0)]
        return (begun or [where.orders[place.order][0][1]])[-1]
    step = (place.path or "").split("/")[0]
    if step in where.blocks:
        return where.blocks[step]
    for value, pairs in ((place.line, where.lines), (place.page, where.pages)):
        if value is not None and pairs:
            return pairs[max(0, bisect_right(pairs, (value, len(where.orders) + len(pairs))) - 1)][1]
    return None


def _in_order(report: Report) -> Iterator[Part]:
    blocks = report.document.blocks
    headings = {s.heading.place.order: s.number for s in report.sections if s.heading and s.heading.place.order}
    forms, covered = _flat_forms(report), _covered(report)
    section: int | None = None
    at = 0
    while at < len(blocks):
        order = blocks[at].place.order
        section = headings.get(order, section)
        end = _end(blocks, at, covered, {*headings, *forms}) if order in forms else at + 1
        if len(forms.get(order, ())) + (order in headings) > 1 or _heads(report, order) > 1:
            *before, last = _pieces(report, order)
            yield from before
            yield last._replace(blocks=(*last.blocks, *blocks[at + 1 : end]))
            section = last.section
        elif order in forms:
            yield Part("form", section, blocks[at:end], forms[order][0])
        else:
            yield _part(blocks[at], section, order in headings, report)
        at = end


def _heads(report: Report, order: int) -> int:
    return sum(1 for s in report.sections if s.heading and s.heading.place.order == order != 0)


def _pieces(report: Report, order: int) -> Iterator[Part]:
    """A paragraph into which headings, text and tables have run together, taken apart."""
    yield from (Part("text", None, (block,)) for block in report.front if block.place.order == order)
    used: set[int] = set()
    for section, rest in zip(report.sections, report.prose, strict=True):
        if section.heading is not None and section.heading.place.order == order:
            yield Part("heading", section.number, (Paragraph(section.heading.raw, section.heading.place),))
        yield from (Part("text", section.number, (block,)) for block in rest.blocks if block.place.order == order)
        lines = tuple(block for block in section.blocks if block.place.order == order)
        for form in report.forms:
            if form.place.order == order and form.section == section.number and id(form) not in used:
                used.add(id(form))
                yield Part("form", section.number, lines, form)


def _end(blocks: tuple[Block, ...], start: int, covered: frozenset[int], starts: set[int]) -> int:
    """Where the lines of a table end: behind the last that holds some of it, before a grid, a heading, another table."""
    end = at = start + 1
    while at < len(blocks) and isinstance(blocks[at], Paragraph) and blocks[at].place.order not in starts:
        at += 1
        if blocks[at - 1].place.order in covered:
            end = at
    return end


def _part(block: Block, section: int | None, is_heading: bool, report: Report) -> Part:
    kind: Kind = "picture"
    if isinstance(block, Table):
        kind = "grid"
    elif isinstance(block, Paragraph):
        title = block.place.order == report.identity.title_place.order != 0
        kind = "heading" if is_heading else "title" if title else "text"
    return Part(kind, section, (block,))


def _flat_forms(report: Report) -> dict[int, list[Form]]:
    """The tables that were read from lines of text, by the ordinal of their first line."""
    top = {block.place.order for block in report.document.blocks if isinstance(block, Paragraph)}
    found: dict[int, list[Form]] = {}
    for form in report.forms:
        if form.place.order in top and form.figures:
            found.setdefault(form.place.order, []).append(form)
    return found


def _covered(report: Report) -> frozenset[int]:
    """The ordinals of the lines that hold tables and nothing else."""
    kept = {block.place.order for section in report.prose for block in section.blocks}
    held = {block.place.order for section in report.sections for block in section.blocks}
    return frozenset(held - kept - {0})


def _gap(made: list[Part], number: int) -> int:
    """Where a missing section should stand: before the first later one, else at the end."""
    later = (i for i, part in enumerate(made) if part.kind in ("heading", "gap") and (part.section or 0) > number)
    return next(later, len(made))


def _places(blocks: Iterable[Block], cell: Cell | None) -> Iterator[tuple[Place, Cell | None]]:
    for block in blocks:
        yield block.place, cell
        if isinstance(block, Table):
            for inner in block.cells:
                yield inner.place, inner
                yield from _places(inner.blocks, inner)
