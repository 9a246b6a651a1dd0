"""Ruling lines → grids: which lines belong together, where rows and columns part, which fields are merged.

Producers draw the sides of cells in pieces, twice, or a little apart, and leave out the closing line of a table that goes
on over the page; so lines nearer than a millimetre or two are one, and where a line ends in the open its end closes the
grid.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from lint_gov.errors import InputError
from lint_gov.readers.limits import MAX_CELLS
from lint_gov.readers.pdf_rules import Rule
from lint_gov.readers.pdf_space import Box
from lint_gov.tuples import NamedTuple

NEAR = 4.5
"""Lines (in points) that are one: no character has room between them."""

MAX_LINES = 4000
"""Ruling lines of a page once pieces are joined."""

_COVERED = 0.5


class Field(NamedTuple):
    """A cell of a grid: its anchor and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


class Grid(NamedTuple):
    """A grid by its boundaries from left to right and from top to bottom.

    Attributes:
        fields: its cells by row, then column.
        top, bottom: for each column whether a line closes it there; where none does its row goes on over the page.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]
    top: tuple[bool, ...] = ()
    bottom: tuple[bool, ...] = ()

    @property
    def open_top(self) -> bool:
        """Whether no line closes most of it at the top."""
        return 2 * sum(self.top) < len(self.top)

    @property
    def open_bottom(self) -> bool:
        """Whether no line closes most of it at the bottom."""
        return 2 * sum(self.bottom) < len(self.bottom)

    def is_open(self, field: Field) -> tuple[bool, bool]:
        """Whether one of its cells is open above, and below."""
        own = slice(field.column, field.column + field.columns)
        below = field.row + field.rows == len(self.ys) - 1 and not any(self.bottom[own])
        return field.row == 0 and not any(self.top[own]), below

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def box_of(self, field: Field) -> Box:
        """The box of one of its cells."""
        bottom, right = self.ys[field.row + field.rows], self.xs[field.column + field.columns]
        return self.xs[field.column], self.ys[field.row], right, bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def position(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point that lies in it."""
        return _slot(self.ys, y), _slot(self.xs, x)


def _slot(bounds: Sequence[float], at: float) -> int:
    return min(max(bisect_right(bounds, at) - 1, 0), len(bounds) - 2)


def find_grids(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    """Return the grids that lines form, from top to bottom; a frame round something is a grid of one field."""
    rows, columns = joined(across), joined(down)
    if len(rows) + len(columns) > MAX_LINES:
        raise InputError("page-too-full", {"limit": MAX_LINES})
    grids = (grid for lines in _components(rows, columns) if (grid := _grid(*lines)) is not None)
    return sorted(grids, key=lambda g: (g.ys[0], g.xs[0]))


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """The lines with those on one line made one: pieces that touch, and the same line drawn twice."""
    out: list[Rule] = []
    for group in _near(sorted(rules)):
        at = _middle([rule.at for rule in group])
        pieces = sorted(group, key=lambda r: r.start)
        current = pieces[0]._replace(at=at)
        for rule in pieces:
            if rule.start > current.end + NEAR:
                out.append(current)
                current = Rule(at, rule.start, rule.end)
            else:
                current = Rule(at, min(rule.start, current.start), max(rule.end, current.end))
        out.append(current)
    return out


def _near(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _middle(values: Sequence[float]) -> float:
    return (min(values) + max(values)) / 2


def touch(across: Rule, down: Rule) -> bool:
    """Whether a horizontal and a vertical line meet or all but meet."""
    return (
        across.start - NEAR <= down.at <= across.end + NEAR and down.start - NEAR <= across.at <= down.end + NEAR
    )  # fmt: skip


def _components(rows: list[Rule], columns: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines that hang together."""
    free = set(range(len(rows)))
    left = set(range(len(columns)))
    out: list[tuple[list[Rule], list[Rule]]] = []
    while free:
        found_rows, found_columns, todo = [], [], [(True, free.pop())]
        while todo:
            is_row, index = todo.pop()
            if is_row:
                found_rows.append(rows[index])
                touched = {c for c in left if touch(rows[index], columns[c])}
                left -= touched
                todo += [(False, c) for c in touched]
            else:
                found_columns.append(columns[index])
                touched = {r for r in free if touch(rows[r], columns[index])}
                free -= touched
                todo += [(True, r) for r in touched]
        out.append((found_rows, found_columns))
    return out


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    """The grid of lines that hang together, None when they part nothing."""
    if not down:
        return None
    ys = _bounds(across, [end for rule in down for end in (rule.start, rule.end)])
    xs = _bounds(down, [end for rule in across for end in (rule.start, rule.end)])
    if (len(xs) - 1) * (len(ys) - 1) > MAX_CELLS:
        raise InputError("too-many-cells", {"limit": MAX_CELLS})
    if len(xs) < 2 or len(ys) < 2:
        return None
    between = _walls(across, ys, xs)
    fields = _fields(_walls(down, xs, ys), between, len(ys) - 1, len(xs) - 1)
    return Grid(xs, ys, tuple(fields), tuple(between[0]), tuple(between[-1]))


def _bounds(lines: Sequence[Rule], ends: Sequence[float]) -> tuple[float, ...]:
    """Where fields part: at the lines, and where the lines across them end with nothing to end at."""
    positions = sorted({rule.at for rule in lines} | {min(ends), max(ends)})
    groups: list[list[float]] = []
    for at in positions:
        if groups and at - groups[-1][0] <= NEAR:
            groups[-1].append(at)
        else:
            groups.append([at])
    return tuple(_middle(group) for group in groups)


def _walls(lines: Sequence[Rule], bounds: Sequence[float], along: Sequence[float]) -> list[list[bool]]:
    """For each boundary, between which two neighbours along it a line is drawn."""
    walls = []
    for at in bounds:
        own = [rule for rule in lines if abs(rule.at - at) <= NEAR]
        walls.append([_covers(own, start, end) for start, end in itertools.pairwise(along)])
    return walls


def _covers(lines: Iterable[Rule], start: float, end: float) -> bool:
    shared = max((min(rule.end, end) - max(rule.start, start) for rule in lines), default=0.0)
    return shared >= _COVERED * (end - start)


def _fields(down: list[list[bool]], across: list[list[bool]], height: int, width: int) -> list[Field]:
    """Rectangles of fields without a line between them; where lines are broken, as large as stays a rectangle."""
    free = [[True] * width for _ in range(height)]
    fields: list[Field] = []
    for row in range(height):
        for column in range(width):
            if free[row][column]:
                field = _grown(row, column, down, across, free)
                for y in range(row, row + field.rows):
                    free[y][column : column + field.columns] = [False] * field.columns
                fields.append(field)
    return fields


def _grown(row: int, column: int, down: list[list[bool]], across: list[list[bool]], free: list[list[bool]]) -> Field:
    height, width = len(free), len(free[0])
    right = column + 1
    while right < width and free[row][right] and not down[right][row]:
        right += 1
    bottom = row + 1
    while bottom < height and all(
        free[bottom][x] and not across[bottom][x] and (x == column or not down[x][bottom]) for x in range(column, right)
    ):
        bottom += 1
    return Field(row, column, bottom - row, right - column)
