"""revisions: a Word file still holds tracked changes or comments (D104)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit with the numbers of both; its case tells which of them there are."""
    counts = {"revisions": report.document.revisions, "comments": report.document.comments}
    held = [name for name, count in counts.items() if count]
    if held:
        yield Hit(Location(), case="-".join(held), fields=counts, evidence=counts)
