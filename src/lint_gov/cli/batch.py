"""The same work on many files, in one process or several; the results and their order do not depend on how many."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from lint_gov.cli.inputs import STDIN, Input
from lint_gov.cli.work import Options, prepare

T = TypeVar("T")
Work = Callable[[Input, Options], T]
# Below this many files a process takes longer to start than to do its share (see benchmarks/throughput).
WORTH_A_PROCESS = 12
CHUNK = 8
# So many new objects before the collector looks for garbage: those of a report or two, which mostly go by themselves.
_OBJECTS = 20_000


def run(work: Work[T], inputs: Sequence[Input], options: Options, jobs: int, died: Callable[[Input], T]) -> list[T]:
    """Return `work` of each input, in order. `died` gives the result of a file that killed its process."""
    return list(stream(work, inputs, options, jobs, died))


def stream(
    work: Work[T],
    inputs: Sequence[Input],
    options: Options,
    jobs: int,
    died: Callable[[Input], T],
    hung: Callable[[Input], T] | None = None,
) -> Iterator[T]:
    """Yield `work` of each input, in order, as soon as it and those before it are there."""
    if len(inputs) > 1:
        gc.freeze()
        gc.enable()
        gc.set_threshold(_OBJECTS)
    processes = min(jobs or _automatic(len(inputs)), len(inputs))
    # Standard input can be read in this process only.
    if processes < 2 or any(item.path == STDIN for item in inputs):
        for part in chunks(inputs, CHUNK):
            yield from chunk(work, part, options)
    else:
        from lint_gov.cli.workers import local, parallel

        yield from parallel(local(processes), work, inputs, options, died, hung)


def _automatic(files: int) -> int:
    return min(os.cpu_count() or 1, files // WORTH_A_PROCESS)


def chunks(inputs: Sequence[Input], size: int) -> Iterator[Sequence[Input]]:
    """Cut the inputs into parts that are handed out as one."""
    return (inputs[start : start + size] for start in range(0, len(inputs), size))


def chunk(work: Work[T], part: Sequence[Input], options: Options) -> list[T]:
    """Do the work of one part."""
    prepare(part)
    return [work(item, options) for item in part]
