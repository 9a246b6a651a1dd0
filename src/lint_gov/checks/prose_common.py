"""What the checks of prose against tables share: which mentions can be compared, and what the tables say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import cast

from lint_gov.data import load
from lint_gov.model.finding import Evidence, Location
from lint_gov.model.report import Figure, Form, Mention, Report
from lint_gov.tuples import NamedTuple

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
    if mention.scope != "area":
        return mention.scope == "own"
    governments: list[str] = load("prose")["scopes"]["governments"]
    return report.identity.organ_kind in governments


def forms_of(report: Report, table: str) -> list[Form]:
    """The tables of that name; a report may give one for the area and one for the office."""
    return [form for form in report.forms if form.table == table]


def meanings(form: Form, alternatives: Sequence[Terms]) -> list[Reading] | None:
    """What the table says for each meaning; None when a cell that is needed holds no number.

    A meaning whose cells this edition does not have is left out.
    """
    found: list[Reading] = []
    for terms in alternatives:
        cells = [(term, _cells(form, term)) for term in map(_term, terms)]
        if not all(those for _, those in cells):
            continue
        if any(_is_open(form, term, those) for term, those in cells):
            return None
        total = sum((cast(Decimal, f.value) * term.sign for term, those in cells for f in those), Decimal(0))
        found.append(Reading(total, tuple(figure for _, those in cells for figure in those)))
    return found or None


class _Term(NamedTuple):
    """A term taken apart: "row/column", or "group.*/column" for all rows of a group; `-` before it subtracts."""

    sign: int
    row: str
    column: str
    group: bool


@lru_cache(maxsize=1024)
def _term(written: str) -> _Term:
    row, _, column = written.removeprefix("-").partition("/")
    group = row.endswith(".*")
    return _Term(-1 if written.startswith("-") else 1, row[:-1] if group else row, column, group)


def _cells(form: Form, term: _Term) -> list[Figure]:
    if term.group:
        return [f for at, f in form.figures.items() if at[1] == term.column and at[0].startswith(term.row)]
    figure = form.figures.get((term.row, term.column))
    return [] if figure is None else [figure]


def _is_open(form: Form, term: _Term, cells: list[Figure]) -> bool:
    """Whether a number is not known: a cell holds none, or a row of the group is not there."""
    if any(figure.value is None for figure in cells):
        return True
    return term.group and any(i.kind == "row-missing" and (i.row or "").startswith(term.row) for i in form.issues)


def place(mention: Mention) -> Location:
    """Where a mention stands."""
    return Location(mention.section, place=mention.place, excerpt=said(mention))


def said(mention: Mention) -> str:
    """The source's own words of a mention with what they count."""
    return mention.quote or mention.raw


def plain(value: Decimal) -> Evidence:
    """A figure as it is told: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else value
