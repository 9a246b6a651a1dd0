"""Tables that break over pages: the parts put together, repeated heads dropped, a row cut by the edge of a page mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lint_gov.readers.marks import is_label
from lint_gov.readers.pdf_cells import Filled
from lint_gov.readers.pdf_grid import NEAR, Field
from lint_gov.readers.pdf_lines import Line
from lint_gov.readers.pdf_space import Box
from lint_gov.text.fold import squash


class Piece(NamedTuple):
    """A cell of a table: its anchor and spans, its text, where it begins, and whether its figure is doubtful (a scan)."""

    field: Field
    text: str
    page: int
    box: Box
    doubtful: bool = False


class Part(NamedTuple):
    """A table, or what stands of it on some pages.

    Attributes:
        xs: its column boundaries.
        height: number of its rows.
        pieces: its cells by row, then column.
        page: the last page it stands on.
        open_top, open_bottom: no line closes it there.
        lines: of a single field its text, for it is a row only together with others.
    """

    xs: tuple[float, ...]
    height: int
    pieces: tuple[Piece, ...]
    page: int
    open_top: bool
    open_bottom: bool
    lines: tuple[Line, ...] = ()


def part(
    xs: tuple[float, ...],
    height: int,
    cells: Sequence[Filled],
    page: int,
    open_ends: tuple[bool, bool],
    lines: tuple[Line, ...] = (),
) -> Part:
    """A table of one page."""
    pieces = tuple(Piece(c.field, c.text, page, c.box, c.doubtful) for c in cells)
    return Part(xs, height, pieces, page, *open_ends, lines)


def joined(upper: Part, lower: Part) -> Part | None:
    """The two parts as one table; None when the lower one is a table of its own."""
    shift = upper.xs[0] - lower.xs[0]
    if abs(upper.xs[-1] - lower.xs[-1] - shift) > NEAR:
        return None
    moved = tuple(x + shift for x in lower.xs)
    if not (_among(moved, upper.xs) or _among(upper.xs, moved)):
        return None
    xs = upper.xs if len(upper.xs) >= len(moved) else moved
    upper, lower = _on(upper, upper.xs, xs), _on(lower, moved, xs)
    lower = _without_repeated_head(upper, lower)
    return _stacked(upper, lower) if lower.height else upper._replace(page=lower.page, open_bottom=lower.open_bottom)


def _among(few: Sequence[float], many: Sequence[float]) -> bool:
    return all(any(abs(x - y) <= NEAR for y in many) for x in few)


def _on(table: Part, own: Sequence[float], xs: tuple[float, ...]) -> Part:
    """The part with its columns counted on other boundaries."""
    at = [min(range(len(xs)), key=lambda n: abs(xs[n] - x)) for x in own]
    pieces = [p._replace(field=_between(p.field, at)) for p in table.pieces]
    return table._replace(xs=xs, pieces=tuple(pieces))


def _between(field: Field, at: Sequence[int]) -> Field:
    first = at[field.column]
    return field._replace(column=first, columns=max(1, at[field.column + field.columns] - first))


def _rows(table: Part) -> list[tuple[tuple[int, str], ...]]:
    """What each row says: (column, text) of the cells anchored in it."""
    rows: list[list[tuple[int, str]]] = [[] for _ in range(table.height)]
    for piece in table.pieces:
        rows[piece.field.row].append((piece.field.column, squash(piece.text)))
    return [tuple(row) for row in rows]


def _without_repeated_head(upper: Part, lower: Part) -> Part:
    """The lower part without the rows at its top that say what the first rows of the table say."""
    count = 0
    for first, again in zip(_rows(upper), _rows(lower), strict=False):
        if first != again or not (_names(first) or (count and not first)):
            break
        count += 1
    while count and any(p.field.row < count < p.field.row + p.field.rows for p in lower.pieces):
        count -= 1
    kept = tuple(p._replace(field=p.field._replace(row=p.field.row - count)) for p in lower.pieces if p.field.row >= count)
    return lower._replace(pieces=kept, height=lower.height - count, open_top=lower.open_top and not count)


def _names(row: Sequence[tuple[int, str]]) -> bool:
    """Whether a row holds words and no figure, as the head of a table does."""
    texts = [text for _, text in row if text]
    return bool(texts) and not any(text.isdecimal() for text in texts)


def _stacked(upper: Part, lower: Part) -> Part:
    """The lower part under the upper one; what the edge of the page cut is one again."""
    last = {p.field.column: p for p in upper.pieces if p.field.row + p.field.rows == upper.height}
    first = {p.field.column: p for p in lower.pieces if p.field.row == 0}
    cut = _is_cut_row(upper, lower, last, first)
    offset = upper.height - 1 if cut else upper.height
    grown: dict[int, Piece] = {}
    gone: set[int] = set()
    for column, below in first.items():
        above = last.get(column)
        if above is None or above.field.columns != below.field.columns:
            continue
        if cut or _carries_on(column, below, last, first):
            rows = offset + below.field.rows - above.field.row
            field, doubtful = above.field._replace(rows=rows), above.doubtful or below.doubtful
            grown[column] = above._replace(field=field, text=_glued(above.text, below.text), doubtful=doubtful)
            gone.add(column)
    pieces = [grown[p.field.column] if last.get(p.field.column) is p and p.field.column in grown else p for p in upper.pieces]
    for p in lower.pieces:
        if not (p.field.row == 0 and p.field.column in gone):
            pieces.append(p._replace(field=p.field._replace(row=p.field.row + offset)))
    pieces.sort(key=lambda p: (p.field.row, p.field.column))
    return Part(upper.xs, offset + lower.height, tuple(pieces), lower.page, upper.open_top, lower.open_bottom)


def _glued(above: str, below: str) -> str:
    return above + ("\n" if above and below else "") + below


def _is_cut_row(upper: Part, lower: Part, last: dict[int, Piece], first: dict[int, Piece]) -> bool:
    """Whether the first row of the lower part is the rest of the last row of the upper one."""
    pairs = [(last[c].text, first[c].text) for c in first if c in last and last[c].field.columns == first[c].field.columns]
    if len(pairs) != len(first):
        return False
    if any(above and below and not _one_label(above, below) for above, below in pairs):
        return False
    if any(above and below for above, below in pairs):
        return True
    return upper.open_bottom and lower.open_top


def _one_label(above: str, below: str) -> bool:
    """Whether two texts are the halves of one label of the form."""
    return is_label(above + below) and not (is_label(above) and is_label(below))


def _carries_on(column: int, below: Piece, last: dict[int, Piece], first: dict[int, Piece]) -> bool:
    """Whether an empty cell at the left of the first row is the rest of the merged label above it."""
    if below.text:
        return False
    before = [p for c, p in first.items() if c <= column]
    behind = [p for c, p in sorted(first.items()) if c > column and p.text]
    label = bool(behind) and not behind[0].text[:1].isascii()
    return label and all(not p.text for p in before) and bool(last[column].text)
