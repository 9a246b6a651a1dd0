"""Kills a run with SIGKILL at random moments, again and again, and holds what it says in the end against an undisturbed run.

.venv/bin/python benchmarks/batch/kill.py [FILES] [TIMES] [SEED]

After each kill it counts what was left behind: processes, temporary files, halves of documents.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from common import BIN, table
from generator.docx import docx_file
from generator.draft import random_draft

FILES, TIMES, SEED = 200, 10, 1


def main() -> int:
    """Run, kill, resume, compare; the exit code says whether all was the same."""
    given = [int(word) for word in sys.argv[1:]]
    files, times, seed = (given + [FILES, TIMES, SEED][len(given) :])[:3]
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "in").mkdir()
        for number in range(files):
            (place / "in" / f"{number:05}.docx").write_bytes(docx_file(random_draft(Random(number))).data)
        (place / "in" / "torn.docx").write_bytes(b"PK\x03\x04" + b"\0" * 40)
        began = time.monotonic()
        undisturbed = finished(place, "undisturbed")
        whole = time.monotonic() - began
        rows = [killed(place, Random(seed + turn), whole) for turn in range(times)]
        same = all(finished(place, "resumed") == undisturbed for _ in range(2))
    table(["killed after s", "reports kept", "processes left", "files left"], rows)
    print(f"{files} reports, {times} kills; the resumed run's output equals the undisturbed one: {'yes' if same else 'NO'}")
    return 0 if same and not any(row[2:] != ["0", "0"] for row in rows) else 1


def start(place: Path, cache: str) -> subprocess.Popen[bytes]:
    """A run with a cache and a folder for temporary files of its own."""
    (place / "tmp").mkdir(exist_ok=True)
    command = [
        str(BIN / "lint-gov"),
        "check",
        "in",
        "--no-config",
        "--format",
        "json",
        "--output",
        "jsonl=out.jsonl",
        "--jobs",
        "2",
    ]
    folders = {"XDG_CACHE_HOME": str(place / cache), "TMPDIR": str(place / "tmp")}
    return subprocess.Popen(command, cwd=place, env=os.environ | folders, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def finished(place: Path, cache: str) -> tuple[bytes, bytes]:
    """Both documents of a run that nobody disturbs."""
    out, _ = start(place, cache).communicate()
    file = place / "out.jsonl"
    content = file.read_bytes()
    file.unlink()
    return out, content


def killed(place: Path, random: Random, whole: float) -> list[str]:
    """Kill a run somewhere in what is left of it; return the moment, what was kept, and what is left behind."""
    share = 1 - kept(place) / len(list((place / "in").iterdir()))
    moment = random.uniform(0.02, max(0.1, 0.9 * whole * share))
    run = start(place, "resumed")
    time.sleep(moment)
    forks = children(run.pid)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    time.sleep(1)
    left = [pid for pid in forks if running(pid)]
    files = [*(place / "tmp").iterdir(), *place.glob(".lint-gov.*")]
    for path in place.glob("out.jsonl"):  # the kill came after the last step
        path.unlink()
    return [f"{moment:.1f}", str(kept(place)), str(len(left)), str(len(files))]


def kept(place: Path) -> int:
    """How many results the cache holds; asked of a copy, which disturbs nobody."""
    import sqlite3

    with tempfile.TemporaryDirectory() as copy:
        for file in (place / "resumed").rglob("results.sqlite3*"):
            shutil.copy(file, copy)
        with sqlite3.connect(Path(copy) / "results.sqlite3") as database:
            try:
                found: int = database.execute("select count(*) from result").fetchone()[0]
            except sqlite3.Error:
                return 0
    return found


def running(pid: int) -> bool:
    """Whether a process is there and has not ended; one that ended stays in the list until somebody asks for its status."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children(pid: int) -> list[int]:
    """The workers of a run, as Linux lists them."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main())
