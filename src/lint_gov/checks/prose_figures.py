"""prose-figures: a figure stated in the prose is none of those the table gives for it (P101, P102, P104, P105).

Parameters: `table`; `readings`: subject of the mention → its possible meanings, each a list of cells to add up. A
figure that fits one meaning is right, and so are several of one sentence that do so together (half-years, channels).
`unless`: words in the sentence that leave the meaning open (a withdrawn request may or may not have been counted).
`zero_elsewhere`: subjects of which the rule on none-claims tells where one side is zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint_gov.checks.cells import locate
from lint_gov.checks.params import Params, strings
from lint_gov.checks.prose_common import Reading, comparable, forms_of, meanings, place, plain, readings_of, said
from lint_gov.model.finding import Hit
from lint_gov.model.report import Form, Mention, Report

_Key = tuple[str, int | None, str]


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each figure that fits no meaning."""
    forms = forms_of(report, str(params["table"]))
    readings, open_words, elsewhere = readings_of(params), strings(params, "unless"), strings(params, "zero_elsewhere")
    stated = [m for m in report.mentions if m.subject in readings and comparable(report, m)]
    sums, wrong = _sums(stated), dict[int, Decimal]()
    left_open = {text for text in {m.sentence for m in stated} if any(word in text for word in open_words)}
    for mention in stated:
        if mention.sentence in left_open:
            continue
        told = [(form, meanings(form, readings[mention.subject])) for form in forms]
        either = {_value(mention), sums[_key(mention)]}
        zero_elsewhere = mention.subject in elsewhere
        if told and all(found and _differs(either, found, zero_elsewhere) for _, found in told):
            found = told[0][1] or []
            wrong[id(mention)] = _value(mention) - found[0].value
            if not _repeats(report, mention, wrong):
                yield _hit(told[0][0], mention, found)


def _value(mention: Mention) -> Decimal:
    return mention.value or Decimal(0)


def _key(mention: Mention) -> _Key:
    return mention.sentence, mention.section, mention.subject


def _sums(stated: list[Mention]) -> dict[_Key, Decimal]:
    """What the figures of one sentence for one thing come to."""
    sums: dict[_Key, Decimal] = {}
    for mention in stated:
        sums[_key(mention)] = sums.get(_key(mention), Decimal(0)) + _value(mention)
    return sums


def _differs(either: set[Decimal], found: list[Reading], zero_elsewhere: bool) -> bool:
    values = {reading.value for reading in found}
    if zero_elsewhere and (not any(either) or not any(values)):
        return False
    return not either & values


def _repeats(report: Report, mention: Mention, wrong: dict[int, Decimal]) -> bool:
    """Whether a part is off by as much as its whole, which has been told: one case too many is one fault."""
    whole = None if mention.whole is None else report.mentions[mention.whole]
    return whole is not None and wrong.get(id(whole)) == wrong[id(mention)]


def _hit(form: Form, mention: Mention, found: list[Reading]) -> Hit:
    values = list(dict.fromkeys(plain(reading.value) for reading in found))
    figures = list(dict.fromkeys(figure for reading in found for figure in reading.figures))
    return Hit(
        place(mention),
        case="none" if mention.value is None else "default",
        fields={"words": said(mention), "fits": "、".join(map(str, values))},
        evidence={"stated": plain(_value(mention)), "computed": values[0]},
        related=tuple(locate(form, figure) for figure in figures),
    )
