"""prose-percentage: a percentage whose two operands stand beside it does not recompute (P202).

Judged by interval at the printed precision; rounding and cutting off are both right, and so is every whole that the
words may mean. Parameters (words): `share` (占…), `share_of` (what may stand between 占 and the number), `rates`
(办结率 → verbs of the part, verbs of the whole), `unless` (同比, 较上年: needs last year's report).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from lint_gov.checks.params import Params, strings
from lint_gov.checks.prose_common import place, plain
from lint_gov.checks.prose_parts import step
from lint_gov.model.finding import Hit
from lint_gov.model.report import Mention, Report
from lint_gov.tuples import NamedTuple

_HUNDRED = Decimal(100)
_JOINS = {"、", "，", ",", "和", "及"}
_NEAR = 60  # figures further off are no operands, so that a sentence costs no more than its length


class _Said(NamedTuple):
    """A mention with the words between the one before it and itself."""

    mention: Mention
    gap: str


class _Text(NamedTuple):
    """A sentence with the one before it."""

    report: Report
    before: list[_Said]
    sentence: list[_Said]


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each percentage that fits no pair of operands."""
    before: list[_Said] = []
    for sentence in _sentences(report.mentions):
        for at, said in enumerate(sentence):
            if said.mention.role == "percentage" and said.mention.unit == "%" and not said.mention.approximate:
                first = max(0, at - _NEAR)
                near = _Text(report, before[-_NEAR:], sentence[first : at + _NEAR])
                yield from _judge(near, at - first, params)
        before = sentence


def _sentences(mentions: tuple[Mention, ...]) -> Iterator[list[_Said]]:
    """Group the mentions of one sentence, each with the words before it."""
    group: list[_Said] = []
    text, end, place_of = "", 0, None
    for mention in mentions:
        if mention.sentence != text or mention.place.line != place_of or mention.sentence.find(mention.raw, end) < 0:
            if group:
                yield group
            group, text, end, place_of = [], mention.sentence, 0, mention.place.line
        start = text.find(mention.raw, end)
        group.append(_Said(mention, text[end : max(start, end)]))
        end = max(start, end) + len(mention.raw)
    if group:
        yield group


def _judge(text: _Text, at: int, params: Params) -> Iterator[Hit]:
    mention, gap = text.sentence[at]
    if any(word in gap for word in strings(params, "unless")):
        return
    part, wholes = _of_series(text, at, params) or _operands(text, at, params)
    if part is None or not wholes or any(_fits(mention, part, whole) for whole in wholes):
        return
    nearest = wholes[0]
    exact = (part.value or Decimal(0)) / (nearest.value or Decimal(1)) * _HUNDRED
    yield Hit(
        place(mention),
        fields={"words": (gap + mention.raw).strip("，,、；（( ")[-30:], "part": part.raw, "whole": nearest.raw},
        evidence={"stated": plain(mention.value or Decimal(0)), "computed": _shown(exact, mention)},
        related=(place(part), place(nearest)),
    )


def _operands(text: _Text, at: int, params: Params) -> tuple[Mention | None, list[Mention]]:
    """The part and the wholes that a percentage may be of; (None, []) when they do not stand beside it."""
    sentence, gap = text.sentence, text.sentence[at].gap
    share = re.fullmatch(
        rf"[，,、（(\s]*(?:{'|'.join(strings(params, 'share'))})(?:{'|'.join(strings(params, 'share_of'))})*\s*", gap
    )
    if share and at and sentence[at - 1].mention.role != "percentage":
        part = sentence[at - 1].mention
        return part, _wholes(text, at - 1, part)
    return _of_rate(sentence, at, params)


