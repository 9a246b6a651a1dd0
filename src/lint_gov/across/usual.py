"""How alike unrelated reports of one batch are: where all write from one pattern, likeness proves little (基准相似度)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from lint_gov.across.narrative import narrative, sections
from lint_gov.model.report import Report
from lint_gov.text.overlap import shared

_FEWEST = 20
_PAIRS = 240
# Of so many pairs one may be a copy itself: what is found among them must not hide copies.
_COPIES = 20

Weight = Callable[[str], float]


class Usual:
    """The highest ratio among some hundred pairs of reports of a year, picked evenly; of few reports nothing is known.

    Args:
        numbers: the reports of a run by year.
        load: gives a report.
        weight: gives what 5-grams of a year count.
    """

    def __init__(
        self, numbers: Mapping[int, list[int]], load: Callable[[int], Report], weight: Callable[[int], Weight | None]
    ) -> None:
        self._numbers, self._load, self._weight = numbers, load, weight
        self._found: dict[int, dict[int, float]] = {}

    def __call__(self, year: int, section: int) -> float:
        """How alike that section is in unrelated reports of a year; 0 where nothing is known."""
        if year not in self._found:
            of_year = self._numbers.get(year, [])
            known = len(of_year) >= _FEWEST
            self._found[year] = _usual(of_year, self._load, self._weight(year)) if known else {}
        return self._found[year].get(section, 0.0)


def _usual(of_year: list[int], load: Callable[[int], Report], weight: Weight | None) -> dict[int, float]:
    ratios: dict[int, list[float]] = defaultdict(list)
    for one, other in _pairs(of_year):
        a, b = load(one), load(other)
        if a.identity.organ == b.identity.organ:
            continue
        for section in sections():
            ratios[section].append(shared(narrative(a, section), narrative(b, section), weight).ratio)
    return {section: sorted(found)[-1 - len(found) // _COPIES] for section, found in ratios.items()}


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs at growing distances, so that no report and no neighbourhood is preferred."""
    size = len(numbers)
    for count in range(_PAIRS):
        one = count * size // _PAIRS
        yield numbers[one], numbers[(one + 1 + count * 7 % (size - 1)) % size]
