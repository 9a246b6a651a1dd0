"""deadline: the report was signed, or published, after its time (Y102).

Parameters: `due`, kind of organ → [month, day] of the year after the reporting year; kinds that are not listed have
no deadline, and a day past the end of a month means its last day (the end of February). `published`, a pattern of the
date of publication on a page (groups year, month, day).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

from lint_gov.checks.params import Params, strings
from lint_gov.checks.texts import pattern
from lint_gov.model.document import Block, Paragraph, Table
from lint_gov.model.finding import Hit, Location
from lint_gov.model.place import NOWHERE, Place
from lint_gov.model.report import Report, Stated


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit: by the date under the report, else by that of its publication."""
    due = _due(report, params)
    if due is None:
        return
    signed = report.identity.signoff_date
    if signed is not None and due < signed.value and signed.value.year == due.year:
        yield _hit("signed", signed, due)
        return
    published = _published(report, params)
    if published is not None and due < published.value and published.value.year == due.year:
        yield _hit("published" if signed is None else "posted", published, due)


def _due(report: Report, params: Params) -> date | None:
    """The last day for this report; None when its kind of organ has none or its year is unknown."""
    given = cast(Mapping[str, Sequence[int]], params["due"]).get(report.identity.organ_kind)
    year = report.identity.year
    if not given or year is None:
        return None
    month, day = given
    last = date(year + 1, month % 12 + 1, 1) - timedelta(days=1)
    return date(year + 1, month, min(day, last.day))


def _published(report: Report, params: Params) -> Stated[date] | None:
    """The earliest date of publication that the page names; a page that was moved names later ones as well."""
    words = pattern(*strings(params, "published"))
    texts = [*_front(report.front), *((text, NOWHERE) for text in report.document.furniture)]
    found = [Stated(day, m.group(), place) for text, place in texts for m in words.finditer(text) if (day := _day(m.groups()))]
    found += [Stated(date.fromisoformat(text), text) for text in report.document.published]
    return min(found, key=lambda s: s.value, default=None)


def _front(blocks: Iterable[Block]) -> Iterator[tuple[str, Place]]:
    """The lines before the first section; in a table of metadata a label and its value are cells side by side."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.place
        elif isinstance(block, Table):
            yield from ((f"{label.text} {value.text}", value.place) for label, value in pairwise(block.cells))


def _day(groups: Sequence[str]) -> date | None:
    try:
        return date(*map(int, groups))
    except ValueError:
        return None


def _hit(case: str, stated: Stated[date], due: date) -> Hit:
    fields = {"date": _spoken(stated.value), "due": _spoken(due)}
    evidence = {"stated": stated.value.isoformat(), "expected": due.isoformat()}
    return Hit(Location(place=stated.place, excerpt=stated.raw.strip()), case=case, fields=fields, evidence=evidence)


def _spoken(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
