"""Runs a command and prints the seconds and megabytes it took, its exit status and what it said on standard error, as JSON.

A process of its own, and a small one: until it runs another program, a new process is as large as the one that made it, and
that would count as its peak.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence


def measure(command: Sequence[str]) -> dict[str, float | int | str]:
    """Run the command."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace").strip()
    return {"seconds": seconds, "megabytes": usage.ru_maxrss / 1024, "status": process.returncode, "said": text}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1:])))
