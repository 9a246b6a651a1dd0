"""Comparing reports in several processes (多进程比对)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from lint_gov.across.near import Load, Ratios
from lint_gov.across.usual import Pairs, usual
from lint_gov.cli import workers
from lint_gov.cli.compare import Case, Cores, Found, Known, Packed, held, reread

if TYPE_CHECKING:
    from lint_gov.engine import Outcome

T = TypeVar("T")
# So many cases are handed out as one, and so many such parts for each process at a time.
_PART, _AHEAD = 16, 3


def spread(cases: Sequence[Case], pairs: Mapping[int, Pairs], cores: Cores, known: Known, processes: int) -> Iterator[Found]:
    """What `compared` yields, worked out by several processes, which are sent what they are to read."""
    years = sorted({case.near.year for case in cases if case.near.year is not None} & pairs.keys())
    ahead = _AHEAD * processes
    _begin(known)
    with workers.pool(processes, partial(_begin, known)) as pool:
        found = _each(pool, (partial(_usual, year, pairs[year], _sent(chain(*pairs[year]), cores)) for year in years), ahead)
        ratios = dict(zip(years, found, strict=True))
        parts = (cases[start : start + _PART] for start in range(0, len(cases), _PART))
        jobs = (partial(_judged, part, _sent(_numbers(part), cores), ratios) for part in parts)
        yield from (Found(outcome) for outcomes in _each(pool, jobs, ahead) for outcome in outcomes)


def _each(pool: Executor, jobs: Iterator[Callable[[], T]], ahead: int) -> Iterator[T]:
    """What the jobs return, in order, a few handed out ahead; where a process died this one does the rest."""
    waiting = deque((job, _handed(pool, job)) for job in islice(jobs, ahead))
    while waiting:
        job, future = waiting.popleft()
        yield _result(job, future)
        waiting += ((job, _handed(pool, job)) for job in islice(jobs, 1))


def _handed(pool: Executor, job: Callable[[], T]) -> Future[T] | None:
    try:
        return pool.submit(job)
    except BrokenExecutor:
        return None


def _result(job: Callable[[], T], future: Future[T] | None) -> T:
    with suppress(BrokenExecutor):
        if future is not None:
            return future.result()
    return job()


def _numbers(cases: Iterable[Case]) -> Iterator[int]:
    for case in cases:
        yield case.number
        yield from case.near.numbers


def _sent(numbers: Iterable[int], cores: Cores) -> dict[int, Packed]:
    return {number: cores.packed(number) for number in sorted(set(numbers))}


_KNOWN: list[Known] = []


def _begin(known: Known) -> None:
    """Tell a process what all its cases have in common, once."""
    _KNOWN[:] = [known]


def _loader(sent: Mapping[int, Packed]) -> Load:
    return cache(lambda number: reread(sent[number]))


def _usual(year: int, chosen: Pairs, sent: Mapping[int, Packed]) -> Ratios:
    return usual(chosen, _loader(sent), _KNOWN[0].common.weight(year))


def _judged(cases: Sequence[Case], sent: Mapping[int, Packed], ratios: Mapping[int, Ratios]) -> list[Outcome]:
    known, load = _KNOWN[0], _loader(sent)

    def usual_of(year: int) -> Ratios:
        return ratios.get(year, {})

    return [held(case, load, known, usual_of).outcome for case in cases]
