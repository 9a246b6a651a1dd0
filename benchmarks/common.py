"""What the benchmarks share: timing of whole processes, and a table. All figures are ratios within one run."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from math import sqrt
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
# Bytecode has to be cached, as in any installation; where the machine forbids it, every start would compile again.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONUNBUFFERED": ""}
WARM_UPS = 2
Table = tuple[Sequence[str], Sequence[Sequence[str]]]


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


def share(part: int, whole: int) -> str:
    """A share in percent, rounded down, so that 100 means all."""
    return f"{part * 10000 // whole / 100:.2f}" if whole else "–"


def at_least(part: int, whole: int) -> str:
    """The lower 95 % bound of a share: by the rule of three where all are right, else Wilson's."""
    if not whole:
        return "–"
    if part == whole:
        return f"{max(0.0, 100 - 300 / whole):.2f}"
    z, p = 1.645, part / whole
    low = (p + z * z / (2 * whole) - z * sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))) / (1 + z * z / whole)
    return f"{max(0.0, 100 * low):.2f}"


def markdown(made: Table) -> str:
    """A table for a page."""
    head, rows = made
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def replace_block(file: Path, name: str, text: str) -> None:
    """Put a text between the marks of that name in a page."""
    block = re.compile(rf"(<!-- {name} -->).*?(<!-- /{name} -->)", re.DOTALL)
    page = file.read_text(encoding="utf-8")
    file.write_text(block.sub(lambda m: f"{m[1]}\n{text}{m[2]}", page), encoding="utf-8")
