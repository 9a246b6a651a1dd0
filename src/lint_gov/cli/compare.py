"""Reports held against those beside them, in this process or in several (family C); what is found does not depend on which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lint_gov.across.commonness import Commonness
from lint_gov.across.core import whole
from lint_gov.across.near import Load, Near, Ratios, peers
from lint_gov.across.usual import Pairs, usual
from lint_gov.cli import work
from lint_gov.model.peers import Body, Card, Peers
from lint_gov.model.report import Report
from lint_gov.store.pack import unpack
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from lint_gov.cli.many import Gathered
    from lint_gov.engine import Outcome

# For fewer comparisons a process takes longer to start than to do its share.
WORTH_PROCESSES = 120
_AT_HAND = 128
Packed = tuple[bytes, bytes]


class Case(NamedTuple):
    """One report that is to be held against others."""

    number: int
    path: str
    near: Near


class Known(NamedTuple):
    """What each process has to know.

    Attributes:
        common: how usual phrases are in the run.
    """

    common: Commonness
    options: work.Options


class Found(NamedTuple):
    """What a comparison says; `peers` where it was made in this process."""

    outcome: Outcome
    peers: Peers | None = None


class Cores:
    """What reports are compared by, by number; those of the year before come behind those of this."""

    def __init__(self, this: Gathered, earlier: Gathered) -> None:
        self._this, self._earlier = this, earlier
        self.load = lru_cache(_AT_HAND)(self._load)

    def packed(self, number: int) -> Packed:
        """The parts of one, as bytes."""
        of, at = self._at(number)
        return of.cards.packed(at), of.bodies.packed(at)

    def _at(self, number: int) -> tuple[Gathered, int]:
        first = len(self._this.cards)
        return (self._this, number) if number < first else (self._earlier, number - first)

    def _load(self, number: int) -> Report:
        return reread(self.packed(number))


def reread(parts: Packed) -> Report:
    """The report of which these are the packed parts."""
    card, body = map(unpack, parts)
    assert isinstance(card, Card) and isinstance(body, Body)
    return whole(card, body)


def compared(cases: Sequence[Case], pairs: Mapping[int, Pairs], cores: Cores, known: Known, processes: int) -> Iterator[Found]:
    """Yield what the comparison says of each case, in order.

    Args:
        pairs: unrelated reports by year, see `Beside.pairs`.
        processes: how many do the work; 1 for this one alone.
    """
    if processes < 2:
        return _here(cases, pairs, cores, known)
    from lint_gov.cli.spread import spread

    return spread(cases, pairs, cores, known, processes)


def _here(cases: Iterable[Case], pairs: Mapping[int, Pairs], cores: Cores, known: Known) -> Iterator[Found]:
    @cache
    def ratios(year: int) -> Ratios:
        return usual(pairs.get(year, []), cores.load, known.common.weight(year))

    return (held(case, cores.load, known, ratios) for case in cases)


def held(case: Case, load: Load, known: Known, ratios: Callable[[int], Ratios]) -> Found:
    """Hold one report against those beside it; `ratios` gives how alike unrelated reports of a year are."""
    beside = peers(case.near, load, known.common, ratios)
    return Found(work.judge(case.path, load(case.number), known.options, beside), beside)
