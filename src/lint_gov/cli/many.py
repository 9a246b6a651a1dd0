"""A run over several reports: the work shared out, kept for next time, and the results in order."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lint_gov.cli import batch, kept, progress, work
from lint_gov.cli.inputs import STDIN, Input
from lint_gov.cli.kept import Packed
from lint_gov.messages import say
from lint_gov.model.finding import FileResult
from lint_gov.model.peers import Body, Card
from lint_gov.store import spool
from lint_gov.store.cache import Cache
from lint_gov.store.pack import pack, unpack
from lint_gov.store.spool import Spool
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from lint_gov.cli.manifest import Manifest

T = TypeVar("T")
Results = Sequence[FileResult]


class Gathered(NamedTuple):
    """What a run made of its inputs, in their order.

    Attributes:
        results: without their cores.
        cards, bodies: the parts of the cores; None where a file holds no report.
    """

    results: Results
    cards: Spool[Card | None]
    bodies: Spool[Body | None]


class How(NamedTuple):
    """How the work is to be done.

    Attributes:
        jobs: in how many processes; 0 for as many as are worth it.
        cache: whether results are kept, and what was kept is used.
        timeout: seconds for one file, 0 for no limit.
        scheduler: the address of a cluster that does it.
    """

    jobs: int = 0
    cache: bool = True
    timeout: float = 0
    scheduler: str | None = None


def how(args: argparse.Namespace) -> How:
    """What the command line says about it; commands without the options do as `check` does."""
    return How(args.jobs, not getattr(args, "no_cache", False), getattr(args, "timeout", 0), getattr(args, "scheduler", None))


def findings(
    found: Sequence[Input], before: Sequence[Input], options: work.Options, how: How, listed: Manifest | None
) -> Results:
    """Check all inputs, each alone and then beside the others; `before` are reports of the year before."""
    from lint_gov.cli.beside import judged

    options = options._replace(timeout=how.timeout)
    return judged(checked(found, options, how), checked(before, options, how, known_only=True), options, listed, how.jobs)


def checked(found: Sequence[Input], options: work.Options, how: How, known_only: bool = False) -> Gathered:
    """Check all inputs and return their results in order; with `known_only` none of them is judged."""
    folder = _folder() if how.cache else None
    store = Cache(folder) if folder is not None else None
    try:
        done = _packed(found, options, how, store, known_only)
        return gathered(_stored(progress.shown(done, len(found), options.lang), store), len(found))
    finally:
        kept.forget()
        if store is not None:
            store.close()


def _packed(found: Sequence[Input], options: work.Options, how: How, store: Cache | None, known_only: bool) -> Iterator[Packed]:
    if _is_far(found, how) and store is not None and not known_only:
        return _far(found, options, how, store)
    job = partial(kept.check, folder=str(_folder()) if store is not None else None, known_only=known_only)
    return _stream(job, found, options, how, partial(_died, options), partial(_hung, options))


def _far(found: Sequence[Input], options: work.Options, how: How, store: Cache) -> Iterator[Packed]:
    """Have a cluster check what is not in the cache, which only this machine sees."""
    keys: Sequence[bytes | None] = [None] * len(found)
    if not store.empty():
        keys = list(_stream(kept.key, found, options, how, lambda item: None))
    at_hand = [key is not None and store.has(key) for key in keys]
    missing = [item for item, have in zip(found, at_hand, strict=True) if not have]
    fresh = _stream(kept.anew, missing, options, how, partial(_died, options), partial(_hung, options))
    for item, key, have in zip(found, keys, at_hand, strict=True):
        if have and key is not None:
            yield kept.known(store, key, item.path) or kept.anew(item, options)
        else:
            yield next(fresh)


def _is_far(found: Sequence[Input], how: How) -> bool:
    """Whether a cluster does the work; standard input can be read in this process only."""
    return how.scheduler is not None and all(item.path != STDIN for item in found)


def _stream(
    job: batch.Work[T],
    found: Sequence[Input],
    options: work.Options,
    how: How,
    died: Callable[[Input], T],
    hung: Callable[[Input], T] | None = None,
) -> Iterator[T]:
    if how.scheduler is None or not found or not _is_far(found, how):
        return batch.stream(job, found, options, how.jobs, died, hung)
    from lint_gov.cli import cluster

    return cluster.stream(how.scheduler, job, found, options, died, hung)


def gathered(packed: Iterable[Packed], number: int) -> Gathered:
    """Results and, apart, what they are compared by."""
    cards: Spool[Card | None] = Spool()
    bodies: Spool[Body | None] = Spool()
    nothing = pack(None)

    def results() -> Iterator[bytes]:
        for item in packed:
            card, body = item.core or (nothing, nothing)
            cards.add(card)
            bodies.add(body)
            yield item.data

    return Gathered(collected(results(), number), cards, bodies)


def collected(packed: Iterable[bytes], number: int) -> Results:
    """The results as a sequence: in memory, or on disk when there are many."""
    with spool.room():
        return tuple(map(unpack, packed)) if number <= spool.IN_MEMORY else Spool(packed)


def _folder() -> Path:
    from lint_gov.ruleset.store import cache_folder

    return cache_folder()


def _stored(packed: Iterable[Packed], store: Cache | None) -> Iterator[Packed]:
    """Hand the results on, and keep what is worth it."""
    for item in packed:
        if store is not None and item.key is not None:
            if item.fresh:
                store.put(item.key, item.joined())
            else:
                store.touch(item.key)
        yield item


def _died(options: work.Options, item: Input) -> Packed:
    crash = work.crash(RuntimeError(say("stderr.died", options.lang)), options.lang)
    return kept.packed(FileResult(item.path, "failed", crash))


def _hung(options: work.Options, item: Input) -> Packed:
    return kept.packed(kept.late(item, options))
