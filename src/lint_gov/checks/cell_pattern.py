"""cell-pattern: figures that are written in a way of their own, though they can be read (V107)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.cells import spread
from lint_gov.checks.facts import facts
from lint_gov.checks.params import Params, number, once, strings
from lint_gov.checks.texts import pattern
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield the cells that hold a number in which one of `patterns` is found, one hit a table beyond `one_by_one`."""
    wanted = once(params, _wanted)
    for known in facts(report.forms):
        if any(map(wanted.search, known.raws)):
            found = (f for f in known.form.figures.values() if f.state == "number" and wanted.search(f.raw))
            yield from spread(known.form, (("default", figure) for figure in found), number(params, "one_by_one", 1))


def _wanted(params: Params) -> re.Pattern[str]:
    return pattern(*strings(params, "patterns"))
