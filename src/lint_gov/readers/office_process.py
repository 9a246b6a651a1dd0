"""Runs a converter of office files: without shell or window, with a time limit for each file, and with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

MAX_MEMORY = 4 * 1024**3
"""Address space of a converter in bytes; LibreOffice takes half a GB of it for a report."""

MAX_OUTPUT = 256 * 1024**2
"""Size of a file that a converter writes."""

_STEP = 0.1
_SILENT: Any = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def convert_in_turn(names: Sequence[str], start: Callable[[Sequence[str]], int | None], done: Callable[[str], bool]) -> None:
    """Convert files in as few processes as can be: one that takes its process down is left out, the rest get a new one.

    Args:
        names: the files, in the order in which a process takes them.
        start: converts files in one process and returns its exit code, None when it had to be ended.
        done: whether a file has been dealt with.
    """
    left = list(names)
    while left:
        code = start(left)
        left = [name for name in left if not done(name)]
        if code == 0:
            return
        # The process died or hung at the first file that is not done.
        left = left[1:]


def run(command: Sequence[str], environment: Mapping[str, str], seconds: float, progress: Callable[[], int]) -> int | None:
    """Run a command to its end and return the exit code; None when `progress` stood still for `seconds` and it was ended."""
    process = _start(command, environment)
    try:
        _limit(process.pid)
        return _watched(process, seconds, progress)
    finally:
        if process.poll() is None:
            _end(process)


def _watched(process: subprocess.Popen[bytes], seconds: float, progress: Callable[[], int]) -> int | None:
    seen, deadline = progress(), time.monotonic() + seconds
    while True:
        try:
            return process.wait(_STEP)
        except subprocess.TimeoutExpired:
            now = progress()
            if now != seen:
                seen, deadline = now, time.monotonic() + seconds
            elif time.monotonic() > deadline:
                return None


def _limit(process: int) -> None:
    """Bound the memory and the size of files, where the system can do that for another process (Linux)."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError):  # it has ended already
            resource.prlimit(process, resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
            resource.prlimit(process, resource.RLIMIT_FSIZE, (MAX_OUTPUT, MAX_OUTPUT))


if sys.platform == "win32":

    def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start it without a console window, out of reach of the console's Ctrl-C."""
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(command, env=environment, creationflags=flags, **_SILENT)

    def _end(process: subprocess.Popen[bytes]) -> None:
        """End the process and all that it started."""
        taskkill = Path(os.environ.get("SYSTEMROOT", "C:/Windows"), "System32", "taskkill.exe")
        subprocess.run([taskkill, "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.kill()
        process.wait()

else:

    def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
        """Start it in a group of processes of its own, which can be ended as a whole."""
        return subprocess.Popen(command, env=environment, start_new_session=True, **_SILENT)

    def _end(process: subprocess.Popen[bytes]) -> None:
        """End the process and all that it started."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
