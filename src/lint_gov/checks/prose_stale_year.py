"""prose-stale-year: a sentence on this year's work begins with another year (P302).

Parameters: `sections`; `actors`, patterns of words that show the organ's own work; `unless`, words of history, plans,
comparison and documents, which name other years rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.params import Params, numbers, strings
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report
from lint_gov.prose.sentences import Sentence, passages, sentences

_HEAD = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]是)?[^，。,\d]{0,12}?(?P<year>20\d\d)\s*年(?:度|全年)?"
)
_CITED = re.compile(r"《[^》]*》")


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a question for each such sentence."""
    year = report.identity.year
    if year is None:
        return
    sections, actors, unless = numbers(params, "sections"), "|".join(strings(params, "actors")), strings(params, "unless")
    for passage in passages(s for s in report.prose if s.number in sections):
        for sentence in sentences(passage):
            stated = _year(sentence, actors, unless, year)
            if stated is not None:
                yield _hit(sentence, stated, year)


def _year(sentence: Sentence, actors: str, unless: tuple[str, ...], year: int) -> int | None:
    text = _CITED.sub("", sentence.text)
    match = _HEAD.match(text)
    if not match or abs(int(match["year"]) - year) != 1 or any(word in text for word in unless):
        return None
    years = {int(found) for found in re.findall(r"20\d\d(?=\s*年)", text)}
    return int(match["year"]) if years == {int(match["year"])} and re.search(actors, text[match.end() :]) else None


def _hit(sentence: Sentence, stated: int, year: int) -> Hit:
    return Hit(
        Location(sentence.passage.section, place=sentence.place(), excerpt=sentence.text.strip()[:40]),
        outcome="review",
        fields={"stated_year": stated, "year": year},
        evidence={"stated": stated, "computed": year},
    )
