"""prose-none: the prose says there was none and the table has some, or the prose has some and the table none (P103).

Parameter `tables`: table → `readings` (see prose-figures), whose meanings are judged together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from lint_gov.checks.cells import locate
from lint_gov.checks.params import Params
from lint_gov.checks.prose_common import Readings, comparable, forms_of, meanings, place, plain, said
from lint_gov.model.finding import Hit
from lint_gov.model.report import Form, Mention, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each claim that the table contradicts."""
    for table, readings in cast(Mapping[str, Readings], params["tables"]).items():
        forms = forms_of(report, table)
        for mention in report.mentions:
            if mention.subject in readings and comparable(report, mention) and mention.role != "part":
                hits = [hit for form in forms for hit in _judge(form, mention, readings)]
                if hits and len(hits) == len(forms):
                    yield hits[0]


def _judge(form: Form, mention: Mention, readings: Readings) -> Iterator[Hit]:
    found = meanings(form, readings[mention.subject])
    if found is None:
        return
    none = not mention.value
    tabled = any(reading.value for reading in found) if not none else bool(found[0].value)
    if none != tabled:
        return
    first = found[0]
    yield Hit(
        place(mention),
        case="none" if none else "some",
        fields={"words": said(mention)},
        evidence={"stated": 0 if mention.value is None else plain(mention.value), "computed": plain(first.value)},
        related=tuple(locate(form, figure) for figure in first.figures),
    )
