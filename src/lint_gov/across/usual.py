"""How alike unrelated reports of one batch are: where all write from one pattern, likeness proves little (基准相似度)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from lint_gov.across.narrative import narrative, sections
from lint_gov.model.report import Report
from lint_gov.text.overlap import Weight, shared

_FEWEST = 20
_PAIRS = 240
# Of so many pairs one may be a copy itself: what is found among them must not hide copies.
_COPIES = 20

Pairs = list[tuple[int, int]]


def pairs(numbers: Mapping[int, list[int]]) -> dict[int, Pairs]:
    """What is to be compared to tell it, by year; nothing for a year of few reports."""
    return {year: list(_pairs(of_year)) for year, of_year in numbers.items() if len(of_year) >= _FEWEST}


def usual(chosen: Pairs, load: Callable[[int], Report], weight: Weight | None) -> dict[int, float]:
    """By section the highest ratio among some hundred pairs of reports of a year, but for a few.

    Args:
        chosen: the pairs, by numbers.
        load: gives a report.
        weight: gives what 5-grams of that year count.
    """
    ratios: dict[int, list[float]] = defaultdict(list)
    for one, other in chosen:
        a, b = load(one), load(other)
        if a.identity.organ == b.identity.organ:
            continue
        for section in sections():
            ratios[section].append(shared(narrative(a, section), narrative(b, section), weight).ratio)
    return {section: sorted(found)[-1 - len(found) // _COPIES] for section, found in ratios.items()}


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Some hundred pairs at growing distances, so that no report and no neighbourhood is preferred."""
    size = len(numbers)
    for count in range(_PAIRS):
        one = count * size // _PAIRS
        yield numbers[one], numbers[(one + 1 + count * 7 % (size - 1)) % size]
