"""The last step: findings in the order of the source."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.model.finding import FileResult, Finding
from lint_gov.model.record import replace


def by_place(results: Sequence[FileResult]) -> Sequence[FileResult]:
    """Return the results with the findings of each in reading order."""
    from lint_gov.store.spool import sequence

    return sequence((replace(result, findings=tuple(sorted(result.findings, key=place_of))) for result in results), len(results))


def place_of(finding: Finding) -> tuple[int, int, int, int, str]:
    """Reading order of the source, then the code; sorting is stable, so hits of one rule keep their own order."""
    at = finding.location.place
    return (at.order, at.page or 0, at.line or 0, at.column or 0, finding.rule)
