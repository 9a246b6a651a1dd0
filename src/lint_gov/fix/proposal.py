"""What is proposed for a finding: edits, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lint_gov.fix.units import Edit, RowEdit, Units
from lint_gov.model.finding import Finding, Location
from lint_gov.model.report import Figure, Form, Report
from lint_gov.ruleset.model import Rule
from lint_gov.tuples import NamedTuple


class Proposal(NamedTuple):
    """Edits that belong together.

    Attributes:
        findings: those that vanish with it.
        mends: how many places of the first finding it mends; a finding may speak of many cells.
        may: rules that may speak after it, because it follows from what was asked for.
        rows: rows of tables to be made anew.
    """

    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    mends: int = 1
    may: frozenset[str] = frozenset()
    rows: tuple[RowEdit, ...] = ()


class Refusal(NamedTuple):
    """A finding that is left as it is; `reason` is a key of the messages (fix.reasons)."""

    finding: Finding
    reason: str


class Situation(NamedTuple):
    """What proposers may look at.

    Attributes:
        findings: all that count, after waivers.
        rules: those that were run, by code.
    """

    report: Report
    units: Units
    findings: tuple[Finding, ...]
    rules: Mapping[str, Rule]

    def params(self, finding: Finding) -> Mapping[str, Any]:
        """The parameters of a finding's rule."""
        return self.rules[finding.rule].params


Outcome = list[Proposal | Refusal]


def places(finding: Finding) -> tuple[Location, ...]:
    """All places of a finding: of one that speaks of many, those that it lists."""
    here = finding.location
    listed = finding.related and here.row is None and here.table is not None
    return finding.related if listed else (here, *(() if here.table else finding.related))


def figure_at(report: Report, location: Location) -> tuple[Form, Figure] | None:
    """The figure of a cell and the table it stands in; a report may have a table twice."""
    for form in report.forms:
        figure = form.figures.get((location.row or "", location.column or ""))
        if form.table == location.table and figure is not None and figure.place == location.place:
            return form, figure
    return None


def whole_number(value: Decimal) -> bool:
    """Whether a value is one that a cell can show without a fraction."""
    return value == value.to_integral_value()
