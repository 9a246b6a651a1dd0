"""prose-stale-year: a sentence on this year's work begins with another year (P302).

Parameters: `sections`; `actors`, patterns of words that show the organ's own work; `unless`, words of history, plans,
comparison and documents, which name other years rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.params import Params, numbers, once, strings
from lint_gov.checks.texts import running_text, sentences_of
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report
from lint_gov.prose.sentences import Sentence

_HEAD = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]是)?[^，。,\d]{0,12}?(?P<year>20\d\d)\s*年(?:度|全年)?"
)
_YEARS = re.compile(r"20\d\d(?=\s*年)")
_CITED = re.compile(r"《[^》]*》")


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a question for each such sentence."""
    year = report.identity.year
    if year is None:
        return
    actors, unless = once(params, _actors), strings(params, "unless")
    for passage in running_text(report, numbers(params, "sections")):
        for sentence in sentences_of(report, passage) if "20" in passage.text else ():
            stated = _year(sentence, actors, unless, year)
            if stated is not None:
                yield _hit(sentence, stated, year)


def _actors(params: Params) -> re.Pattern[str]:
    return re.compile("|".join(strings(params, "actors")))


def _year(sentence: Sentence, actors: re.Pattern[str], unless: tuple[str, ...], year: int) -> int | None:
    text = _CITED.sub("", sentence.text)
    match = _HEAD.match(text)
    if not match or abs(int(match["year"]) - year) != 1 or any(word in text for word in unless):
        return None
    years = {int(found) for found in _YEARS.findall(text)}
    return int(match["year"]) if years == {int(match["year"])} and actors.search(text[match.end() :]) else None


def _hit(sentence: Sentence, stated: int, year: int) -> Hit:
    return Hit(
        Location(sentence.passage.section, place=sentence.place(), excerpt=sentence.text.strip()[:40]),
        outcome="review",
        fields={"stated_year": stated, "year": year},
        evidence={"stated": stated, "computed": year},
    )
