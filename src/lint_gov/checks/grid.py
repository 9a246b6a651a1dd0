"""A statutory table as rules see it: keys of rows and columns, figures, labels, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from lint_gov.checks.facts import Facts, facts
from lint_gov.editions import TableTemplate, edition, editions
from lint_gov.formula import matches
from lint_gov.model.finding import Location
from lint_gov.model.record import replace
from lint_gov.model.report import Figure, Form, Report

Cell = tuple[str, str]  # row, column
_MOST_ROWS = 5  # that a sentence can list
WHOLE = ""  # the scope of a rule with `each: none`


class Layout:
    """Rows and columns of a table of an edition; what is worked out of them once serves every report.

    Attributes:
        kept: results that depend on the layout alone, by a key of those who keep them.
    """

    def __init__(self, table: TableTemplate) -> None:
        self.table = table
        self.columns = {row.key: {c.key: c for c in block.columns} for block in table.blocks for row in block.rows}
        self.kept: dict[object, Any] = {}

    def scopes(self, each: str) -> Iterator[str]:
        """Yield the keys over which a rule with `each: row | column | group | none` runs."""
        if each == "column":
            yield from dict.fromkeys(key for columns in self.columns.values() for key in columns)
        elif each == "none":
            yield WHOLE
        else:
            yield from self.columns

    def cells(self, each: str, scope: str, name: str) -> tuple[Cell, ...]:
        """Return the cells that a name stands for: a row's in a column, a column's in a row, or a cell by row.column."""
        if each == "column":
            return tuple((row, scope) for row in self._named(self.columns, name) if scope in self.columns[row])
        if each == "none":
            return tuple((r, c) for r, columns in self.columns.items() for c in columns if matches(name, f"{r}.{c}"))
        return tuple((scope, column) for column in self._named(self.columns[scope], name))

    def _named(self, keys: Iterable[str], name: str) -> tuple[str, ...]:
        """The keys that a name stands for; asked again for every row or column."""
        asked = ("named", name, tuple(keys))
        if asked not in self.kept:
            self.kept[asked] = tuple(key for key in keys if matches(name, key))
        found: tuple[str, ...] = self.kept[asked]
        return found


@cache
def layout(table: str, number: int | None) -> Layout:
    """Return the layout of a table in an edition; of the newest edition where the edition makes no difference."""
    return Layout((edition(number) if number else editions()[-1]).tables[table])


class Grid:
    """One form of a report against the template of its edition; `ordinal` counts the forms of one table from 1."""

    def __init__(self, form: Form, report_edition: int | None, ordinal: int = 1, known: Facts | None = None) -> None:
        self.form = form
        self.known = known or Facts(form)
        self.ordinal = ordinal
        self.layout = layout(form.table, form.edition or report_edition)
        self.table = self.layout.table
        self._columns = self.layout.columns

    def figure(self, cell: Cell) -> Figure | None:
        """The figure of a cell, None when its row or column is missing from the report."""
        return self.form.figures.get(cell)

    def value(self, cell: Cell) -> Decimal | None:
        """The number in a cell, None when there is none to calculate with."""
        figure = self.form.figures.get(cell)
        return figure.value if figure is not None and figure.state == "number" else None

    def is_blank(self, cell: Cell) -> bool:
        """Tell whether the cell is there and empty."""
        figure = self.form.figures.get(cell)
        return figure is not None and figure.state == "blank"

    def type(self, cell: Cell) -> str:
        """The type of a cell's column: count, change, amount or money."""
        return self._columns[cell[0]][cell[1]].type

    def row_label(self, row: str) -> str:
        """The official label of a row."""
        return self.table.row_label(row)

    def column_label(self, cell: Cell) -> str:
        """The official label of a cell's column."""
        return self._columns[cell[0]][cell[1]].label

    def location(self, row: str | None, column: str | None, at: Cell | None = None, excerpt: str | None = None) -> Location:
        """Return the location of a row, column or cell; the place is that of the cell `at`, else of the table."""
        figure = self.figure(at) if at else None
        place = figure.place if figure else self.form.place
        section = self.table.section if self.form.section is None else self.form.section
        return Location(section, self.form.table, row, column, place, excerpt)

    def related(self, cells: Iterable[Cell]) -> tuple[Location, ...]:
        """Return the locations of cells, each with what stands in it."""
        return tuple(self._stated(cell) for cell in cells)

    def _stated(self, cell: Cell) -> Location:
        figure = self.figure(cell)
        return replace(self.location(*cell, at=cell), excerpt=figure.raw if figure else None)

    def listed(self, cells: Iterable[Cell]) -> str:
        """Return cells in words, row by row, the first few; a row of which all columns are meant goes by its name alone."""
        by_row: dict[str, list[str]] = {}
        for row, column in cells:
            by_row.setdefault(row, []).append(column)
        told = [self._row_in_words(row, columns) for row, columns in by_row.items()]
        return "；".join(told[:_MOST_ROWS]) + ("；……" if len(told) > _MOST_ROWS else "")

    def _row_in_words(self, row: str, columns: list[str]) -> str:
        if set(columns) == self._columns[row].keys():
            return self.row_label(row)
        return f"{self.row_label(row)}（{'、'.join(self.column_label((row, c)) for c in columns)}）"


def grids(report: Report, table: object) -> Iterator[Grid]:
    """Yield the forms of a report that are the given table."""
    found = [known for known in facts(report.forms) if known.form.table == table]
    for ordinal, known in enumerate(found, 1):
        yield Grid(known.form, report.edition, ordinal, known)


def written(value: Decimal) -> str:
    """Return a number as the tables write it: no exponent, no zeros behind the last digit of a fraction."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
