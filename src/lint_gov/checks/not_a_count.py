"""not-a-count: negative, fractional or textual values where pieces are counted (V103)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks import template
from lint_gov.checks.cells import spread
from lint_gov.checks.facts import facts
from lint_gov.checks.params import Params, number, strings
from lint_gov.model.finding import Hit
from lint_gov.model.report import Figure, Form, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield the cells in columns of `types` whose value is no count; what could not be read is not judged."""
    types = strings(params, "types")
    for known in facts(report.forms):
        if known.all_counts and not known.holds(("text",)):
            continue
        form = known.form
        faults = ((case, figure) for figure in form.figures.values() if (case := _fault(figure)))
        found = ((case, figure) for case, figure in faults if _type(form, figure) in types)
        yield from spread(form, found, number(params, "one_by_one", 1))


def _type(form: Form, figure: Figure) -> str | None:
    return template.column_type(form.table, figure.row, figure.column, form.edition)


def _fault(figure: Figure) -> str | None:
    if figure.state == "text":
        return "text"
    if figure.value is None:
        return None
    if figure.value < 0:
        return "negative"
    return None if figure.value == figure.value.to_integral_value() else "fraction"
