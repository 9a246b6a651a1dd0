"""A limit of time for one file: what takes too long is stopped and told, and the run goes on (单个文件限时).

Python code is stopped by an exception that another thread raises in this one, which works on every platform. Code of
a library that does not come back is beyond that; a worker process then ends itself, and its parent goes on without.
"""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
# How many times the limit a worker waits before it ends itself.
PATIENCE = 3
_KILLED = 75
# So many looks at the clock in the time allowed, and how far apart they are at least and at most.
_LOOKS = 20
_SHORTEST, _LONGEST = 0.001, 0.25


class TimeLimitError(BaseException):
    """Raised in the midst of work that took too long; no `except Exception` takes it for a fault of the work."""


def within(seconds: float, work: Callable[[], T], late: Callable[[], T]) -> T:
    """Return what `work` returns, or what `late` returns when it takes longer; no limit for 0 seconds."""
    if not seconds:
        return work()
    watch = _Watch(threading.get_ident(), seconds)
    guard = _guard(seconds)
    try:
        guard.watches.add(watch)
        result = work()
        watch.settle()
        return result
    except TimeLimitError:
        pass
    finally:
        watch.end()
        guard.watches.discard(watch)
    return late()


class _Guard(threading.Thread):
    """Looks now and then whether a time is over: one thread for all files, as starting one takes longer than many a check."""

    def __init__(self, tick: float) -> None:
        super().__init__(daemon=True)
        self.watches: set[_Watch] = set()
        self._tick = tick

    def run(self) -> None:
        while True:
            time.sleep(self._tick)
            for watch in list(self.watches):
                watch.look(time.monotonic())


_GUARDS: dict[float, _Guard] = {}


def _guard(seconds: float) -> _Guard:
    """The guard of this process for limits of that size; a fork has the name of its parent's, but not the thread."""
    tick = min(max(seconds / _LOOKS, _SHORTEST), _LONGEST)
    if tick not in _GUARDS or not _GUARDS[tick].is_alive():
        _GUARDS[tick] = _Guard(tick)
        _GUARDS[tick].start()
    return _GUARDS[tick]


class _Watch:
    """Raises the exception in a thread, once, unless its work has ended; ends a worker that does not even then come back."""

    def __init__(self, thread: int, seconds: float) -> None:
        self._thread = ctypes.c_ulong(thread)
        self._lock = threading.Lock()
        self._ended = self._raised = False
        began = time.monotonic()
        self._over = began + seconds
        self._hopeless = began + seconds * PATIENCE if _is_worker() else None

    def look(self, now: float) -> None:
        if now >= self._over and not self._raised:
            self.stop()
        if self._hopeless is not None and now >= self._hopeless and not self._ended:
            os._exit(_KILLED)

    def stop(self) -> None:
        with self._lock:
            if not self._ended:
                self._raised = True
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._thread, ctypes.py_object(TimeLimitError))

    def end(self) -> None:
        """From now on nothing is raised any more."""
        with self._lock:
            self._ended = True

    def settle(self) -> None:
        """End, but let an exception that is already on its way arrive here and not later.

        It is never taken back: Python 3.11 would go on looking for it at every step, and for ever where it is traced.
        """
        self.end()
        while self._raised:
            time.sleep(0.001)


def _is_worker() -> bool:
    import multiprocessing

    return multiprocessing.parent_process() is not None
