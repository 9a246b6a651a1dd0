"""Family W: what is wrong with waivers. It is told after the checks, by `lint_gov.triage`, when all findings are known."""

from __future__ import annotations

from collections.abc import Mapping

from lint_gov.model.finding import Hit
from lint_gov.model.report import Report


def run(report: Report, params: Mapping[str, object]) -> tuple[Hit, ...]:
    """Return nothing: a report alone does not show which of its findings were waived."""
    return ()
