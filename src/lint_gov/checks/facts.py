"""What many rules ask of the tables and the text of a report, gone through once for the report that is judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from lint_gov.last import last_asked
from lint_gov.model.document import Block, paragraphs
from lint_gov.model.report import Figure, Form

Number = int | Decimal
# Longer ones stay as they are: as `int` they could take any time.
_LONGEST = 15


class Facts:
    """The figures of one table, by what rules look for."""

    def __init__(self, form: Form) -> None:
        self.form = form

    @cached_property
    def _others(self) -> list[Figure]:
        return [figure for figure in self.form.figures.values() if figure.state != "number"]

    def holds(self, states: Iterable[str]) -> bool:
        """Whether a figure has one of these states, none of which is "number"."""
        return bool(self._others) and any(figure.state in states for figure in self._others)

    @cached_property
    def raws(self) -> frozenset[str]:
        """The words of the cells that hold a number; most cells hold one of a few."""
        return frozenset(figure.raw for figure in self.form.figures.values() if figure.state == "number")

    @cached_property
    def values(self) -> Mapping[tuple[str, str], Number]:
        """The numbers by cell: `int` where they are whole, which is much quicker to calculate with."""
        figures = self.form.figures.items()
        found = ((cell, f.value) for cell, f in figures if f.value is not None and f.state == "number")
        return {cell: number(value) if value else 0 for cell, value in found}  # most are 0

    @cached_property
    def all_counts(self) -> bool:
        """Whether every number is a count of pieces: whole, and not below zero."""
        return all(isinstance(value, int) and value >= 0 for value in self.values.values())


def number(value: Decimal) -> Number:
    """A number to calculate with: `int` where it is whole."""
    if value.adjusted() > _LONGEST:
        return value
    whole = int(value)
    return whole if whole == value else value


@last_asked
def facts(forms: tuple[Form, ...]) -> tuple[Facts, ...]:
    """The facts of the tables of a report, in their order."""
    return tuple(map(Facts, forms))


@last_asked
def spoken(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The different texts of all paragraphs of a document, those in cells of tables among them: most cells say the same."""
    return frozenset(paragraph.text for paragraph in paragraphs(blocks))
