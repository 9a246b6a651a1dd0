"""fee-contradiction: the statement on the 信息处理费 contradicts itself or the table (F103)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_gov.checks.cells import evidence, locate
from lint_gov.checks.params import Params, strings
from lint_gov.model.finding import Evidence, Hit, Location
from lint_gov.model.report import FeeStatement, Figure, Form, Report

Found = tuple[str, dict[str, Evidence]]


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each contradiction; parameters `table` and `row` name the row of lapsed requests."""
    fee = report.fee
    if fee is None:
        return
    location = Location(fee.section, place=fee.place, excerpt=fee.raw or None)
    for case, seen in _within(fee):
        yield Hit(location, case=case, fields=dict(seen), evidence=seen)
    unpaid = _above_zero(report, params)
    if unpaid is not None and _no_notice(fee):
        form, figure = unpaid
        seen = {"unpaid": evidence(figure)}
        yield Hit(location, case="unpaid", fields=dict(seen), evidence=seen, related=(locate(form, figure),))


def _within(fee: FeeStatement) -> Iterator[Found]:
    """Yield what the statement alone contradicts, each with the figures that show it."""
    received, notified = fee.received, fee.notified
    sums = [amount for amount in (received, notified) if amount is not None]
    if _no_notice(fee) and any(amount > 0 for amount in sums):
        yield "no-notice", {"amount": _plain(max(sums))}
    elif received is not None and notified is not None and received > notified:
        yield "more-received", {"received": _plain(received), "notified": _plain(notified)}
    whole = sum(fee.parts, Decimal(0))
    if len(fee.parts) > 1 and sums and whole not in sums:
        yield (
            "parts",
            {"parts": "+".join(str(_plain(part)) for part in fee.parts), "sum": _plain(whole), "stated": _plain(sums[0])},
        )


def _no_notice(fee: FeeStatement) -> bool:
    return fee.denies_notice or fee.notices == 0


def _plain(amount: Decimal) -> Evidence:
    return int(amount) if amount == amount.to_integral_value() else amount


def _above_zero(report: Report, params: Params) -> tuple[Form, Figure] | None:
    """Return the last figure above zero of the row (the total, when it is there)."""
    tables, rows = strings(params, "table"), strings(params, "row")
    for form in report.forms:
        row = [f for f in form.figures.values() if f.row in rows] if form.table in tables else []
        above = [figure for figure in row if figure.value is not None and figure.value > 0]
        if above:
            return form, above[-1]
    return None
