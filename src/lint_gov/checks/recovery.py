"""recovery: what the parser of the structure had to repair (S201–S204, S206, S207)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, strings
from lint_gov.checks.template import ORDINALS
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Recovery, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each recovery of the kinds named by parameter `kind`."""
    kinds = strings(params, "kind")
    for recovery in report.recoveries:
        if recovery.kind in kinds:
            yield _hit(recovery)


def _hit(recovery: Recovery) -> Hit:
    number, raw = recovery.section, recovery.raw.strip()
    fields: dict[str, object] = {
        "section": number,
        "ordinal": ORDINALS[number - 1] if number else "",
        "raw": raw,
        "expected": recovery.expected,
    }
    seen = {"stated": raw, "expected": recovery.expected or None} if raw else {}
    return Hit(Location(number, place=recovery.place, excerpt=raw or None), fields=fields, evidence=seen)
