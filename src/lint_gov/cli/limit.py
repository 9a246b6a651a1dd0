"""A limit of time for one file: what takes too long is stopped and told, and the run goes on (单个文件限时).

Python code is stopped by an exception that another thread raises in this one, which works on every platform. Code of
a library that does not come back is beyond that; a worker process then ends itself, and its parent goes on without.
"""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
# How many times the limit a worker waits before it ends itself.
PATIENCE = 3
_KILLED = 75


class TimeLimitError(BaseException):
    """Raised in the midst of work that took too long; no `except Exception` takes it for a fault of the work."""


def within(seconds: float, work: Callable[[], T], late: Callable[[], T]) -> T:
    """Return what `work` returns, or what `late` returns when it takes longer; no limit for 0 seconds."""
    if not seconds:
        return work()
    watch = _Watch(threading.get_ident())
    timers = [threading.Timer(seconds, watch.stop)]
    if _is_worker():
        timers.append(threading.Timer(seconds * PATIENCE, os._exit, (_KILLED,)))
    try:
        try:
            for timer in timers:
                timer.daemon = True
                timer.start()
            return work()
        finally:
            for timer in timers:
                timer.cancel()
            watch.end()
    except TimeLimitError:
        return late()


class _Watch:
    """Raises the exception in a thread, unless its work has ended."""

    def __init__(self, thread: int) -> None:
        self._thread = thread
        self._lock = threading.Lock()
        self._ended = False

    def stop(self) -> None:
        with self._lock:
            if not self._ended:
                self._raise(TimeLimitError)

    def end(self) -> None:
        """The work has ended; an exception that is on its way and has not come is taken back."""
        with self._lock:
            self._ended = True
            self._raise(None)

    def _raise(self, error: type[BaseException] | None) -> None:
        argument = None if error is None else ctypes.py_object(error)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._thread), argument)


def _is_worker() -> bool:
    import multiprocessing

    return multiprocessing.parent_process() is not None
