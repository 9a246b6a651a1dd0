"""prose-figures: a figure stated in the prose is none of those the table gives for it (P101, P102, P104, P105).

Parameters: `table`; `readings`: subject of the mention → its possible meanings, each a list of cells to add up. A
figure that fits one meaning is right. `unless`: words in the sentence that leave the meaning open (a withdrawn request
may or may not have been counted). Where one side is zero, `zero_elsewhere` leaves the contradiction to the rule on none-claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.cells import locate
from lint_gov.checks.params import Params, strings
from lint_gov.checks.prose_common import Reading, comparable, forms_of, meanings, place, plain, readings_of, said
from lint_gov.model.finding import Hit
from lint_gov.model.report import Form, Mention, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each figure that fits no meaning."""
    forms = forms_of(report, str(params["table"]))
    readings, open_words = readings_of(params), strings(params, "unless")
    for mention in report.mentions:
        if mention.subject not in readings or not comparable(report, mention):
            continue
        told = [(form, meanings(form, readings[mention.subject])) for form in forms]
        if any(word in mention.sentence for word in open_words):
            continue
        if told and all(found and _differs(mention, found, bool(params.get("zero_elsewhere"))) for _, found in told):
            yield _hit(told[0][0], mention, told[0][1] or [])


def _differs(mention: Mention, found: list[Reading], zero_elsewhere: bool) -> bool:
    stated = mention.value if mention.value is not None else 0
    values = {reading.value for reading in found}
    if zero_elsewhere and (not stated or not any(values)):
        return False
    return stated not in values


def _hit(form: Form, mention: Mention, found: list[Reading]) -> Hit:
    values = list(dict.fromkeys(plain(reading.value) for reading in found))
    figures = list(dict.fromkeys(figure for reading in found for figure in reading.figures))
    return Hit(
        place(mention),
        case="none" if mention.value is None else "default",
        fields={"words": said(mention), "fits": "、".join(map(str, values))},
        evidence={"stated": plain(mention.value) if mention.value is not None else 0, "computed": values[0]},
        related=tuple(locate(form, figure) for figure in figures),
    )
