"""Years, dates and the statistical period as reports write them; what lost its 年 or 月 is not read."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from lint_gov.structure.words import words
from lint_gov.text.fold import fold, squash
from lint_gov.text.numerals import chinese_number
from lint_gov.tuples import NamedTuple

_HAN = "〇○零一二三四五六七八九"
_YEAR = rf"(?:(?<![\d.])20\d\d(?!\d)|二[〇○零０0O][{_HAN}0]{{2}})"
_SMALL = r"(?:\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3})"
_CLOCK = r"(?:\d{1,2}[时:：](?:\d{2}分?)?)?"
YEAR = re.compile(rf"({_YEAR})\s*(?:年|(?=[政信]))")
YEAR_WORDS = re.compile(rf"{_YEAR}\s*(?:年度?|(?=[政信]))")
_SPOKEN_YEAR = re.compile(rf"(?<![〔\[（(《])({_YEAR})年(度)?(?!\d{{1,2}}月|[一二三四五六七八九十]{{1,2}}月|前|以来|起)")
_ACADEMIC = re.compile(r"20\d\d\s*年?\s*[-—－–~～至/]+\s*20\d\d\s*(?:学年|年度?(?:政府|信息))|学年")
# Cited titles may hold titles; a bracket that is never closed ends at the next of its kind, lest each one look to the end.
_TITLES = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〔[^〔〕]*〕|\[[^\[\]]*\]|“[^“”]*”")
DATE = re.compile(rf"({_YEAR})年({_SMALL})月({_SMALL})日")
_DOTTED = re.compile(r"(20\d\d)([./\-－])(\d{1,2})\2(\d{1,2})")
_POINT = re.compile(rf"(?:({_YEAR})年)?({_SMALL})月(?:份)?(?:({_SMALL})日?)?{_CLOCK}")
_UNTIL = re.compile(r"[起始]?[，,]?(?:[至到]|[-—－–~～]{1,2})(?:本年|同年|当年)?")
_DOTTED_RANGE = re.compile(
    r"(20\d\d)([./\-])(\d{1,2})\2(\d{1,2})日?[起]?(?:[至到]|[-—－–~～]{1,2})(20\d\d)\2(\d{1,2})\2(\d{1,2})"
)
_SENTENCE = re.compile(r"[^。；;！]+")
_LEADING_YEAR = 3


class Period(NamedTuple):
    """A statement of the statistical period; `days` is None when only its end is said."""

    raw: str
    year: int
    days: tuple[date, date] | None


def year_of(text: str) -> int | None:
    """The value of a year in Arabic or Chinese digits."""
    plain = fold(text).replace("O", "〇")
    return int(plain) if plain.isdecimal() else chinese_number(plain.replace("0", "〇"))


def title_year(title: str) -> tuple[int, str] | None:
    """The year a title names, with its words; None for an academic year or two years."""
    text = squash(title)
    if _ACADEMIC.search(text):
        return None
    found = {year_of(m[1]): m[0] for m in YEAR.finditer(text)}
    if len(found) != 1:
        return None
    year, raw = next(iter(found.items()))
    return (year, raw) if year else None


def without_titles(text: str) -> str:
    """The text without the titles and numbers of documents that it cites."""
    return _TITLES.sub("", text)


def spoken_years(text: str) -> Counter[int]:
    """The years a passage speaks of, weighted: a year that opens a sentence counts more. Cited titles do not count."""
    weights: Counter[int] = Counter()
    squashed = squash(text)
    if "年" not in squashed:
        return weights
    plain = without_titles(squashed)
    for sentence in _SENTENCE.finditer(plain):
        for m in _SPOKEN_YEAR.finditer(sentence[0]):
            year = year_of(m[1])
            if year and 2000 < year < 2100:
                weights[year] += _LEADING_YEAR if m.start() <= 1 else 1
    return weights


def date_alone(text: str) -> date | None:
    """The date a line consists of: 2024年1月18日, 二〇二四年一月十八日, 2024.1.18, 2024-01-18."""
    plain = squash(text).strip("（）()【】。.|｜")
    m = DATE.fullmatch(plain)
    if m:
        return _date(year_of(m[1]), _small(m[2]), _small(m[3]))
    m = _DOTTED.fullmatch(plain)
    return _date(int(m[1]), int(m[3]), int(m[4])) if m else None


def find_period(text: str, strict: bool = False) -> Period | None:
    """The statistical period in a passage, None when there is none that can be read.

    Args:
        strict: the passage tells of the year's work, so that a span of dates alone says nothing.
    """
    plain = squash(text)
    for sentence in _SENTENCE.finditer(plain):
        period = _period_in(sentence[0], strict)
        if period is not None:
            return period
    return None


def _period_in(sentence: str, strict: bool) -> Period | None:
    if "月" not in sentence and "20" not in sentence:  # neither a point in time nor a range in figures
        return None
    in_context = bool(_context().search(sentence))
    points = list(_POINT.finditer(sentence)) if "月" in sentence else []
    for first, last in pairwise(points):
        days = _range(first, last) if _UNTIL.fullmatch(sentence, first.end(), last.start()) else None
        if days is not None and (in_context or (_whole_year(days) and not strict)) and not _damaged(sentence, first.start()):
            raw = sentence[first.start() : last.end()]
            return Period(raw, days[1].year, days)
    dotted = _DOTTED_RANGE.search(sentence) if in_context else None
    return _dotted(dotted) if dotted else _cutoff_in(sentence)


def _dotted(m: re.Match[str]) -> Period | None:
    start, end = _date(int(m[1]), int(m[3]), int(m[4])), _date(int(m[5]), int(m[6]), int(m[7]))
    return Period(m[0], end.year, (start, end)) if start and end else None


def _damaged(sentence: str, start: int) -> bool:
    """Whether digits stand right before: a doubled year (202020年) or a lost 年."""
    return start > 0 and sentence[start - 1].isdecimal()


def _cutoff_in(sentence: str) -> Period | None:
    """数据核定时间点为Y年12月31日: only the end is said."""
    m = DATE.search(sentence) if _cutoff().search(sentence) else None
    day = _date(year_of(m[1]), _small(m[2]), _small(m[3])) if m else None
    return Period(m[0], day.year, None) if m and day and (day.month, day.day) == (12, 31) else None


def _range(first: re.Match[str], last: re.Match[str]) -> tuple[date, date] | None:
    """First and last day; a year left out of the second is that of the first, whole months count from first to last day."""
    if not first[1] or (first[3] is None) != (last[3] is None):
        return None
    year = year_of(last[1] or first[1])
    month = _small(last[2])
    start = _date(year_of(first[1]), _small(first[2]), _small(first[3]) if first[3] else 1)
    if year is None or month is None or not 1 <= month <= 12:
        return None
    end = _date(year, month, _small(last[3]) if last[3] else _last_day(year, month))
    return (start, end) if start and end else None


def _whole_year(days: tuple[date, date]) -> bool:
    start, end = days
    return (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31)


def _small(text: str) -> int | None:
    plain = fold(text)
    return int(plain) if plain.isdecimal() else chinese_number(plain)


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> int:
    """The last day of a month."""
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day


@cache
def _context() -> re.Pattern[str]:
    return re.compile(words().raw["period"]["context"])


@cache
def _cutoff() -> re.Pattern[str]:
    return re.compile(words().raw["period"]["cutoff"])