def _of_series(text: _Text, at: int, params: Params) -> tuple[Mention | None, list[Mention]] | None:
    """分别占p%、q%…: the percentages of as many counts before them, in order; None when this is no such series."""
    sentence, first = text.sentence, at
    while first and sentence[first - 1].mention.role == "percentage" and sentence[first].gap.strip() in _JOINS:
        first -= 1
    shares, of = "|".join(strings(params, "share")), "|".join(strings(params, "share_of"))
    if not re.fullmatch(rf"[，,；;、（(\s]*分别(?:{shares})(?:{of})*\s*", sentence[first].gap):
        return None
    end = first
    while end < len(sentence) and sentence[end].mention.role == "percentage":
        end += 1
    counts = sentence[first - (end - first) : first] if 2 * first >= end else []
    if not counts or any(said.mention.role == "percentage" for said in counts):
        return None, []
    part = counts[at - first].mention
    return part, _wholes(text, first - len(counts), part)


def _wholes(text: _Text, end: int, part: Mention) -> list[Mention]:
    """What the part may be a share of: the whole of its list, counts before it that have no share of their own.

    Where all that stands before it are such siblings, the whole is in the sentence before, if their shares fit it.
    """
    named = [] if part.whole is None else [text.report.mentions[part.whole]]
    siblings = [n for n in range(end - 1) if _has_share(text.sentence, n)]
    earlier = [s.mention for n, s in enumerate(text.sentence[:end]) if n not in siblings]
    if siblings and not named and not any(_may_be_whole(m, part) for m in earlier):
        pairs = [(text.sentence[n].mention, text.sentence[n + 1].mention) for n in siblings]
        earlier = [s.mention for s in text.before if any(_exact(s.mention) and _fits(p, m, s.mention) for m, p in pairs)]
    return [m for m in dict.fromkeys([*named, *reversed(earlier)]) if _may_be_whole(m, part) and _exact(part)]


def _has_share(sentence: list[_Said], at: int) -> bool:
    """Whether the count is followed by its own percentage."""
    following = sentence[at + 1]
    return sentence[at].mention.role != "percentage" and following.mention.role == "percentage" and "占" in following.gap


def _may_be_whole(mention: Mention, part: Mention) -> bool:
    return mention.unit == part.unit and mention.role in {"plain", "whole"} and _exact(mention)


def _exact(mention: Mention) -> bool:
    return bool(mention.value) and not mention.approximate


def _of_rate(sentence: list[_Said], at: int, params: Params) -> tuple[Mention | None, list[Mention]]:
    """办结率 of 收到…件、办结…件: the part is the last count of the verb, the whole any count before it."""
    gap = sentence[at].gap
    rates = cast(Mapping[str, str], params.get("rates", {}))
    name = next((name for name in rates if re.fullmatch(rf"[，,、；（(\s]*{name}(?:为|达到|达|：|:)?\s*", gap)), None)
    if name is None:
        return None, []
    counts = [s for s in sentence[:at] if s.mention.role in {"plain", "whole"}]
    parts = [n for n, s in enumerate(counts) if rates[name] in s.mention.counted]
    if not parts or not _exact(counts[parts[-1]].mention):
        return None, []
    part = counts[parts[-1]].mention
    wholes = [s.mention for s in counts[: parts[-1]] if s.mention.unit == part.unit]
    return part, [m for m in wholes if _exact(m) and (m.value or 0) >= (part.value or 0)]


def _fits(mention: Mention, part: Mention, whole: Mention) -> bool:
    """Whether the printed percentage is what some values within the printed operands give, rounded or cut off."""
    printed = mention.value or Decimal(0)
    unit = Decimal(10) ** min(0, int(printed.as_tuple().exponent))
    low, high = _range(part), _range(whole)
    return low[0] / high[1] * _HUNDRED < printed + unit and low[1] / max(high[0], Decimal("0.1")) * _HUNDRED >= printed - unit / 2


def _range(mention: Mention) -> tuple[Decimal, Decimal]:
    value, slack = mention.value or Decimal(0), step(mention)
    return value - slack / 2, value + slack


def _shown(exact: Decimal, mention: Mention) -> Decimal:
    """The right percentage at one place more than printed, at least two."""
    places = max(2, -int((mention.value or Decimal(0)).as_tuple().exponent))
    return round(exact, places)
