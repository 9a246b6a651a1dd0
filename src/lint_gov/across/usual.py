"""How alike unrelated reports of one batch are: where all write from one pattern, likeness proves little (基准相似度)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from lint_gov.across.narrative import narrative, sections
from lint_gov.model.report import Report
from lint_gov.text.overlap import shared

_FEWEST = 20
_PAIRS = 240

Weight = Callable[[str], float]


def usual(
    numbers: Mapping[int, list[int]], load: Callable[[int], Report | None], weight: Callable[[int], Weight | None]
) -> dict[int, dict[int, float]]:
    """Return by year and section the highest ratio among some hundred pairs of reports (`numbers` by year) picked evenly.

    Years with fewer than twenty reports tell nothing and are left out.
    """
    found: dict[int, dict[int, float]] = {}
    for year, of_year in numbers.items():
        if len(of_year) >= _FEWEST:
            found[year] = _highest(of_year, load, weight(year))
    return found


def _highest(of_year: list[int], load: Callable[[int], Report | None], weight: Weight | None) -> dict[int, float]:
    highest: dict[int, float] = defaultdict(float)
    for one, other in _pairs(of_year):
        a, b = load(one), load(other)
        if a is None or b is None or a.identity.organ == b.identity.organ:
            continue
        for section in sections():
            ratio = shared(narrative(a, section), narrative(b, section), weight).ratio
            highest[section] = max(highest[section], ratio)
    return dict(highest)


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs at growing distances, so that no report and no neighbourhood is preferred."""
    size = len(numbers)
    for count in range(_PAIRS):
        one = count * size // _PAIRS
        yield numbers[one], numbers[(one + 1 + count * 7 % (size - 1)) % size]
