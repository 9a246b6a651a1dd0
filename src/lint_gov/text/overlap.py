"""How much two texts share, word for word, whatever the order (文字重合度).

A text is reduced to Han characters, with every number as one "0", so that new figures in an old sentence make no new
text. What two texts share are the stretches of at least `SHORTEST` characters that stand in both; they are found by
their 5-grams, as in the winnowing of Schleimer, Wilkerson and Aiken, but without sampling, and in any order, so that
paragraphs that were moved are found too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lint_gov.text.fold import keyed

GRAM = 5
SHORTEST = 8
_NUMBER = re.compile(r"[0-9A-Za-z〇○]+")
# Stands where something was taken out; no stretch runs over it.
CUT = "\n"

Weight = Callable[[str], float]


class Text(NamedTuple):
    """A text for comparison: `raw` as it stands, `letters` reduced, and where each of them stands in `raw`."""

    raw: str
    letters: str
    offsets: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many characters can be shared."""
        return len(self.letters) - self.letters.count(CUT)


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
    return Text(raw, letters, tuple(offsets))


def _replaced(letters: str, offsets: list[int], what: re.Pattern[str], by: str) -> tuple[str, list[int]]:
    out, places, done = [], [], 0
    for match in what.finditer(letters):
        if match.end() > match.start():
            out += [letters[done : match.start()], by]
            places += [*offsets[done : match.start()], offsets[match.start()]]
            done = match.end()
    return "".join([*out, letters[done:]]), [*places, *offsets[done:]]


def grams(text: Text) -> Iterator[str]:
    """The 5-grams of a text, one for each position; those over a cut are left out."""
    return (gram for gram in _every(text.letters) if CUT not in gram)


def _every(letters: str) -> Iterator[str]:
    return (letters[i : i + GRAM] for i in range(len(letters) - GRAM + 1))


def shared(one: Text, other: Text, weight: Weight | None = None) -> Shared:
    """Compare two texts; with `weight` (0 to 1 by 5-gram), what everybody writes counts less."""
    runs, back = _runs(one, set(grams(other))), _runs(other, set(grams(one)))
    mine, yours = _weights(one, weight), _weights(other, weight)
    total = sum(mine) + sum(yours)
    common = sum(sum(mine[a:b]) for a, b in runs) + sum(sum(yours[a:b]) for a, b in back)
    longest = sorted(runs, key=lambda run: (run[0] - run[1], run[0]))
    return Shared(common / total if total else 0.0, tuple(_shown(one, run) for run in longest), sum(mine))


def _runs(text: Text, wanted: set[str]) -> list[tuple[int, int]]:
    """The stretches of a text that are made of wanted 5-grams, if long enough."""
    runs: list[tuple[int, int]] = []
    for start, gram in enumerate(_every(text.letters)):
        if gram in wanted and CUT not in gram:
            first = runs.pop()[0] if runs and start <= runs[-1][1] else start
            runs.append((first, start + GRAM))
    return [(start, stop) for start, stop in runs if stop - start >= SHORTEST]


def _weights(text: Text, weight: Weight | None) -> list[float]:
    """What each character counts: as much as the 5-gram that begins there; 0 at a cut."""
    if weight is None:
        return [float(char != CUT) for char in text.letters]
    counts = [0.0 if CUT in gram else weight(gram) for gram in _every(text.letters)]
    last = counts[-1] if counts else 0.0
    counts += [last] * (len(text.letters) - len(counts))
    return [0.0 if char == CUT else count for char, count in zip(text.letters, counts, strict=True)]


def _shown(text: Text, run: tuple[int, int]) -> str:
    first, last = text.offsets[run[0]], text.offsets[run[1] - 1]
    return "".join(text.raw[first : last + 1].split())


def sketch(found: Iterable[str], size: int) -> tuple[int, ...]:
    """The smallest hashes of 5-grams: how many two sketches share tells about how much the texts do (bottom-k, Broder)."""
    import heapq
    from zlib import crc32

    return tuple(heapq.nsmallest(size, {crc32(gram.encode()) for gram in found}))
