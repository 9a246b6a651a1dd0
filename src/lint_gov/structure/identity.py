"""Who reports on which year: title, organ, years, period, sign-off put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from operator import itemgetter

from lint_gov.model.document import Block, Document, Paragraph
from lint_gov.model.place import NOWHERE
from lint_gov.model.report import Identity, Stated
from lint_gov.structure.dates import Period, find_period, spoken_years, without_titles, year_of
from lint_gov.structure.organs import is_area_name, kind_in_text
from lint_gov.structure.signoff import SignOff
from lint_gov.structure.title import Title
from lint_gov.structure.words import words
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple

_WEIGHTS = {"title": 4, "period": 3, "overview": 2, "preamble": 2, "signoff": 2}
_ORDER = tuple(_WEIGHTS)
_PREAMBLE_BLOCKS = 30
_OVERVIEW_BLOCKS = 400
_YEAR_END = 11


class Parts(NamedTuple):
    """What the identity is read from.

    Attributes:
        front: blocks before the first heading.
        overview: blocks of section 1 (the whole text where there are no headings).
    """

    document: Document
    front: Sequence[Block]
    overview: Sequence[Block]
    title: Title | None
    signoff: SignOff


def identity_of(parts: Parts, year: int | None, organ_kind: str | None) -> Identity:
    """Decide on organ, kind and year by all that the document says."""
    title, signoff = parts.title, parts.signoff
    period = _period(parts)
    years = _years(parts, period)
    decided = year if year is not None else _decide(years)
    organ = _organ(parts)
    return Identity(
        title=title.text if title else None,
        title_place=title.place if title else NOWHERE,
        title_source=title.source if title else None,
        organ=organ,
        organ_kind=organ_kind or kind_in_text(organ, "\n".join(_texts(parts.overview))),
        years=years,
        year=decided if decided is not None else _page_year(parts),
        period=Stated(period.value.days, period.raw, period.place) if period and period.value.days else None,
        signoff_organ=signoff.organ,
        signoff_date=signoff.date,
    )


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Paragraph) and b.text.strip()]


def _period(parts: Parts) -> Stated[Period] | None:
    """The statistical period, in the preamble or at the beginning or end of section 1."""
    for blocks, strict in ((parts.front[-_PREAMBLE_BLOCKS:], False), (parts.overview[:_OVERVIEW_BLOCKS], True)):
        for block in blocks:
            period = find_period(block.text, strict) if isinstance(block, Paragraph) and len(block.text) > 8 else None
            if period is not None:
                return Stated(period, period.raw, block.place)
    return None


def _years(parts: Parts, period: Stated[Period] | None) -> dict[str, Stated[int]]:
    """The reporting year each part of the report claims."""
    years: dict[str, Stated[int]] = {}
    title = parts.title
    if title is not None and title.year is not None and not _is_stale_property(parts):
        years["title"] = Stated(title.year, title.year_raw, title.place)
    if period is not None:
        years["period"] = Stated(period.value.year, period.raw, period.place)
    preamble = _preamble_year(parts.front)
    if preamble is not None:
        years["preamble"] = preamble
    overview = _overview_year(parts.overview)
    if overview is not None:
        years["overview"] = overview
    if parts.signoff.date is not None:
        day = parts.signoff.date
        years["signoff"] = Stated(_signed_for(day.value, years), day.raw, day.place)
    return years


def _is_stale_property(parts: Parts) -> bool:
    """The title in the properties of a Word file is often that of the report it was copied from."""
    return parts.title is not None and parts.title.source == "page" and parts.document.format == "docx"


def _page_year(parts: Parts) -> int | None:
    return parts.title.year if parts.title else None


def _signed_for(day: date, years: dict[str, Stated[int]]) -> int:
    """The reporting year of a sign-off: the year before; at the end of a year what the report itself says decides."""
    if day.month < _YEAR_END:
        return day.year - 1
    said = [s.value for s in years.values()]
    return day.year - 1 if said and day.year not in said and day.year - 1 in said else day.year


def _preamble_year(front: Sequence[Block]) -> Stated[int] | None:
    for block in front[-_PREAMBLE_BLOCKS:]:
        if not isinstance(block, Paragraph) or len(block.text) < 40:
            continue
        m = _preamble_pattern().search(without_titles(squash(block.text)))
        year = year_of(m[1]) if m else None
        if m and year:
            return Stated(year, m[0], block.place)
    return None


@cache
def _preamble_pattern() -> re.Pattern[str]:
    return re.compile(words().raw["preamble_year"])


def _overview_year(blocks: Sequence[Block]) -> Stated[int] | None:
    """The year that section 1 speaks of most, if it clearly does."""
    weights: Counter[int] = Counter()
    for block in blocks[:_OVERVIEW_BLOCKS]:
        if isinstance(block, Paragraph) and len(block.text) > 5:
            weights.update(spoken_years(block.text))
    if not weights:
        return None
    year, weight = max(weights.items(), key=itemgetter(1))
    return Stated(year, str(year)) if 2 * weight > sum(weights.values()) else None


def _decide(years: dict[str, Stated[int]]) -> int | None:
    """The year with most weight; of equals the one that the weightier part claims."""
    votes: Counter[int] = Counter()
    for part in _ORDER:
        if part in years:
            votes[years[part].value] += _WEIGHTS[part]
    return max(votes, key=votes.__getitem__) if votes else None


def _organ(parts: Parts) -> str | None:
    """The organ by the title, else the preamble, the first sentences, the sign-off."""
    if parts.title is not None and parts.title.organ:
        return parts.title.organ
    front, overview = _texts(parts.front[-_PREAMBLE_BLOCKS:]), _texts(parts.overview[:5])
    where = (
        ("subject", overview), ("compiled_by", front), ("published", front), ("compiles", front), ("subject", front),
        ("published", overview),
    )  # fmt: skip
    found = next((name for pattern, texts in where if (name := _named(pattern, texts))), None)
    return found or (parts.signoff.organ.value if parts.signoff.organ else None)


@cache
def _organ_pattern(name: str) -> re.Pattern[str]:
    return re.compile(words().raw["organ"][name])


def _named(pattern: str, texts: Sequence[str]) -> str | None:
    for text in texts:
        for m in _organ_pattern(pattern).finditer(squash(text)):
            if is_area_name(m[1]) and not _organ_pattern("not_name").search(m[1]):
                return m[1]
    return None
