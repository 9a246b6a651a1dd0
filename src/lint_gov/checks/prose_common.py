"""What the checks of prose against tables share: which mentions can be compared, and what the tables say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from lint_gov.data import load
from lint_gov.model.finding import Evidence, Location
from lint_gov.model.report import Figure, Form, Mention, Report

Terms = Sequence[str]
Readings = Mapping[str, Sequence[Terms]]


class Reading(NamedTuple):
    """One thing that the words may mean: the sum of these cells."""

    value: Decimal
    figures: tuple[Figure, ...]


def readings_of(params: Mapping[str, object]) -> Readings:
    """The parameter `readings`: subject → what it may mean, each a list of cells "row/column" to add up."""
    return cast(Readings, params["readings"])


def comparable(report: Report, mention: Mention) -> bool:
    """Whether a mention speaks of what the tables count: this organ, this year, exactly.

    Requests carried in or out name another year by their nature.
    """
    carried = mention.subject.startswith("applications.carried")
    timely = mention.period == "this_year" or (carried and mention.period == "last_year")
    return timely and in_scope(report, mention) and not mention.approximate and mention.role in {"plain", "whole", "part", "none"}


def in_scope(report: Report, mention: Mention) -> bool:
    """Whether the figures are those of the report; "the whole county" is so in a government's report only."""
    governments: list[str] = load("prose")["scopes"]["governments"]
    return mention.scope == "own" or (mention.scope == "area" and report.identity.organ_kind in governments)


def forms_of(report: Report, table: str) -> list[Form]:
    """The tables of that name; a report may give one for the area and one for the office."""
    return [form for form in report.forms if form.table == table]


def meanings(form: Form, alternatives: Sequence[Terms]) -> list[Reading] | None:
    """What the table says for each meaning; None when a cell that is needed holds no number.

    A meaning whose cells this edition does not have is left out.
    """
    found: list[Reading] = []
    lost = [issue.row or "" for issue in form.issues if issue.kind == "row-missing"]
    for terms in alternatives:
        cells = [_cells(form, term.removeprefix("-")) for term in terms]
        if not all(cells):
            continue
        figures = [figure for those in cells for figure in those]
        signs = {id(f): -1 if term.startswith("-") else 1 for term, those in zip(terms, cells, strict=True) for f in those}
        groups = [term.partition("/")[0][:-1] for term in terms if ".*/" in term]
        if any(f.value is None for f in figures) or any(row.startswith(group) for row in lost for group in groups):
            return None
        total = sum((cast(Decimal, f.value) * signs[id(f)] for f in figures), Decimal(0))
        found.append(Reading(total, tuple(figures)))
    return found or None


def _cells(form: Form, term: str) -> list[Figure]:
    """The cells of a term: "row/column", or "group.*/column" for all rows of a group."""
    row, _, column = term.partition("/")
    if row.endswith(".*"):
        return [figure for at, figure in form.figures.items() if at[0].startswith(row[:-1]) and at[1] == column]
    return [form.figures[row, column]] if (row, column) in form.figures else []


def place(mention: Mention) -> Location:
    """Where a mention stands."""
    return Location(mention.section, place=mention.place, excerpt=said(mention))


def said(mention: Mention) -> str:
    """The source's own words of a mention with what they count."""
    return mention.quote or mention.raw


def plain(value: Decimal) -> Evidence:
    """A figure as it is told: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else value
