"""What the checks of wording share: the running text, places in it, and patterns from the parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from lint_gov.checks.params import Params
from lint_gov.model.finding import Location
from lint_gov.model.report import Report
from lint_gov.prose.sentences import Passage, Sentence, reading

_AROUND = 12


def running_text(report: Report, sections: Iterable[int | None] | None = None) -> Iterable[Passage]:
    """The lines of the preamble and of all sections, or only those of `sections`; None is what stands in no numbered one."""
    every = reading(report.prose, report.front).passages
    if sections is None:
        return every
    wanted = frozenset(sections)
    return [passage for passage in every if passage.section in wanted]


def sentences_of(report: Report, passage: Passage) -> list[Sentence]:
    """The sentences of a passage of the running text."""
    return reading(report.prose, report.front).sentences_of(passage)


@cache
def pattern(*words: str) -> re.Pattern[str]:
    """Compile alternatives into one pattern; without any it never matches."""
    return re.compile("|".join(f"(?:{word})" for word in words) if words else r"(?!)")


def patterns(params: Params, name: str) -> Mapping[str, re.Pattern[str]]:
    """The parameter `name`: a mapping from words to lists of patterns, each list compiled into one."""
    given = cast(Mapping[str, Iterable[str]], params.get(name, {}))
    return {key: pattern(*words) for key, words in given.items()}


def at(passage: Passage, start: int, end: int, shown: str | None = None) -> Location:
    """The place of a stretch of running text, with the words around it as excerpt unless `shown` says otherwise."""
    around = passage.text[max(0, start - _AROUND) : end + _AROUND].strip()
    return Location(passage.section, place=passage.place(start), excerpt=around if shown is None else shown)


def heading_of(report: Report, number: int) -> Location:
    """The heading of a section, where something that is absent would stand."""
    section = report.section(number)
    heading = section.heading if section else None
    return Location(number, place=heading.place, excerpt=heading.raw.strip()) if heading else Location(number)
