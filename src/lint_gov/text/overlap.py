"""How much two texts share, word for word, whatever the order (文字重合度).

A text is reduced to Han characters, with every number as one "0", so that new figures in an old sentence make no new
text. What two texts share are the stretches of at least `SHORTEST` characters that stand in both; they are found by
their 5-grams, as in the winnowing of Schleimer, Wilkerson and Aiken, but without sampling, and in any order, so that
paragraphs that were moved are found too.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from zlib import crc32

from lint_gov.text.fold import keyed
from lint_gov.tuples import NamedTuple

GRAM = 5
SHORTEST = 8
_NUMBER = re.compile(r"[0-9A-Za-z〇○]+")
# Stands where something was taken out; no stretch runs over it.
CUT = "\n"

Weight = Callable[[str], float]


class Text:
    """A text for comparison: `raw` as it stands, `letters` reduced, and where each of them stands in `raw`.

    One text is held against several others: what that takes is worked out once.
    """

    def __init__(self, raw: str, letters: str, offsets: Sequence[int]) -> None:
        self.raw = raw
        self.letters = letters
        self.offsets = offsets
        self._weights: tuple[Weight | None, list[float]] | None = None

    @property
    def size(self) -> int:
        """How many characters can be shared."""
        return len(self.letters) - self.letters.count(CUT)

    @cached_property
    def every(self) -> list[str]:
        """The 5-gram that begins at each position, those over a cut among them."""
        return [self.letters[i : i + GRAM] for i in range(len(self.letters) - GRAM + 1)]

    @cached_property
    def known(self) -> frozenset[str]:
        """The 5-grams of `grams`."""
        return frozenset(gram for gram in self.every if CUT not in gram)

    def weights(self, weight: Weight | None) -> list[float]:
        """What each character counts: as much as the 5-gram that begins there; 0 at a cut."""
        if self._weights is None or self._weights[0] is not weight:
            self._weights = weight, self._weighed(weight)
        return self._weights[1]

    def _weighed(self, weight: Weight | None) -> list[float]:
        if weight is None:
            return [float(char != CUT) for char in self.letters]
        counts = [weight(gram) if gram in self.known else 0.0 for gram in self.every]
        last = counts[-1] if counts else 0.0
        counts += [last] * (len(self.letters) - len(counts))
        return [0.0 if char == CUT else count for char, count in zip(self.letters, counts, strict=True)]


class Shared(NamedTuple):
    """What two texts share.

    Attributes:
        ratio: the share of both texts together, 0 to 1.
        passages: the stretches as they stand in the first, longest first.
        mass: how many characters of the first count, each by its weight.
    """

    ratio: float
    passages: tuple[str, ...]
    mass: float


def reduced(raw: str, without: re.Pattern[str] | None = None) -> Text:
    """Return a text for comparison; what `without` finds in its letters counts for nothing."""
    letters, offsets = keyed(raw)
    letters, offsets = _replaced(letters, offsets, _NUMBER, "0")
    if without is not None:
        letters, offsets = _replaced(letters, offsets, without, CUT)
    return Text(raw, letters, array("L", offsets))


def _replaced(letters: str, offsets: list[int], what: re.Pattern[str], by: str) -> tuple[str, list[int]]:
    out, places, done = [], [], 0
    for match in what.finditer(letters):
        if match.end() > match.start():
            out += [letters[done : match.start()], by]
            places += [*offsets[done : match.start()], offsets[match.start()]]
            done = match.end()
    return "".join([*out, letters[done:]]), [*places, *offsets[done:]]


def grams(text: Text) -> frozenset[str]:
    """The 5-grams of a text; those over a cut are left out."""
    return text.known


def shared(one: Text, other: Text, weight: Weight | None = None) -> Shared:
    """Compare two texts; with `weight` (0 to 1 by 5-gram), what everybody writes counts less."""
    both = one.known & other.known
    runs, back = _runs(one, both), _runs(other, both)
    mine, yours = one.weights(weight), other.weights(weight)
    total = sum(mine) + sum(yours)
    common = sum(sum(mine[a:b]) for a, b in runs) + sum(sum(yours[a:b]) for a, b in back)
    longest = sorted(runs, key=lambda run: (run[0] - run[1], run[0]))
    return Shared(common / total if total else 0.0, tuple(_shown(one, run) for run in longest), sum(mine))


def _runs(text: Text, wanted: frozenset[str]) -> list[tuple[int, int]]:
    """The stretches of a text that are made of wanted 5-grams, if long enough."""
    if not wanted:
        return []
    runs: list[tuple[int, int]] = []
    first = stop = -1
    for start in (i for i, gram in enumerate(text.every) if gram in wanted):
        if start > stop:
            runs.append((first, stop))
            first = start
        stop = start + GRAM
    return [(start, end) for start, end in (*runs, (first, stop)) if end - start >= SHORTEST]


def _shown(text: Text, run: tuple[int, int]) -> str:
    first, last = text.offsets[run[0]], text.offsets[run[1] - 1]
    return "".join(text.raw[first : last + 1].split())


def hashes(found: Iterable[str]) -> set[int]:
    """The 32-bit hashes of 5-grams, the same on every machine."""
    return {crc32(gram.encode()) for gram in found}


def sketch(found: Iterable[int], size: int) -> tuple[int, ...]:
    """The smallest hashes of 5-grams: how many two sketches share tells about how much the texts do (bottom-k, Broder)."""
    return tuple(sorted(found)[:size])
