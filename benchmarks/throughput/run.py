"""How long many reports take in a warm process, against the floor of unzipping and parsing, and on several processes.

.venv/bin/python benchmarks/throughput/run.py [FILES [MOST]]

The last table is of the whole command on folders of FILES, 10 × FILES, … up to MOST reports (10 × FILES).
"""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from copy import deepcopy
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from docx import Document
from lxml import etree

from common import BIN, ENVIRONMENT, once, run, table, verdict
from generator.docx import docx_file
from generator.draft import random_draft
from lint_gov.cli import work
from lint_gov.cli.inputs import Input

FILES, ROUNDS, LONG = 100, 5, 40
OPTIONS = work.Options("zh")
Row = list[str]


def main() -> None:
    """Measure and print the tables."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 10 * files
    with tempfile.TemporaryDirectory() as folder:
        paths = reports(Path(folder), files)
        table(["warm process, one report (.docx)", "ms", "/ floor", "budget"], against_floor(paths))
        print()
        table(["reports", "ms a report", "/ first", "budget", "peak MB"], growth(paths))
        print()
        table(["one long report", "characters", "ms", "us a further character", "/ first", "budget"], long_reports(Path(folder)))
        print()
        shutil.rmtree(Path(folder, "long"))
        table(["processes", "reports/s", "speed-up", "budget"], parallel(folder, len(paths)))
    print()
    table(["reports in a folder", "ms a report", "/ first", "budget", "peak MB", "budget", "output MB"], folders(files, most))


def reports(folder: Path, count: int) -> list[Path]:
    """Random sound reports of all kinds of organ."""
    paths = []
    for number in range(count):
        path = folder / f"{number:05}.docx"
        path.write_bytes(docx_file(random_draft(Random(number))).data)
        paths.append(path)
    return paths


def check(path: Path) -> None:
    """Check one report as the command line does."""
    result = work.check(Input(str(path), named=True), OPTIONS)
    if result.status != "checked":
        raise RuntimeError(result)


def floor(path: Path) -> None:
    """What nobody who reads a .docx can avoid: unzip and parse its text, numbering and styles."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        for name in file.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                etree.fromstring(file.read(name))


def against_floor(paths: list[Path]) -> list[Row]:
    """The median check against the median floor."""
    some = paths[:20]
    for path in some:
        check(path)
    least = statistics.median(once(lambda p=p: floor(p)) for p in some for _ in range(ROUNDS))  # type: ignore[misc]
    taken = statistics.median(once(lambda p=p: check(p)) for p in some for _ in range(ROUNDS))  # type: ignore[misc]
    return [
        ["unzip + XML parse (floor)", f"{1000 * least:.1f}", "1.0", ""],
        ["lint-gov check", f"{1000 * taken:.1f}", f"{taken / least:.1f}", verdict(taken / least, 3.0)],
    ]


