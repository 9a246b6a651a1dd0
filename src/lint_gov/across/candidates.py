"""Which reports are worth a close comparison: those whose sketches share hashes, found without comparing all pairs."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

_SHARED = 3
# In a crowd that shares a hash each is held against so many that follow it: copies of one text form chains.
_CROWD = 12
_NEXT = 3
_MOST = 3
# How many hashes a pair shares and how rare they are, in one small number, and the pair in another: there are millions.
_ONE = 1 << 20
_RARE = 1 << 14
_SLOT = 0xFFFFFFFF


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

    def pairs(self, wanted: Callable[[int, int], bool]) -> dict[int, list[int]]:
        """For each number at most three that it shares most with, if they are wanted for it: rare hashes count most."""
        found: dict[int, Counter[int]] = defaultdict(Counter)
        for pair, score in self._scores().items():
            one, other = self._owners[pair >> 32], self._owners[pair & _SLOT]
            if score >= _SHARED * _ONE and one != other:
                found[one][other] += score % _ONE
                found[other][one] += score % _ONE
        return {number: _best(others, partial(wanted, number)) for number, others in found.items()}

    def _scores(self) -> Counter[int]:
        scores: Counter[int] = Counter()
        for crowd in self._crowds():
            score = _ONE + _RARE // (len(crowd) - 1)
            for pair in _linked(crowd):
                scores[pair] += score
        return scores

    def _crowds(self) -> Iterator[list[int]]:
        """The slots that share a hash."""
        ordered: Iterable[int] = sorted(self._hashes)
        for _, group in groupby(ordered, key=lambda packed: packed >> 32):
            crowd = [packed & _SLOT for packed in group]
            if len(crowd) > 1:
                yield crowd


def _linked(crowd: Sequence[int]) -> Iterator[int]:
    """The pairs of slots that a crowd makes."""
    reach = len(crowd) if len(crowd) <= _CROWD else _NEXT
    return (one << 32 | other for i, one in enumerate(crowd) for other in crowd[i + 1 : i + 1 + reach])


def _best(others: Counter[int], wanted: Callable[[int], bool]) -> list[int]:
    ranked = sorted(others, key=lambda other: (-others[other], other))
    return list(islice(filter(wanted, ranked), _MOST))
