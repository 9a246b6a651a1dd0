"""Evidence from the statutory tables: sums written out, what was found of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lint_gov.checklist import joined, table, word
from lint_gov.checklist.proofs import Proof, Prover, Seen
from lint_gov.checks.equation import Equation, Side, equations
from lint_gov.checks.grid import Cell, Grid, grids, written
from lint_gov.editions import editions
from lint_gov.formula import names
from lint_gov.messages import say
from lint_gov.model.finding import Location
from lint_gov.model.report import Figure, Form, Report
from lint_gov.places import part_words

# Sums that are written out; those with the largest figures say most.
_WRITTEN_OUT = 3
# Terms of a side that are named; of more only the figures are shown.
_NAMED = 2


def identity(seen: Seen) -> Proof:
    """The equations that tie, the weightiest written out: 新收 80 + 上年结转 1 = 总计 79 + 结转下年 2."""
    told: list[str] = []
    where = Location()
    for grid in grids(seen.report, seen.rule.params["table"]):
        where = _whole(grid) if where == Location() else where
        every = equations(grid.layout, seen.rule.params)
        judged = [e for e in every if all(grid.value(cell) is not None for cell in e.terms)]
        if judged:
            told.append(_ties(grid, every, judged, seen))
    if told or where == Location():
        return Proof("".join(told), where) if told else _no_table(seen)
    return Proof(seen.say("no-sums-known"), where, empty=True)


def _no_table(seen: Seen) -> Proof:
    return Proof(seen.say("no-table"), empty=True)


def _ties(grid: Grid, every: tuple[Equation, ...], judged: list[Equation], seen: Seen) -> str:
    each = seen.rule.params["each"]
    weights = {id(e): max(abs(_value(grid, cell)) for cell in e.terms) for e in judged}
    heavy = sorted((e for e in judged if weights[id(e)]), key=lambda e: -weights[id(e)])[:_WRITTEN_OUT] or judged[-1:]
    sums = "".join(_sum(grid, each, e, seen) for e in judged if e in heavy).strip()
    key = "ties" if len(judged) == len(every) else "ties-some"
    name = say(f"place.{grid.form.table}", seen.lang)
    return seen.say(key, table=name, n=len(judged), unit=seen.say(f"unit.{each}"), sums=sums)


def _sum(grid: Grid, each: str, equation: Equation, seen: Seen) -> str:
    left, right = (_side(grid, each, side, seen) for side in (equation.left, equation.right))
    return seen.say("sum", scope=_scope(grid, each, equation, seen.lang), left=left, right=right)


def _side(grid: Grid, each: str, side: Side, seen: Seen) -> str:
    """One side in figures; zeros among many are left out, few terms go by their names."""
    named = len(side[0]) <= _NAMED
    parts = []
    for cell, factor in side[0].items():
        value = factor * _value(grid, cell)
        if named:
            parts.append(seen.say("term", label=_label(grid, each, cell, seen.lang), value=written(value)))
        elif value:
            parts.append(written(value))
    return " + ".join(parts) or "0"


def _label(grid: Grid, each: str, cell: Cell, lang: str) -> str:
    key = cell[0] if each == "column" else cell[1]
    if key in table("short"):
        return word(f"short.{key}", lang)
    return grid.row_label(key) if each == "column" else grid.column_label(cell)


def _scope(grid: Grid, each: str, equation: Equation, lang: str) -> str:
    first = next(iter(equation.terms))
    place = (None, first[1]) if each == "column" else (first[0], None)
    told = part_words(Location(None, grid.form.table, *place), grid.form.edition, lang)
    return told.partition(" › ")[2] or told


def _value(grid: Grid, cell: Cell) -> Decimal:
    return grid.value(cell) or Decimal(0)


def _whole(grid: Grid) -> Location:
    return grid.location(None, None)


def compare(seen: Seen) -> Proof:
    """The figures that were compared, row by row."""
    told = []
    where = Location()
    for grid in grids(seen.report, seen.rule.params["table"]):
        where = _whole(grid)
        for scope in grid.layout.scopes(seen.rule.params["each"]):
            cells = [
                c for name in names(seen.rule.params["assert"]) for c in grid.layout.cells(seen.rule.params["each"], scope, name)
            ]
            if scope in seen.rule.params.get("only", (scope,)) and cells and all(grid.value(cell) is not None for cell in cells):
                figures = joined([_term(grid, seen, cell) for cell in cells], seen.lang, "comma")
                told.append(seen.say("compared", scope=grid.row_label(scope), figures=figures))
    return Proof("".join(told).strip(), where) if told else _no_table(seen)


def _term(grid: Grid, seen: Seen, cell: Cell) -> str:
    label = _label(grid, seen.rule.params["each"], cell, seen.lang)
    return seen.say("term", label=label, value=written(_value(grid, cell)))


def tables(seen: Seen) -> Proof:
    """The tables that were found, the sections in which they stand and their editions."""
    known = {edition.edition: edition.title for edition in editions()}
    told = []
    for form in seen.report.forms:
        section = part_words(Location(form.section), None, seen.lang)
        title = known[form.edition].get(seen.lang, "") if form.edition in known else seen.say("same")
        told.append(seen.say("table", table=say(f"place.{form.table}", seen.lang), section=section, edition=title))
    return Proof(joined(told, seen.lang)) if told else _no_table(seen)


def lines(seen: Seen) -> Proof:
    """How much of the form was found."""
    told = []
    for form in seen.report.forms:
        rows = len({row for row, _ in form.figures})
        name = say(f"place.{form.table}", seen.lang)
        told.append(seen.say("lines", table=name, n=rows, cells=len(form.figures)))
    return Proof(joined(told, seen.lang)) if told else _no_table(seen)


def cells(seen: Seen) -> Proof:
    """How many cells were looked at."""
    figures = [figure for form in seen.report.forms for figure in form.figures.values()]
    numbers = [figure for figure in figures if figure.state == "number"]
    zeros = sum(figure.value == 0 for figure in numbers)
    key = "cells" if len(numbers) == len(figures) else "cells-some"
    return Proof(seen.say(key, n=len(figures), numbers=len(numbers), zeros=zeros)) if figures else _no_table(seen)


def row(seen: Seen) -> Proof:
    """What stands in the row that the rule is about."""
    name, key = seen.rule.params["table"], seen.rule.params["row"]
    told = [_stated(form, figure, seen) for form, figure in _figures(seen.report, name, key)]
    location = next(
        (Location(form.section, name, key, place=f.place) for form, f in _figures(seen.report, name, key)), Location()
    )
    return Proof(joined(told, seen.lang, "comma"), location) if told else _no_table(seen)


def _figures(report: Report, name: str, key: str) -> Iterator[tuple[Form, Figure]]:
    for form in report.forms:
        found: Mapping[Cell, Figure] = form.figures if form.table == name else {}
        yield from ((form, figure) for cell, figure in found.items() if cell[0] == key)


def _stated(form: Form, figure: Figure, seen: Seen) -> str:
    label = part_words(Location(None, form.table, figure.row, figure.column), form.edition, seen.lang).rpartition(" › ")[2]
    return seen.say("cell", label=label, value=" ".join(figure.raw.split()) or seen.say("blank"))


PROVERS: dict[str, Prover] = {
    "identity": identity,
    "compare": compare,
    "tables": tables,
    "lines": lines,
    "cells": cells,
    "row": row,
}
