"""Work in several processes: a few parts ahead, and begun anew when a file takes a process down (多进程)."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from itertools import islice
from time import monotonic
from typing import TypeVar

from lint_gov.cli.batch import CHUNK, Work, chunk, chunks
from lint_gov.cli.inputs import Input
from lint_gov.cli.limit import PATIENCE
from lint_gov.cli.work import Options

T = TypeVar("T")
# So many parts for each process wait or are worked at; memory does not grow with the number of files.
AHEAD = 4
_FAULTY = (BrokenExecutor,)


class Workers:
    """Processes that do work, and can be begun anew.

    Args:
        make: begins so many processes; any `Executor` of `concurrent.futures` will do.
        processes: how many.
        faulty: what their futures raise when a process died of its work.
    """

    def __init__(
        self, make: Callable[[int], Executor], processes: int, faulty: tuple[type[BaseException], ...] = _FAULTY
    ) -> None:
        self.processes = processes
        self.faulty = faulty
        self._make = make
        self._pool = make(processes)

    def submit(self, work: Work[T], part: Sequence[Input], options: Options) -> Future[list[T]]:
        """Hand over a part; to new processes when a part before it has already taken these down."""
        try:
            return self._pool.submit(chunk, work, part, options)
        except self.faulty:
            self.restart()
            return self._pool.submit(chunk, work, part, options)

    def result(self, future: Future[T]) -> T:
        """Wait for what was handed over."""
        return future.result()

    def restart(self) -> None:
        """Begin with new processes."""
        self.close()
        self._pool = self._make(self.processes)

    def close(self) -> None:
        """Leave what has not begun and end the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def local(processes: int) -> Workers:
    """Processes of this machine."""
    _preload()
    return Workers(pool, processes)


def parallel(
    workers: Workers,
    work: Work[T],
    inputs: Sequence[Input],
    options: Options,
    died: Callable[[Input], T],
    hung: Callable[[Input], T] | None = None,
) -> Iterator[T]:
    """Yield the results in the order of the inputs, and end the workers.

    Args:
        died: gives the result of a file that took its process down.
        hung: gives that of a file whose process ended itself because the time for it was over, if that is another.
    """
    size = max(1, min(CHUNK, len(inputs) // (2 * workers.processes)))
    coming = iter(chunks(inputs, size))
    try:
        waiting = deque((part, workers.submit(work, part, options)) for part in islice(coming, AHEAD * workers.processes))
        while waiting:
            part, future = waiting.popleft()
            try:
                results = workers.result(future)
            except workers.faulty:
                # Some file of these took its process down, and all that was handed to the others.
                workers.restart()
                results = [_alone(workers, work, item, options, died, hung or died) for item in part]
                waiting = deque((late, workers.submit(work, late, options)) for late, _ in waiting)
            yield from results
            waiting += ((late, workers.submit(work, late, options)) for late in islice(coming, 1))
    finally:
        workers.close()


def _alone(
    workers: Workers, work: Work[T], item: Input, options: Options, died: Callable[[Input], T], hung: Callable[[Input], T]
) -> T:
    began = monotonic()
    try:
        return workers.result(workers.submit(work, [item], options))[0]
    except workers.faulty:
        workers.restart()
        over = options.timeout and monotonic() - began > options.timeout * PATIENCE
        return hung(item) if over else died(item)


def _preload() -> None:
    """Where workers are forks of this process, import here what each of them would import for itself."""
    import multiprocessing

    if multiprocessing.get_start_method() == "fork":
        from lint_gov import engine, pipeline  # noqa: F401 - for the workers


def pool(processes: int, begin: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    """Processes that end with this one; each calls `begin` first."""
    return ProcessPoolExecutor(processes, initializer=start, initargs=(begin,))


def start(begin: Callable[[], None] | None) -> None:
    """Leave Ctrl-C to the parent, which ends the workers; a traceback of each would only be noise."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if begin is not None:
        begin()


def _end_with_parent() -> None:
    """End this process when the parent was killed: it would wait for work for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
