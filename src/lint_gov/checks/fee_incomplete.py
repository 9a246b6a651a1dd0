"""fee-incomplete: fees were charged, but a figure that belongs to the statement is not there (F102)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, strings
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for a statement of fees in which some of `owed` are not stated (case: the one, or "several")."""
    fee = report.fee
    if fee is None or fee.kind != "charged":
        return
    stated = {"notices": fee.notices, "notified": fee.notified, "received": fee.received}
    # To say that no notice was sent is to state both their number and their sum.
    told = {"notices", "notified"} if fee.denies_notice else set()
    lacking = [part for part in strings(params, "owed") if stated.get(part) is None and part not in told]
    if lacking:
        yield Hit(
            Location(fee.section, place=fee.place, excerpt=fee.raw or None),
            case=lacking[0] if len(lacking) == 1 else "several",
            fields={"raw": fee.raw, "count": len(lacking)},
            evidence={"missing": ", ".join(lacking)},
        )
