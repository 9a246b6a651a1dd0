"""The figures of one row put under their columns, or said to be unreadable; never guessed (取数)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lint_gov.forms.header import Header, side_by_side
from lint_gov.forms.items import Item
from lint_gov.forms.rows import Row
from lint_gov.forms.tokens import Token, piece
from lint_gov.forms.values import read_cell
from lint_gov.model.report import Figure, ValueState
from lint_gov.tuples import NamedTuple

Cells = list[Item] | None
# Blocks with at most so many columns have merged cells beside them in the form.
_NARROW = 2


class Filled(NamedTuple):
    """A row with a cell for each leaf of the header; `cells` None when they cannot be told apart.

    `firm`: it has just the cells that stand under the leaves of the header, whatever is in them.
    """

    row: Row
    cells: Cells
    displaced: bool
    firm: bool = False


def fill_rows(rows: Sequence[Row], header: Header) -> list[Filled]:
    """Put the cells of each row under the leaves of the header."""
    width = len(header.leaves)
    grids = _grids(header)
    columns = [leaf.column for leaf in header.leaves if leaf.column is not None]
    firm = {id(row): _by_grid(row.values, columns) if _on_grid(row, grids) else None for row in rows}
    starts = _usual_starts([r for r in rows if firm[id(r)] is None], width)
    surplus = _surplus(rows, width)
    out: list[Filled] = []
    for row in rows:
        cells = firm[id(row)]
        if cells is None:
            cells = _by_count(row, width, _usual(row, starts, header, rows))
        shifted = _on_grid(row, grids) and firm[id(row)] is None and bool(row.values)
        exact = firm[id(row)] is not None and len(row.values) == width
        out.append(Filled(row, cells if header.readable else None, shifted or id(row) in surplus, exact))
    return out


def _usual(row: Row, starts: dict[int, int], header: Header, rows: Sequence[Row]) -> int | None:
    """Where the figures of a row should begin by what its like, the header, or all other rows show."""
    if _depth(row) in starts:
        return starts[_depth(row)]
    if side_by_side(header.leaves):
        return _start_by_column(row, header, rows)
    return next(iter(starts.values())) if len(set(starts.values())) == 1 else None


def _grids(header: Header) -> set[int | None]:
    """The blocks that the leaves of a header stand in; None for a leaf whose column is not known."""
    return {leaf.item.first.block if leaf.item is not None and leaf.column is not None else None for leaf in header.leaves}


def _on_grid(row: Row, grids: set[int | None]) -> bool:
    """Whether the row and the header come from one true grid, so that columns must fit."""
    head = row.head.first
    return head.layout == "grid" and grids <= {head.block}


def _by_grid(values: Sequence[Item], wanted: Sequence[int]) -> Cells:
    """The cells that stand in the columns wanted; None when that does not take in every figure."""
    by_column = {item.first.column: item for item in values if item.first.column is not None}
    outside = any(item.reading.state != "blank" for column, item in by_column.items() if column not in wanted)
    if outside or len(by_column) != len(values) or any(column not in by_column for column in wanted):
        return None
    return [by_column[column] for column in wanted]


def _start_by_column(row: Row, header: Header, rows: Sequence[Row]) -> int | None:
    """Where the header says that figures begin, believed only when no row with all its figures contradicts it."""
    first = header.leaves[0].column if header.leaves else None
    if first is None or not side_by_side(header.leaves):
        return None
    for other in rows:
        runs = _runs(other.values, len(header.leaves))
        if len(runs) == 1 and other.head.first.column != first - 1 - runs[0]:
            return None
    column = row.head.first.column
    return first - 1 - column if column is not None else None


def _by_count(row: Row, width: int, usual: int | None) -> Cells:
    """The one run of cells that holds all figures of the row; None when there is none or more than one."""
    values = unglued(_without_page_number(_unrepeated(row.values, width), row, width), width)
    runs = _runs(values, width)
    if not any(item.reading.state != "blank" for item in values):
        return _all_blank(row, values, width)
    if len(runs) > 1:
        runs = [usual] if usual is not None and usual in runs else []
    return values[runs[0] : runs[0] + width] if runs else None


def _runs(values: Sequence[Item], width: int) -> list[int]:
    """Where a run of `width` cells can begin so that every cell that is not blank lies in it."""
    filled = [i for i, item in enumerate(values) if item.reading.state != "blank"]
    if not filled:
        return []
    return [s for s in range(len(values) - width + 1) if s <= filled[0] and filled[-1] < s + width]


def _all_blank(row: Row, values: Sequence[Item], width: int) -> Cells:
    """A row without a single figure: each cell is blank, placed where one stands, else at the label."""
    cells = list(values[-width:]) if len(values) >= width else []
    empty = Item((_empty(row.head.first),), read_cell(""))
    return cells or [empty] * width


def _empty(token: Token) -> Token:
    return piece(token, 0, 0)


def _unrepeated(values: Sequence[Item], width: int) -> Sequence[Item]:
    """A merged last cell that a converter printed once for each column it covers (320 | 320 | 320)."""
    if width > _NARROW or len(values) <= width or values[0].first.layout not in ("bars", "tabs"):
        return values
    return values[:width] if len({v.raw for v in values[width - 1 :]}) == 1 else values


def _without_page_number(values: Sequence[Item], row: Row, width: int) -> Sequence[Item]:
    """A line with nothing but a number behind a line that has all its figures is the number of a page."""
    if not width or len(values) != width + 1 or row.head.first.layout != "plain":
        return values
    *own, last = (v.first for v in values)
    together = {row.head.tokens[-1].block} if width == 1 else {own[0].block}
    return values[:-1] if {v.block for v in own} == together and last.block not in together else values


def unglued(values: Sequence[Item], width: int) -> list[Item]:
    """`000` in a row of three figures is three zeros: as many digits as cells leave no other reading."""
    if width > 1 and len(values) == 1 and len(values[0].raw) == width and values[0].raw.isdecimal():
        token = values[0].first
        digits = (piece(token, i, i + 1) for i in range(width))
        return [Item((digit,), read_cell(digit.raw)) for digit in digits]
    return list(values)


def _usual_starts(rows: Sequence[Row], width: int) -> dict[int, int]:
    """Where the figures begin behind the label, by depth of the label, in rows that leave no doubt."""
    seen: dict[int, Counter[int]] = {}
    for row in rows:
        runs = _runs(row.values, width)
        if len(runs) == 1:
            seen.setdefault(_depth(row), Counter())[runs[0]] += 1
    return {depth: max(counts, key=counts.__getitem__) for depth, counts in seen.items() if len(counts) == 1}


def _depth(row: Row) -> int:
    return len(row.label.groups) if row.label else 0


def _surplus(rows: Sequence[Row], width: int) -> set[int]:
    """Rows with more cells than their like: figures beyond the columns, or a cell too many."""
    lengths: dict[int, Counter[int]] = {}
    for row in rows:
        if row.head.first.layout != "plain" and row.values:
            lengths.setdefault(_depth(row), Counter())[len(row.values)] += 1
    usual = {depth: min(n for n, c in counts.items() if c == max(counts.values())) for depth, counts in lengths.items()}
    ragged = {id(r) for r in rows if r.head.first.layout != "plain" and len(r.values) > max(usual.get(_depth(r), width), width)}
    filled = {id(r) for r in rows if len([v for v in r.values if v.reading.state != "blank"]) > width}
    return ragged | filled


def figures(filled: Filled, header: Header, key: str) -> dict[tuple[str, str], Figure]:
    """The figures of a row, keyed; those of a row that cannot be told apart are "unreadable"."""
    out: dict[tuple[str, str], Figure] = {}
    for slot, leaf in enumerate(header.leaves):
        if leaf.key is None:
            continue
        item = filled.cells[slot] if filled.cells is not None else None
        out[key, leaf.key] = figure(key, leaf.key, item, filled.row)
    return out


def figure(row: str, column: str, item: Item | None, source: Row) -> Figure:
    """The figure of a cell; "unreadable" with all the words of its row when the cells cannot be told apart."""
    if item is None:
        raw = " ".join(v.raw for v in source.values if v.raw)
        return Figure(row, column, raw, None, "unreadable", source.head.place)
    state: ValueState = item.reading.state
    return Figure(row, column, item.raw, item.reading.value, state, item.place, item.reading.unit)
