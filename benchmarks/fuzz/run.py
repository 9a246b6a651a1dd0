"""Fuzzes the readers and all that follows them: no crash, no hang, bounded memory.

.venv/bin/python benchmarks/fuzz/run.py [--minutes 10] [--salt N] [--keep FOLDER] [FORMAT …]

Without a format: all but rtf and odt, which LibreOffice reads.
Files that did harm are kept in the folder; each then belongs into tests/readers as a regression test.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests"), str(Path(__file__).parent)]

from seeds import FORMATS, seeds
from worker import OFFICE, case, serve

from common import table

HANG, SLOW = 10.0, 3.0
"""Seconds of the processor's time for one file, first use of all modules aside; the second is kept for a look."""

PATIENCE = 90.0
"""Seconds by the clock, on a machine that has other work."""

MEGABYTES = 2048


class Tally(NamedTuple):
    """What became of the files of one format."""

    outcomes: Counter[str]
    kinds: Counter[str]
    slowest: list[float]
    peak: list[int]


def main() -> int:
    """Fuzz each format for its time; return 1 when something did harm."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("formats", nargs="*", default=[f for f in FORMATS if f not in OFFICE], metavar="FORMAT")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--salt", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    args = parser.parse_args()
    rows, harm = [], 0
    for format_ in args.formats:
        if not seeds(format_, args.keep / "seeds"):
            rows.append([format_, "no seeds: LibreOffice is missing", "", "", "", "", "", ""])
            continue
        tally = fuzz(format_, args.minutes * 60, args.salt, args.keep)
        rows.append(_row(format_, tally))
        harm += tally.outcomes["crash"] + tally.outcomes["hang"] + tally.outcomes["died"]
        print(*rows[-1], dict(tally.kinds), flush=True)
    table(["format", "files", "read", "refused", "crash", "hang", "slowest s", "peak MB"], rows)
    return 1 if harm else 0


def _row(format_: str, tally: Tally) -> list[str]:
    names = ("read", "refused", "crash", "hang")
    harm = {"crash": tally.outcomes["died"]}
    counts = [str(tally.outcomes[name] + harm.get(name, 0)) for name in names]
    return [format_, str(tally.outcomes.total()), *counts, f"{max(tally.slowest):.1f}", str(max(tally.peak))]


def fuzz(format_: str, seconds: float, salt: int, keep: Path) -> Tally:
    """Read mutated files until the time is over; a process that hangs or dies is replaced."""
    tally = Tally(Counter(), Counter(), [0.0], [0])
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        number = _shift(format_, number, salt, keep, end, tally)
    return tally


def _shift(format_: str, number: int, salt: int, keep: Path, end: float, tally: Tally) -> int:
    """Let one process work until it fails or the time is over; return the number of the next file."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, format_, number, salt, keep / "seeds", MEGABYTES), daemon=True)
    process.start()
    theirs.close()
    try:
        while time.monotonic() < end:
            outcome, detail, peak, took = _next(ours)
            tally.slowest[0], tally.peak[0] = max(tally.slowest[0], took), max(tally.peak[0], peak)
            tally.outcomes[outcome] += 1
            tally.kinds[detail if outcome in ("read", "refused") else outcome] += 1
            if outcome in ("crash", "hang", "died") or took > SLOW:
                _keep(format_, number, salt, keep, outcome, detail)
            number += 1
            if outcome == "died" or took == PATIENCE:
                break
    finally:
        process.kill()
        process.join()
    return number


def _next(pipe: Connection) -> tuple[str, str, int, float]:
    """Outcome, detail, peak memory and seconds of the next file."""
    try:
        if not pipe.poll(PATIENCE):
            return "died", "the process did not start", 0, 0.0
        pipe.recv()
        if not pipe.poll(PATIENCE):
            return "hang", f"more than {PATIENCE} s", 0, PATIENCE
        outcome, detail, peak, took = pipe.recv()
        return ("hang", f"{took:.1f} s", peak, took) if took > HANG else (outcome, detail, peak, took)
    except (EOFError, ConnectionResetError):
        return "died", "the process ended", 0, 0.0


def _keep(format_: str, number: int, salt: int, keep: Path, outcome: str, detail: str) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    name, data = case(format_, number, salt, keep / "seeds")
    outcome = outcome if outcome in ("crash", "hang", "died") else "slow"
    place = keep / f"{outcome}-{format_}-{salt}-{number}{Path(name).suffix}"
    place.write_bytes(data)
    place.with_suffix(".log").write_text(detail, encoding="utf-8")
    print(f"{outcome}: {place}\n{detail[-1500:]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
