"""The same work on many files, in one process or several; the results and their order do not depend on how many."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from lint_gov.cli.inputs import STDIN, Input
from lint_gov.cli.work import Options, prepare

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
Work = Callable[[Input, Options], T]
# Below this many files a process takes longer to start than to do its share (see benchmarks/throughput).
WORTH_A_PROCESS = 12
CHUNK = 8


def run(work: Work[T], inputs: Sequence[Input], options: Options, jobs: int, died: Callable[[Input], T]) -> list[T]:
    """Return `work` of each input, in order. `died` gives the result of a file that killed its process."""
    if len(inputs) > 1:
        gc.freeze()
        gc.enable()
    processes = min(jobs or _automatic(len(inputs)), len(inputs))
    # Standard input can be read in this process only.
    if processes < 2 or any(item.path == STDIN for item in inputs):
        return [result for chunk in _chunks(inputs, CHUNK) for result in _chunk(work, chunk, options)]
    return _parallel(work, inputs, options, processes, died)


def _automatic(files: int) -> int:
    return min(os.cpu_count() or 1, files // WORTH_A_PROCESS)


def _parallel(work: Work[T], inputs: Sequence[Input], options: Options, processes: int, died: Callable[[Input], T]) -> list[T]:
    _preload()
    size = max(1, min(CHUNK, len(inputs) // (2 * processes)))
    chunks = _chunks(inputs, size)
    results: list[T] = []
    with _pool(processes) as pool:
        waiting = [_submitted(pool, work, chunk, options) for chunk in chunks]
        for chunk, future in zip(chunks, waiting, strict=True):
            try:
                results += _result(future)
            except OSError:
                raise
            except RuntimeError:
                # BrokenProcessPool: some file of these took the process down with it. Find out which.
                results += [_alone(work, item, options, died) for item in chunk]
    return results


def _chunks(inputs: Sequence[Input], size: int) -> list[Sequence[Input]]:
    return [inputs[start : start + size] for start in range(0, len(inputs), size)]


def _submitted(pool: ProcessPoolExecutor, work: Work[T], chunk: Sequence[Input], options: Options) -> Future[list[T]] | None:
    """Hand a chunk to the pool; None when a chunk before it has already taken the pool down."""
    try:
        return pool.submit(_chunk, work, chunk, options)
    except RuntimeError:
        return None


def _result(future: Future[list[T]] | None) -> list[T]:
    if future is None:
        raise RuntimeError
    return future.result()


def _preload() -> None:
    """Where workers are forks of this process, import here what each of them would import for itself."""
    import multiprocessing

    if multiprocessing.get_start_method() == "fork":
        from lint_gov import engine, pipeline  # noqa: F401 - for the workers


def _alone(work: Work[T], item: Input, options: Options, died: Callable[[Input], T]) -> T:
    with _pool(1) as pool:
        try:
            return pool.submit(work, item, options).result()
        except RuntimeError:
            return died(item)


def _chunk(work: Work[T], chunk: Sequence[Input], options: Options) -> list[T]:
    prepare(chunk)
    return [work(item, options) for item in chunk]


def _pool(processes: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(processes, initializer=_quiet)


def _quiet() -> None:
    """Leave Ctrl-C to the parent, which ends the workers; a traceback of each would only be noise."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
