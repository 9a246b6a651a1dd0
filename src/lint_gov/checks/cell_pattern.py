"""cell-pattern: figures that are written in a way of their own, though they can be read (V107)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.cells import spread
from lint_gov.checks.params import Params, number, strings
from lint_gov.checks.texts import pattern
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield the cells that hold a number in which one of `patterns` is found, one hit a table beyond `one_by_one`."""
    wanted = pattern(*strings(params, "patterns"))
    for form in report.forms:
        found = (f for f in form.figures.values() if f.state == "number" and wanted.search(f.raw))
        yield from spread(form, (("default", figure) for figure in found), number(params, "one_by_one", 1))
