"""Doubtful figures of a scan that the sums of their table confirm (以勾稽佐证识别结果).

Recognition read a number and was not sure. Where every sum that the figure takes part in can be checked and holds with that
very number, no other number can stand there, and it is believed. A number is never made from the sums alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lint_gov import data
from lint_gov.forms.values import read_cell
from lint_gov.model.record import replace
from lint_gov.model.report import Figure

Key = tuple[str, str]
Figures = Mapping[Key, Figure]


def confirmed(table: str, figures: Figures) -> dict[Key, Figure]:
    """Return the figures of a table, doubtful ones that its sums confirm as numbers."""
    sums = data.load("forms")["confirm"].get(table)
    if sums is None:
        return dict(figures)
    equations = list(_equations(figures, sums))
    return {key: _confirmed(key, figures, equations, sums["needed"]) for key in figures}


def _confirmed(key: Key, figures: Figures, equations: list[dict[Key, int]], needed: int) -> Figure:
    figure = figures[key]
    reading = read_cell(figure.raw)
    if figure.state != "unreadable" or reading.value is None:
        return figure
    told = [e for e in equations if key in e and all(k == key or figures[k].state == "number" for k in e)]
    if len(told) < needed or any(_sum(e, figures, key, reading.value) for e in told):
        return figure
    return replace(figure, value=reading.value, state="number", unit=reading.unit)


def _sum(equation: Mapping[Key, int], figures: Figures, key: Key, value: Decimal) -> Decimal:
    """What an equation comes to with a value in one of its places; 0 when it holds."""
    values = {k: value if k == key else figures[k].value or Decimal(0) for k in equation}
    return sum((values[k] * Decimal(sign) for k, sign in equation.items()), Decimal(0))


def _equations(figures: Figures, sums: Mapping[str, object]) -> Iterator[dict[Key, int]]:
    """The sums of rows and of columns as places with their signs; each comes to 0."""
    rows = list(dict.fromkeys(row for row, _ in figures))
    columns = list(dict.fromkeys(column for _, column in figures))
    across: Mapping[str, int] = {column: -1 if column == sums["total"] else 1 for column in columns}
    yield from ({(row, column): sign for column, sign in across.items() if (row, column) in figures} for row in rows)
    down: Mapping[str, int] = sums.get("balance", {})  # type: ignore[assignment]
    if not down:
        return
    parts = {row: -1 if row == sums["total"] else 1 for row in rows if row == sums["total"] or row not in down}
    for signs in (down, parts):
        for column in columns:
            equation = {(row, column): sign for row, sign in signs.items() if (row, column) in figures}
            if len(equation) == len(signs):
                yield equation
