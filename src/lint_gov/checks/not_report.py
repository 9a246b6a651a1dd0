"""not-report: the document does not look like an annual report at all (D101)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for a document that is not plausible as a report."""
    if not report.plausible:
        yield Hit(Location())
