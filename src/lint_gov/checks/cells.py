"""Findings on cells: one a cell while they are few, one a table when they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lint_gov.checks import template
from lint_gov.model.finding import Evidence, Hit, Location
from lint_gov.model.report import Figure, Form


def table_fields(form: Form) -> dict[str, object]:
    """Return what messages may say of a table: its section, with the official heading."""
    section = template.section_of(form.table)
    return {"section": section, "heading": template.heading(section, form.edition)}


def locate(form: Form, figure: Figure) -> Location:
    """Return where a cell belongs by meaning, with its place and words."""
    section = template.section_of(form.table)
    return Location(section, form.table, figure.row, figure.column, figure.place, figure.raw.strip() or None)


def cell_fields(form: Form, figure: Figure) -> dict[str, object]:
    """Return what messages may say of one cell."""
    return table_fields(form) | {
        "row_label": template.row_label(form.table, figure.row, form.edition),
        "column_label": template.column_label(form.table, figure.row, figure.column, form.edition),
        "raw": figure.raw.strip(),
    }


def evidence(figure: Figure) -> Evidence:
    """Return what a cell states, as a number where it is one."""
    value = figure.value
    if value is None:
        return figure.raw.strip()
    return int(value) if value == value.to_integral_value() else Decimal(value)


def spread(form: Form, found: Iterable[tuple[str, Figure]], one_by_one: int) -> Iterator[Hit]:
    """Yield a hit for each (case, cell), or a single one of case "many" when there are more than `one_by_one`."""
    pairs = list(found)
    if len(pairs) > one_by_one:
        yield _together(form, [figure for _, figure in pairs])
        return
    for case, figure in pairs:
        seen: dict[str, Evidence] = {"stated": evidence(figure), "cells": 1}
        yield Hit(locate(form, figure), case=case, fields=cell_fields(form, figure), evidence=seen)


def _together(form: Form, figures: list[Figure]) -> Hit:
    first = cell_fields(form, figures[0])
    return Hit(
        Location(template.section_of(form.table), form.table, place=figures[0].place),
        case="many",
        fields=first | {"cells": len(figures)},
        evidence={"cells": len(figures)},
        related=tuple(locate(form, figure) for figure in figures),
    )
