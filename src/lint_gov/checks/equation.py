"""The identities (勾稽关系) of a table as linear equations over its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from operator import mul
from typing import Any

from lint_gov.checks.facts import Number, number
from lint_gov.checks.grid import Cell, Grid, Layout, written
from lint_gov.formula import CONSTANT, Tree, linear

ZERO = Decimal(0)
Side = tuple[dict[Cell, Decimal], Decimal]  # coefficients, constant


class Equation:
    """left == right, for one row or column of a table.

    Attributes:
        scope: key of the row or column it runs in.
        terms: cell → coefficient of left − right.
    """

    __slots__ = ("_constant", "_whole", "left", "right", "scope", "terms")

    def __init__(self, scope: str, left: Side, right: Side) -> None:
        self.scope = scope
        self.left = left
        self.right = right
        self.terms: dict[Cell, Decimal] = dict(left[0])
        for cell, factor in right[0].items():
            self.terms[cell] = self.terms.get(cell, ZERO) - factor
        self._constant = left[1] - right[1]
        self._whole = tuple(map(number, self.terms.values())), number(self._constant)

    def ties(self, numbers: Mapping[Cell, Number]) -> bool:
        """Tell whether all cells have a number and left is right; nearly all equations of nearly all reports do."""
        factors, constant = self._whole
        try:
            return sum(map(mul, factors, map(numbers.__getitem__, self.terms)), constant) == 0
        except KeyError:
            return False

    def residual(self, values: Mapping[Cell, Decimal]) -> Decimal:
        """Return left − right; cells without a value are passed over."""
        return self._constant + sum((f * values[c] for c, f in self.terms.items() if c in values), ZERO)


def side_value(side: Side, values: Mapping[Cell, Decimal]) -> Decimal:
    """Return the value of one side."""
    return side[1] + sum((factor * values[cell] for cell, factor in side[0].items()), ZERO)


def side_written(side: Side, values: Mapping[Cell, Decimal]) -> str:
    """Return one side as a sum in figures, its zeros left out: "21 + 38 + 2"."""
    terms = [factor * values[cell] for cell, factor in side[0].items()] + [side[1]]
    shown = [term for term in terms if term] or [ZERO]
    text = " ".join(("- " if term < 0 else "+ ") + written(abs(term)) for term in shown)
    return text.removeprefix("+ ").replace("- ", "-", 1) if text.startswith("- ") else text.removeprefix("+ ")


def equations(layout: Layout, params: Mapping[str, Any]) -> tuple[Equation, ...]:
    """Return the equations of one identity rule that a table can form; worked out once for each edition."""
    key = ("equations", params["each"], repr(params["assert"]))
    if key not in layout.kept:
        layout.kept[key] = tuple(_formed(layout, params["each"], params["assert"]))
    found: tuple[Equation, ...] = layout.kept[key]
    return found


def _formed(layout: Layout, each: str, tree: Tree) -> Iterator[Equation]:
    sides = [side for side in (linear(tree[1]), linear(tree[3])) if side is not None]
    if len(sides) < 2 or tree[2] != "==":
        raise ValueError("an identity is one equation, linear in its cells")
    for scope in layout.scopes(each):
        left, right = (_side(layout, each, scope, side) for side in sides)
        if left and right:
            yield Equation(scope, left, right)


def _side(layout: Layout, each: str, scope: str, names: Mapping[str, Decimal]) -> Side | None:
    """Return one side, None when a name stands for no cell of this row or column."""
    terms: dict[Cell, Decimal] = {}
    for name, factor in names.items():
        cells = layout.cells(each, scope, name) if name != CONSTANT else ()
        if not cells and name != CONSTANT:
            return None
        for cell in cells:
            terms[cell] = terms.get(cell, ZERO) + factor
    return terms, names.get(CONSTANT, ZERO)


class System:
    """All equations of a table with the values to judge them by."""

    def __init__(self, grid: Grid, rules: Iterable[Mapping[str, Any]]) -> None:
        self._grid = grid
        self.equations = [e for params in rules if params["table"] == grid.form.table for e in equations(grid.layout, params)]
        self.values = {cell: v for cell in grid.form.figures if (v := grid.value(cell)) is not None}
        self.proven = frozenset(self._prove_zeros())

    def _prove_zeros(self) -> Iterator[Cell]:
        """Find blanks that can only be 0: the rest of an equation ties already, and none of them can be negative.

        Counts are not negative, so blanks that enter an equation with one sign add up to 0 only when each is 0.
        A blank so proven is a known value for the next equation.
        """
        pending = self.equations
        while pending:
            proved = [cell for equation in pending for cell in self._forced(equation)]
            if not proved:
                return
            yield from proved
            pending = [e for e in pending if any(c not in self.values for c in e.terms)]

    def _forced(self, equation: Equation) -> list[Cell]:
        unknown = [cell for cell in equation.terms if cell not in self.values]
        if not unknown or not all(self._is_blank_count(cell) for cell in unknown):
            return []
        one_sign = len({equation.terms[cell] > 0 for cell in unknown}) == 1
        if not one_sign or equation.residual(self.values) != 0 or len(unknown) == len(equation.terms):
            return []
        self.values.update(dict.fromkeys(unknown, ZERO))
        return unknown

    def _is_blank_count(self, cell: Cell) -> bool:
        return self._grid.is_blank(cell) and self._grid.type(cell) != "change"

    def unknown(self, equation: Equation) -> list[Cell]:
        """Return the cells without which an equation cannot be judged."""
        return [cell for cell in equation.terms if cell not in self.values]

    def is_broken(self, equation: Equation) -> bool:
        """Tell whether an equation can be judged and does not tie."""
        return not self.unknown(equation) and equation.residual(self.values) != 0
