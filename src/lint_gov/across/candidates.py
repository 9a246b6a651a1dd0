"""Which reports are worth a close comparison: those whose sketches share hashes, found without comparing all pairs."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

_SHARED = 3
# In a crowd that shares a hash each is held against so many that follow it: copies of one text form chains.
_CROWD = 12
_NEXT = 3
_MOST = 3


class Candidates:
    """Collects sketches of narrative sections; then names, for each report, those that may share text with it."""

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._owners = array("L")

    def add(self, number: int, sketches: Iterable[Iterable[int]]) -> None:
        """Take in the sketches of one report under a number."""
        for sketch in sketches:
            slot = len(self._owners)
            self._owners.append(number)
            self._hashes.extend(value << 32 | slot for value in sketch)

    def pairs(self) -> dict[int, list[int]]:
        """For each number those with which it shares most, at most three."""
        shared = Counter(pair for run in self._crowds() for pair in _linked(run))
        found: dict[int, Counter[int]] = defaultdict(Counter)
        for (a, b), count in shared.items():
            one, other = self._owners[a], self._owners[b]
            if count >= _SHARED and one != other:
                found[one][other] += count
                found[other][one] += count
        return {
            number: [n for n, _ in sorted(c.items(), key=lambda item: (-item[1], item[0]))[:_MOST]] for number, c in found.items()
        }

    def _crowds(self) -> Iterator[list[int]]:
        """The slots that share a hash."""
        ordered: Iterable[int] = sorted(self._hashes)
        for _, group in groupby(ordered, key=lambda packed: packed >> 32):
            crowd = [packed & 0xFFFFFFFF for packed in group]
            if len(crowd) > 1:
                yield crowd


def _linked(crowd: Sequence[int]) -> Iterator[tuple[int, int]]:
    reach = len(crowd) if len(crowd) <= _CROWD else _NEXT
    return ((one, other) for i, one in enumerate(crowd) for other in crowd[i + 1 : i + 1 + reach])
