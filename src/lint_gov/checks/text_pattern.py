"""text-pattern: words that have no place in a report (L101 residue of templates, L102 slips of the keyboard).

Parameters: `patterns`, case → patterns; `unless`, patterns of what may stand: a match is let off when it lies within
a match of one of these; `headings`, whether the headings of sections are read as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lint_gov.checks.params import Params, once, strings
from lint_gov.checks.texts import at, pattern, patterns, running_text
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report
from lint_gov.prose.sentences import Passage, blank
from lint_gov.tuples import NamedTuple


class _Words(NamedTuple):
    """The parameters, compiled."""

    cases: tuple[tuple[str, re.Pattern[str]], ...]
    unless: re.Pattern[str]


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit for each wording found; further places of the same wording are related ones."""
    words = once(params, _words)
    found: dict[tuple[str, str], list[Location]] = {}
    for passage in _passages(report, bool(params.get("headings"))):
        for case, wanted in words.cases:
            if wanted.search(passage.text):
                for m in _but(words.unless, passage.text, list(wanted.finditer(passage.text))):
                    found.setdefault((case, m.group().strip()), []).append(at(passage, m.start(), m.end()))
    for (case, said), places in found.items():
        fields = {"found": said, "count": len(places)}
        yield Hit(places[0], case=case, fields=fields, evidence={"stated": said}, related=tuple(places[1:]))


def _words(params: Params) -> _Words:
    return _Words(tuple(patterns(params, "patterns").items()), pattern(*strings(params, "unless")))


def _passages(report: Report, headings: bool) -> Iterator[Passage]:
    yield from running_text(report)
    for section in report.sections if headings else ():
        if section.heading is not None:
            yield Passage(blank(section.heading.raw), section.number, ((0, section.heading.place),))


def _but(unless: re.Pattern[str], text: str, matches: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The matches that do not lie within one of `unless`."""
    spans = [m.span() for m in unless.finditer(text)]
    for m in matches:
        last = bisect_right(spans, (m.start(), len(text))) - 1
        if last < 0 or spans[last][1] < m.end():
            yield m
