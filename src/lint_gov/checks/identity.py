"""Kind `identity`: an equation between cells that must tie in each row or column (勾稽关系).

Parameters: `table`; `each` (row, column, group, none); `assert`, one linear equation whose left side is
calculated and whose right side is what the table states; `skip: {blank: [names], years: {from, to}}`: rows or
columns in which those cells are blank owe nothing.

A finding stands at the cell of the right side; where the right side is a sum (一 + 二 = （七） + 四) no cell is
more at fault than another, so only the row or column is named, and the cell as well when the repair is unique.
Cells that cannot be read are never summed as 0: the equation is reported as not assessed, once a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lint_gov.checks.equation import Equation, System, equations, side_value, side_written
from lint_gov.checks.grid import Cell, Grid, grids
from lint_gov.checks.repair import Story, localise
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Mapping[str, Any]) -> Iterator[Hit]:
    """Yield a hit for each equation that does not tie, and one for all that could not be judged."""
    for grid in grids(report, params["table"]):
        yield from _judge(grid, params, report.identity.year)


def _judge(grid: Grid, params: Mapping[str, Any], year: int | None) -> Iterator[Hit]:
    # The normal case, which needs no system: all equations can be judged and tie.
    untied = [e for e in equations(grid.layout, params) if not e.ties(grid.known.values)]
    if all(_owes_nothing(grid, e, params, year) for e in untied):
        return
    own = [e for e in equations(grid.layout, params) if not _owes_nothing(grid, e, params, year)]
    system = System(grid, params.get("peers", (params,)))
    stories: dict[Cell, Story] | None = None
    for equation in own:
        if system.is_broken(equation):
            stories = localise(grid, system) if stories is None else stories
            yield _broken(grid, params["each"], equation, system, stories)
    undecided = [(e, cells) for e in own if (cells := system.unknown(e))]
    if undecided:
        yield _undecided(grid, params["each"], undecided)


def _owes_nothing(grid: Grid, equation: Equation, params: Mapping[str, Any], year: int | None) -> bool:
    if all(grid.is_blank(cell) or grid.figure(cell) is None for cell in equation.terms):
        return True
    skip = params.get("skip")
    if not skip or not _within(year, skip.get("years", {})):
        return False
    wanted = {cell for name in skip["blank"] for cell in grid.layout.cells(params["each"], equation.scope, name)}
    return any(map(grid.is_blank, wanted))


def _within(year: int | None, years: Mapping[str, int]) -> bool:
    if not years:
        return True
    return year is not None and years.get("from", year) <= year <= years.get("to", year)


def _broken(grid: Grid, each: str, equation: Equation, system: System, stories: Mapping[Cell, Story]) -> Hit:
    values = system.values
    computed, stated = side_value(equation.left, values), side_value(equation.right, values)
    story = next((stories[cell] for cell in equation.terms if cell in stories), None)
    left, right = side_written(equation.left, values), side_written(equation.right, values)
    assumed = [cell for cell in equation.terms if cell in system.proven]
    head = _head(grid, each, equation, story, f"{left} ≠ {right}")
    return Hit(
        head,
        case="blank_zero" if assumed else "default",
        fields=_labels(grid, head, equation) | {"sum": left, "sum_right": right, "blanks": grid.listed(assumed)},
        evidence={"stated": stated, "computed": computed},
        related=grid.related(c for c in equation.terms if c != (head.row, head.column)),
        repair=story.repair if story else (),
        group=story.group if story else None,
    )


def _head(grid: Grid, each: str, equation: Equation, story: Story | None, excerpt: str) -> Location:
    right = tuple(equation.right[0])
    if len(right) == 1:
        return grid.location(*right[0], at=right[0], excerpt=excerpt)
    mended = [cell for cell in equation.terms if story and cell in story.cells]
    if len(mended) == 1:
        return grid.location(*mended[0], at=mended[0], excerpt=excerpt)
    return _scope_location(grid, each, equation, excerpt)


def _scope_location(grid: Grid, each: str, equation: Equation, excerpt: str | None = None) -> Location:
    first = next(iter(equation.terms))
    row, column = {"column": (None, equation.scope), "none": (None, None)}.get(each, (equation.scope, None))
    return grid.location(row, column, at=first, excerpt=excerpt)


def _labels(grid: Grid, head: Location, equation: Equation) -> dict[str, object]:
    first = next(iter(equation.terms))
    row, column = head.row or first[0], head.column or first[1]
    return {"row_label": grid.row_label(row), "column_label": grid.column_label((row, column))}


def _undecided(grid: Grid, each: str, undecided: list[tuple[Equation, list[Cell]]]) -> Hit:
    cells = tuple(dict.fromkeys(cell for _, unknown in undecided for cell in unknown))
    present = [cell for cell in cells if grid.figure(cell)]
    location = grid.location(*present[0], at=present[0]) if present else grid.location(cells[0][0], None)
    fields = {"cells": grid.listed(cells), "number": len(cells)}
    return Hit(location, "not-assessed", _reason(grid, cells), fields, related=grid.related(present[1:]))


def _reason(grid: Grid, cells: tuple[Cell, ...]) -> str:
    if all(map(grid.is_blank, cells)):
        return "cells-blank"
    return "cells-missing" if not any(map(grid.figure, cells)) else "cells-unreadable"
