"""What the benchmarks share: timing of whole processes, and a table. All figures are ratios within one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
# Bytecode has to be cached, as in any installation; where the machine forbids it, every start would compile again.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONUNBUFFERED": ""}
WARM_UPS = 2


def processes(commands: Sequence[Sequence[str]], rounds: int) -> list[float]:
    """Median seconds of each command; they take turns, so that a busy machine is the same for all."""
    taken: list[list[float]] = [[] for _ in commands]
    for number in range(rounds + WARM_UPS):
        for index, command in enumerate(commands):
            seconds = once(lambda command=command: run(command))  # type: ignore[misc]
            if number >= WARM_UPS:
                taken[index].append(seconds)
    return [statistics.median(times) for times in taken]


def run(command: Sequence[str]) -> None:
    """Run a command; what it prints and whether it found anything does not matter."""
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, cwd=ROOT, check=False)


def once(action: Callable[[], object]) -> float:
    """Seconds of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    for row in (head, ["-" * width for width in widths], *rows):
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


def verdict(ratio: float, budget: float | None, at_least: bool = False) -> str:
    """Whether a ratio keeps to its budget."""
    if budget is None:
        return ""
    kept = ratio >= budget if at_least else ratio <= budget
    return f"{'>=' if at_least else '<='} {budget:g} {'ok' if kept else 'MISSED'}"
