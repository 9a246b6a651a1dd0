"""How usual a phrase is among the organs of a year: what most of them write is nobody's own (通用表述)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from functools import lru_cache
from math import log
from zlib import crc32

# Enough of them to tell what is usual; more would cost time and change nothing.
_ENOUGH = 1000
_FEWEST = 10
_LEAST = 0.05
_BUCKETS = 1 << 22


class Commonness:
    """Counts in how many reports of a year a 5-gram occurs; by its hash, so that the memory does not grow."""

    def __init__(self) -> None:
        self._reports: dict[int | None, int] = {}
        self._counts: dict[int | None, array[int]] = {}
        self._weights: dict[int | None, Callable[[str], float]] = {}

    def __getstate__(self) -> dict[str, object]:
        """Other processes work the weights out for themselves."""
        return {**vars(self), "_weights": {}}

    def wants(self, year: int | None) -> bool:
        """Whether one more report of a year would tell anything."""
        return self._reports.get(year, 0) < _ENOUGH

    def add(self, year: int | None, found: Iterable[int]) -> None:
        """Count the 5-grams of one report, by their hashes."""
        if year not in self._counts:
            self._counts[year] = array("H", bytes(2 * _BUCKETS))
        counts = self._counts[year]
        self._reports[year] = self._reports.get(year, 0) + 1
        self._weights.pop(year, None)
        for place in {value % _BUCKETS for value in found}:
            counts[place] += 1

    def weight(self, year: int | None) -> Callable[[str], float] | None:
        """What a 5-gram counts in a report of a year: 1 when it is the only one to have it; None while too few are known."""
        if self._reports.get(year, 0) < _FEWEST:
            return None
        if year not in self._weights:
            self._weights[year] = self._weight(year)
        return self._weights[year]

    def _weight(self, year: int | None) -> Callable[[str], float]:
        counts, most = self._counts[year], log(self._reports[year])

        @lru_cache(maxsize=1 << 15)
        def weigh(gram: str) -> float:
            return max(_LEAST, 1 - log(max(counts[crc32(gram.encode()) % _BUCKETS], 1)) / most)

        return weigh
