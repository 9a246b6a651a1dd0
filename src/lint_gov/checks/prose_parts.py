"""prose-parts: the parts of a list exceed the stated whole, or a closed list falls short of it (P201).

Parameter `loose_units`: units of all sorts of things (12项制度，其中30项措施); a single part above the whole says nothing there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lint_gov.checks.params import Params, strings
from lint_gov.checks.prose_common import place, plain, said
from lint_gov.model.finding import Hit
from lint_gov.model.report import Mention, Report

_SCALE = {"百": 2, "千": 3, "万": 4, "亿": 8}
_NUMBER = re.compile(r"\d(?:\.(\d+))?\s*([百千万亿]?)(?!\d)")


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each list that does not add up."""
    lists: dict[int, list[Mention]] = {}
    for mention in report.mentions:
        if mention.whole is not None:
            lists.setdefault(mention.whole, []).append(mention)
    for at, parts in lists.items():
        whole = report.mentions[at]
        if not any(m.approximate or m.value is None for m in (whole, *parts)):
            yield from _judge(whole, parts, strings(params, "loose_units"))


def _judge(whole: Mention, parts: list[Mention], loose_units: tuple[str, ...]) -> Iterator[Hit]:
    same = [part for part in parts if part.unit == whole.unit]
    stated, total = whole.value or Decimal(0), sum((part.value or Decimal(0) for part in same), Decimal(0))
    slack = sum((step(mention) for mention in (whole, *same)), Decimal(0))
    if total > stated + slack:
        largest = max(part.value or Decimal(0) for part in same)
        if largest <= stated or whole.unit not in loose_units:
            yield _hit(whole, same, total, "more" if len(same) > 1 else "one")
    elif whole.closed and len(same) == len(parts) and total < stated - slack:
        yield _hit(whole, same, total, "less")


def step(mention: Mention) -> Decimal:
    """How fine a rounded figure is: 1000 for 2.1万条; 0 for a count that is written out."""
    match = _NUMBER.search(mention.raw.translate(_FOLDED))
    if not match or not (match[1] or match[2]):
        return Decimal(0)
    return Decimal(10) ** (_SCALE.get(match[2], 0) - len(match[1] or ""))


_FOLDED = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {ord("．"): ord(".")}


def _hit(whole: Mention, parts: list[Mention], total: Decimal, case: str) -> Hit:
    return Hit(
        place(whole),
        case=case,
        fields={"words": said(whole), "sum": "+".join(str(plain(part.value or Decimal(0))) for part in parts)},
        evidence={"stated": plain(whole.value or Decimal(0)), "computed": plain(total)},
        related=tuple(place(part) for part in parts),
    )
