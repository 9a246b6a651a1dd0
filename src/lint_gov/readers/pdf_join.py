"""Tables that break over pages: the parts put together, repeated heads dropped, a row cut by the edge of a page mended."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.readers.marks import is_label
from lint_gov.readers.pdf_cells import Filled
from lint_gov.readers.pdf_grid import NEAR, Field
from lint_gov.readers.pdf_lines import Line
from lint_gov.readers.pdf_space import Box
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple


class Piece(NamedTuple):
    """A cell of a table: its anchor and spans, its text, where it begins, and whether its figure is doubtful (a scan)."""

    field: Field
    text: str
    page: int
    box: Box
    doubtful: bool = False
    open_above: bool = False
    open_below: bool = False


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
    pieces = tuple(Piece(c.field, c.text, page, *c[2:]) for c in cells)
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
    pairs = {c: (last[c], p) for c, p in first.items() if c in last and last[c].field.columns == p.field.columns}
    cut = len(pairs) == len(first) and _is_cut_row(list(pairs.values()))
    offset = upper.height - 1 if cut else upper.height
    on = {c for c, (above, below) in pairs.items() if cut or _is_open(above, below) or _carries_on(c, first, last)}
    grown = [
        _grown(*pairs[p.field.column], offset) if last.get(p.field.column) is p and p.field.column in on else p
        for p in upper.pieces
    ]
    moved = [
        p._replace(field=p.field._replace(row=p.field.row + offset))
        for p in lower.pieces
        if p.field.row or p.field.column not in on
    ]
    pieces = sorted([*grown, *moved], key=lambda p: (p.field.row, p.field.column))
    return Part(upper.xs, offset + lower.height, tuple(pieces), lower.page, upper.open_top, lower.open_bottom)


def _grown(above: Piece, below: Piece, offset: int) -> Piece:
    """Two pieces of one cell as that cell."""
    text = above.text + ("\n" if above.text and below.text else "") + below.text
    field = above.field._replace(rows=offset + below.field.rows - above.field.row)
    return above._replace(field=field, text=text, doubtful=above.doubtful or below.doubtful)


def _is_cut_row(pairs: Sequence[tuple[Piece, Piece]]) -> bool:
    """Whether two rows are one that the edge of the page cut: no line parts them, or a label is halved."""
    both = [(above.text, below.text) for above, below in pairs if above.text and below.text]
    if any(above.isdecimal() and below.isdecimal() for above, below in both):
        return False
    if all(above.open_below and below.open_above for above, below in pairs):
        return 2 * len(both) <= len(pairs)
    return bool(both) and all(_one_label(above, below) for above, below in both)


def _is_open(above: Piece, below: Piece) -> bool:
    """Whether no line parts two cells and they are not full, each for itself."""
    return above.open_below and below.open_above and not below.text


def _one_label(above: str, below: str) -> bool:
    """Whether two texts are the halves of one label of the form."""
    return is_label(above + below) and not (is_label(above) and is_label(below))


def _carries_on(column: int, first: dict[int, Piece], last: dict[int, Piece]) -> bool:
    """Whether an empty cell at the left of the first row is the rest of the merged label above it."""
    if any(p.text for c, p in first.items() if c <= column) or not last[column].text:
        return False
    behind = next((p.text for c, p in sorted(first.items()) if c > column and p.text), "")
    return bool(behind) and not behind[0].isascii()