def growth(paths: list[Path]) -> list[Row]:
    """Time a report and memory for a tenth of the files, all of them, and ten times as many."""
    rows, first = [], 0.0
    for count in (max(1, len(paths) // 10), len(paths), len(paths) * 10):
        batch = (paths * 10)[:count]
        seconds = once(lambda batch=batch: [check(path) for path in batch]) / count  # type: ignore[misc]
        tracemalloc.start()
        for path in batch[: len(paths)]:
            check(path)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        first = first or seconds
        rows.append([str(count), f"{1000 * seconds:.1f}", f"{seconds / first:.2f}", verdict(seconds / first, 1.3), f"{peak:.1f}"])
    return rows


def long_reports(folder: Path) -> list[Row]:
    """A report whose running text is ten and a hundred times as long: what each further character takes."""
    rows, least, shortest, first = [], 0.0, 0, 0.0
    for times in (1, 10, 100):
        path = folder / "long" / f"{times}.docx"
        characters = lengthened(path, times)
        check(path)
        seconds = min(once(lambda path=path: check(path)) for _ in range(ROUNDS))  # type: ignore[misc]
        if times == 1:
            least, shortest = seconds, characters
            rows.append(["1 x", str(characters), f"{1000 * seconds:.1f}", "", "", ""])
            continue
        further = (seconds - least) / (characters - shortest)
        first = first or further
        told = [f"{1e6 * further:.2f}", f"{further / first:.2f}", verdict(further / first, 1.3)]
        rows.append([f"{times} x", str(characters), f"{1000 * seconds:.1f}", *told])
    return rows


def lengthened(path: Path, times: int) -> int:
    """Write a report whose longer paragraphs occur several times; return how many characters its paragraphs have."""
    document = Document(io.BytesIO(docx_file(random_draft(Random(5))).data))
    for paragraph in [p for p in document.paragraphs if len(p.text) > LONG]:
        for _ in range(times - 1):
            paragraph._p.addnext(deepcopy(paragraph._p))
    path.parent.mkdir(exist_ok=True)
    document.save(str(path))
    return sum(len(p.text) for p in document.paragraphs)


def parallel(folder: str, count: int) -> list[Row]:
    """The whole command on a folder, with one process and with all."""
    rows, alone = [], 0.0
    cores = os.cpu_count() or 1
    for jobs in (1, cores):
        command = [str(BIN / "lint-gov"), "check", folder, "--format", "json", "--no-cache", "--jobs", str(jobs)]
        seconds = min(once(lambda command=command: run(command)) for _ in range(3))  # type: ignore[misc]
        alone = alone or seconds
        budget = verdict(alone / seconds, 1.7, at_least=True) if cores == 2 and jobs == 2 else ""
        rows.append([str(jobs), f"{count / seconds:.0f}", f"{alone / seconds:.2f}", budget])
    return [*rows, kept(folder, count, alone)]


def kept(folder: str, count: int, alone: float) -> Row:
    """The same again when nothing has changed since the last run."""
    with tempfile.TemporaryDirectory() as cache:
        command = [str(BIN / "lint-gov"), "check", folder, "--no-config", "--format", "json", "--jobs", "1"]
        whole_command(command, cache)
        seconds, _, _ = whole_command(command, cache)
    return ["1, kept results", f"{count / seconds:.0f}", f"{alone / seconds:.2f}", ""]


def folders(files: int, most: int) -> list[Row]:
    """Time and memory of the whole command; files differ in their bytes, of 50 reports that differ in their text."""
    drafts = [docx_file(random_draft(Random(number))).data for number in range(50)]
    rows, first, count = [], 0.0, files
    while count <= most:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                path = Path(folder, "in", f"{number:06}.docx")
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(drafts[number % len(drafts)])
                with zipfile.ZipFile(path, "a") as file:
                    file.comment = str(number).encode()
            command = [str(BIN / "lint-gov"), "check", f"{folder}/in", "--no-config", "--no-cache", "--format", "json"]
            seconds, peak, size = whole_command(command, folder)
        each = seconds / count
        first = first or each
        budget = verdict(each / first, 1.3)
        rows.append(
            [str(count), f"{1000 * each:.1f}", f"{each / first:.2f}", budget, f"{peak:.0f}", verdict(peak, 400), f"{size:.1f}"]
        )
        count *= 10
    return rows


def whole_command(command: list[str], cache: str) -> tuple[float, float, float]:
    """Seconds, largest memory in MB that one of its processes had, and size of what it printed."""
    clock = "/usr/bin/time"
    with tempfile.TemporaryFile() as out, tempfile.NamedTemporaryFile("r") as told:
        measured = [clock, "-f", "%M", "-o", told.name, *command] if shutil.which(clock) else command
        begun = time.perf_counter()
        environment = ENVIRONMENT | {"XDG_CACHE_HOME": cache}
        subprocess.run(measured, stdout=out, stderr=subprocess.DEVNULL, env=environment, check=False)
        seconds = time.perf_counter() - begun
        words = told.read().split()
        return seconds, int(words[-1]) / 1024 if words else 0.0, out.tell() / 2**20


if __name__ == "__main__":
    main()
