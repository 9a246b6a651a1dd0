"""`--scheduler ADDRESS`: the same work by the workers of a Dask cluster, on any number of machines (集群).

Workers read the files themselves: they must see them under the same paths as this machine (共享文件夹). To send a
province's reports through one scheduler would make that the narrowest place of the whole.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import TimeoutError as NotYetError
from contextlib import chdir, suppress
from pathlib import Path
from typing import Any, TypeVar

from lint_gov.cli.batch import Work
from lint_gov.cli.inputs import Input
from lint_gov.cli.work import Options
from lint_gov.cli.workers import Workers, parallel
from lint_gov.errors import UsageError
from lint_gov.tuples import NamedTuple

T = TypeVar("T")
_CONNECT, _LOOK = 10, 5
# So many looks in a row that find no worker end the run; workers that died are begun again within seconds.
_LOOKS = 24
# The libraries for PDF are not made for several threads, and a worker has one working folder.
_ONE_AT_A_TIME = threading.Lock()


def stream(
    address: str,
    work: Work[T],
    inputs: Sequence[Input],
    options: Options,
    died: Callable[[Input], T],
    hung: Callable[[Input], T] | None = None,
) -> Iterator[T]:
    """Yield `work` of each input, in order, done by the workers of a scheduler.

    Raises:
        UsageError: when there is no such scheduler or it is lost, or its workers cannot do the work.
    """
    client = _connected(address)
    try:
        here = _Here(address, str(Path.cwd()), version())
        workers = _Workers(client, address, _probed(client, here, inputs), here)
        yield from parallel(workers, work, inputs, options, died, hung)
    except CancelledError:
        raise UsageError("cluster-lost", {"address": address}) from None
    finally:
        with suppress(Exception):  # whatever is wrong with a lost connection, the run is over
            client.close()


def version() -> str:
    """What must be the same here and there for the results to be the same."""
    import platform
    from hashlib import sha256
    from importlib.metadata import version as installed

    from lint_gov import __version__, data

    rules = sha256(repr(sorted(data.manifest().items())).encode()).hexdigest()[:8]
    python = ".".join(platform.python_version_tuple()[:2])
    return f"lint-gov {__version__} ({rules}), Python {python}, distributed {installed('distributed')}"


class _Here(NamedTuple):
    """What each piece of work takes along: the scheduler's address, and this process' working folder and version."""

    address: str
    folder: str
    version: str


class _Workers(Workers):
    """The workers of a cluster; the cluster itself begins those anew that died."""

    def __init__(self, client: Any, address: str, number: int, here: _Here) -> None:
        from distributed import KilledWorker

        self._client, self._address = client, address
        super().__init__(lambda threads: _Far(client, here), number, (BrokenExecutor, KilledWorker))

    def result(self, future: Future[T]) -> T:
        looks = 0
        while True:
            try:
                return future.result(_LOOK)
            except NotYetError:
                if future.done():  # the work itself ran out of some time
                    raise
                looks = 0 if self._client.nthreads() else looks + 1
                if looks > _LOOKS:
                    raise UsageError("cluster-no-workers", {"address": self._address}) from None


class _Far(Executor):
    """Dask's executor, with what it lacks to be shut down like any other, and work that is done in the same folder."""

    def __init__(self, client: Any, here: _Here) -> None:
        # Not pure: the same work on a file that has changed since is other work.
        self._executor = client.get_executor(pure=False)
        self._here = here

    def submit(self, work: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        future: Future[T] = self._executor.submit(_there, self._here, work, *arguments, **named)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        with suppress(Exception):  # what is to be cancelled is gone when the scheduler is
            self._executor.shutdown(wait=wait and not cancel_futures)


def _there(here: _Here, work: Callable[..., T], *arguments: Any) -> T:
    """Do the work in a worker, which may have joined the cluster after the others were asked."""
    if version() != here.version:
        raise UsageError("cluster-version", {"address": here.address, "here": here.version, "there": version()})
    with _ONE_AT_A_TIME:
        try:
            folder = chdir(here.folder)
            folder.__enter__()
        except OSError:
            raise UsageError("cluster-folder", {"address": here.address, "path": here.folder}) from None
        with folder:
            return work(*arguments)


def _connected(address: str) -> Any:
    try:
        import logging

        import distributed
    except ImportError:
        raise UsageError("cluster-extra") from None
    # What goes wrong is told in the user's language.
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    try:
        connect: Any = distributed.Client  # has no type hints
        return connect(address, timeout=_CONNECT, set_as_default=False)
    except Exception as error:  # addresses go wrong in many ways
        reason = " ".join(str(error).split()) or type(error).__name__
        raise UsageError("cluster-unreachable", {"address": address, "reason": reason}) from None


def _probed(client: Any, here: _Here, inputs: Sequence[Input]) -> int:
    """Ask all workers whether they can do the work, to tell at once what is missing; return how many threads they have."""
    threads: int = sum(client.nthreads().values())
    if not threads:
        raise UsageError("cluster-no-workers", {"address": here.address})
    first = next((item.path for item in inputs if item.error is None and item.readable), "")
    try:
        answers: dict[str, tuple[str, bool]] = client.run(_able, here.folder, first)
    except Exception as error:  # no lint-gov there, or one that is so old that it lacks this module
        fields = {"address": here.address, "here": here.version, "there": f"{type(error).__name__}: {error}"}
        raise UsageError("cluster-version", fields) from None
    for worker, (theirs, sees) in sorted(answers.items()):
        if theirs != here.version:
            raise UsageError("cluster-version", {"address": worker, "here": here.version, "there": theirs})
        if not sees:
            raise UsageError("cluster-folder", {"address": worker, "path": str(Path(here.folder, first))})
    return threads


def _able(folder: str, first: str) -> tuple[str, bool]:
    """What a worker has, and whether it sees the files."""
    return version(), Path(folder).is_dir() and _seen(Path(folder, first), first)


def _seen(path: Path, name: str) -> bool:
    from lint_gov import archives
    from lint_gov.model.place import is_address

    return is_address(name) or path.exists() or archives.split(str(path)) is not None
