"""Error localisation after Fellegi and Holt: the smallest set of cells whose change makes a whole table tie.

A cell can be wrong only together with the equations it stands in. So a set of cells explains the faults exactly when
each broken equation holds one of them, no sound equation holds just one of them, and the new values that follow are
possible ones. One cell is searched exactly, then pairs. A repair is offered only when it is the only one of its size:
no repair is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lint_gov.checks.equation import ZERO, Equation, System
from lint_gov.checks.grid import Cell, Grid
from lint_gov.model.finding import CellValue

Change = dict[Cell, Decimal]  # what is to be added to each cell


class Story:
    """A repair and the findings it explains: those in the equations of its cells."""

    __slots__ = ("cells", "group", "repair")

    def __init__(self, grid: Grid, values: Mapping[Cell, Decimal], change: Change) -> None:
        self.cells = tuple(sorted(change))
        table = grid.form.table
        self.repair = tuple(CellValue(table, *cell, values[cell] + change[cell]) for cell in self.cells)
        first = ".".join(self.cells[0])
        self.group = f"{table}:{first}" + (f"#{grid.ordinal}" if grid.ordinal > 1 else "")


def localise(grid: Grid, system: System) -> dict[Cell, Story]:
    """Return the story of each cell to be mended; empty when no repair, or more than one, explains the faults."""
    search = _Search(grid, system, system.values)
    change = search.unique()
    if change is None or not _survives_blanks(grid, system, change):
        return {}
    stories = (Story(grid, system.values, part) for part in search.parts(change))
    return {cell: story for story in stories for cell in story.cells}


def _survives_blanks(grid: Grid, system: System, change: Change) -> bool:
    """Tell whether a change is also part of the explanation when the blanks that nothing proves are taken as 0.

    Equations with such blanks cannot be judged, so a second fault may hide in them and mislead the search. Mostly a
    blank is a zero; where that leads to another explanation, or to none, the repair is not certain enough.
    """
    blanks = {cell for e in system.equations for cell in system.unknown(e) if grid.is_blank(cell)}
    if not blanks:
        return True
    other = _Search(grid, system, system.values | dict.fromkeys(blanks, ZERO)).unique()
    return other is not None and change.items() <= other.items()


class _Search:
    def __init__(self, grid: Grid, system: System, values: Mapping[Cell, Decimal]) -> None:
        self._grid = grid
        self._values = values
        self._equations = [e for e in system.equations if e.terms.keys() <= values.keys()]
        self._residuals = [e.residual(values) for e in self._equations]
        self._broken = sum(1 << i for i, residual in enumerate(self._residuals) if residual)
        self._in = _memberships(self._equations, system.proven)

    def unique(self) -> Change | None:
        """Return the only smallest change, None when there is none or it is not the only one."""
        for candidates in (self._single_changes, self._pair_changes):
            found = {tuple(sorted(change.items())): change for change in candidates()}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None

    def parts(self, change: Change) -> list[Change]:
        """Return a change in parts that share no equation: independent faults are told apart."""
        cells = sorted(change)
        if len(cells) == 2 and not self._in[cells[0]] & self._in[cells[1]]:
            return [{cell: change[cell]} for cell in cells]
        return [change]

    def _single_changes(self) -> Iterator[Change]:
        for cell, mask in self._in.items():
            if mask == self._broken:
                yield from self._possible(self._solved((cell,), mask))

    def _pair_changes(self) -> Iterator[Change]:
        sound = ~self._broken
        for one in self._cells_of_first_fault():
            for other, mask in self._in.items():
                both = self._in[one] | mask
                if other != one and both & self._broken == self._broken and not (self._in[one] ^ mask) & sound:
                    yield from self._possible(self._solved((one, other), both))

    def _cells_of_first_fault(self) -> list[Cell]:
        first = next(e for e, residual in zip(self._equations, self._residuals, strict=True) if residual)
        return [cell for cell in first.terms if cell in self._in]

    def _solved(self, cells: tuple[Cell, ...], mask: int) -> Iterator[Change]:
        rows = [
            ([e.terms.get(cell, ZERO) for cell in cells], -self._residuals[i])
            for i, e in enumerate(self._equations)
            if mask >> i & 1
        ]
        yield from (dict(zip(cells, steps, strict=True)) for steps in _solutions(rows))

    def _possible(self, changes: Iterator[Change]) -> Iterator[Change]:
        for change in changes:
            if all(step and self._fits(cell, self._values[cell] + step) for cell, step in change.items()):
                yield change

    def _fits(self, cell: Cell, value: Decimal) -> bool:
        kind = self._grid.type(cell)
        return (value >= 0 or kind == "change") and (value == value.to_integral_value() or kind in ("amount", "money"))


def _memberships(equations: list[Equation], fixed: frozenset[Cell]) -> dict[Cell, int]:
    """Return cell → bit set of the equations it stands in, without the cells that are not to be changed."""
    masks: dict[Cell, int] = {}
    for i, equation in enumerate(equations):
        for cell, factor in equation.terms.items():
            if factor and cell not in fixed:
                masks[cell] = masks.get(cell, 0) | 1 << i
    return masks


def _solutions(rows: list[tuple[list[Decimal], Decimal]]) -> list[list[Decimal]]:
    """Solve an overdetermined system of one or two unknowns.

    Two solutions stand for infinitely many: the caller only asks whether there is exactly one.
    """
    factors, target = rows[0]
    if len(factors) == 1:
        step = target / factors[0]
        return [[step]] if all(f[0] * step == t for f, t in rows) else []
    independent = next((r for r in rows[1:] if r[0][0] * factors[1] != r[0][1] * factors[0]), None)
    if independent is None:
        return _family(rows)
    (a, b), (c, d), other = factors, independent[0], independent[1]
    determinant = a * d - b * c
    x, y = (target * d - b * other) / determinant, (a * other - target * c) / determinant
    return [[x, y]] if all(f[0] * x + f[1] * y == t for f, t in rows) else []


def _family(rows: list[tuple[list[Decimal], Decimal]]) -> list[list[Decimal]]:
    """Two members of the solutions when all equations are multiples of one."""
    (a, b), target = rows[0]
    if any(a * t != f[0] * target for f, t in rows):
        return []
    return [[(target - b * y) / a, y] for y in (Decimal(1), Decimal(2))] if a and b else []
