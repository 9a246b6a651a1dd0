"""cell-state: cells that are blank or hold a placeholder instead of a number (V101, V102)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.cells import spread
from lint_gov.checks.facts import facts
from lint_gov.checks.params import Params, number, strings
from lint_gov.model.finding import Hit
from lint_gov.model.report import Form, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield the cells of `states`, one hit each up to `one_by_one` in a table, one hit a table beyond.

    Rows whose label says that the organ has no such item (words of `exempt_labels`) may stay empty.
    """
    states = strings(params, "states")
    for known in facts(report.forms):
        if "number" in states or known.holds(states):
            form, exempt = known.form, _exempt_rows(known.form, strings(params, "exempt_labels"))
            found = (f for f in form.figures.values() if f.state in states and f.row not in exempt)
            yield from spread(form, (("default", figure) for figure in found), number(params, "one_by_one", 1))


def _exempt_rows(form: Form, words: tuple[str, ...]) -> set[str | None]:
    return {issue.row for issue in form.issues if any(word in issue.raw for word in words)}
