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
        for timer in timers:
            timer.daemon = True
            timer.start()
        result = work()
        watch.settle()
        return result
    except TimeLimitError:
        pass
    finally:
        watch.end()
        for timer in timers:
            timer.cancel()
    return late()


class _Watch:
    """Raises the exception in a thread, once, unless its work has ended."""

    def __init__(self, thread: int) -> None:
        self._thread = ctypes.c_ulong(thread)
        self._lock = threading.Lock()
        self._ended = self._raised = False

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
