"""Runs over many reports: the same bytes however they are done, and a run that was killed goes on."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from lint_gov import cli
from lint_gov.cli import workers
from lint_gov.store import spool
from lint_gov.store.cache import NAME
from lint_gov.triage import discovery

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COMMAND = ["check", "--no-config"]


def reports(folder: Path, number: int) -> None:
    """Different files of few kinds: text is read quickest."""
    folder.mkdir()
    kinds = [EXAMPLES / name for name in ("old-tables.txt", "blanks-2020.md", "faulty.html")]
    for count in range(number):
        kind = kinds[count % len(kinds)]
        (folder / f"{count:03}{kind.suffix}").write_bytes(kind.read_bytes() + b"\n" * count)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    reports(tmp_path / "in", 14)
    shutil.copy(EXAMPLES / "faulty.docx", tmp_path / "in" / "x.docx")
    (tmp_path / "in" / "torn.docx").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    (tmp_path / "in" / "notice.txt").write_text("通知\n", encoding="utf-8")
    return tmp_path


class Run:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> str:
        cli.run([*COMMAND, *arguments])
        return self._capsys.readouterr().out


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def test_the_output_is_the_same_however_it_is_made(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*arguments: str) -> tuple[str, str]:
        return run(*arguments, "--format", "json", "--output", "text=out"), Path("out").read_text(encoding="utf-8")

    plain = both("in", "--jobs", "1", "--no-cache")
    assert all("in/x.docx" in document and "in/torn.docx" in document for document in plain)
    assert both("in", "--jobs", "2") == plain
    monkeypatch.setattr(spool, "IN_MEMORY", 3)
    assert both("in", "--jobs", "1") == plain  # what was kept
    files = sorted(path.as_posix() for path in Path("in").iterdir())
    # Of files that are named one after the other none is skipped as no report.
    assert both(*files, "--jobs", "1") == both(*files[::-1], "--jobs", "4", "--no-cache")


def test_reports_with_details_may_be_too_many_for_memory(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run("in", "--format", "html")
    monkeypatch.setattr(spool, "IN_MEMORY", 3)
    assert run("in", "--format", "html", "--jobs", "2") == plain


def test_waivers_and_a_baseline_of_results_too_many_for_memory(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    discovery._in.cache_clear()
    waivers = "waivers:\n- {rule: T101, path: '*.txt', reason: 沿用}\n- {rule: A103, path: x.docx, reason: 没有}\n"
    Path("in", "lint-gov.waivers.yaml").write_text(waivers, encoding="utf-8")
    cli.run(["baseline", "create", "in/x.docx", "--reason", "首次", "--author", "王五", "--output", "known.json", "--no-config"])
    command = ("in", "--format", "json", "--baseline", "known.json", "--jobs", "1")
    plain = run(*command)
    assert '"waived"' in plain
    monkeypatch.setattr(spool, "IN_MEMORY", 3)
    assert run(*command) == plain


def test_an_archive_is_as_good_as_its_folder(here: Path, run: Run) -> None:
    with zipfile.ZipFile("in.zip", "w") as file:
        for path in Path("in").iterdir():
            file.write(path, path.relative_to("in"))
    found = run("in.zip", "--format", "json", "--jobs", "2", "--no-cache")
    assert found.replace("in.zip/", "in/") == run("in", "--format", "json", "--no-cache")


def spawned(processes: int, begin: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, context, initializer=workers.start, initargs=(begin,))


def test_processes_that_are_no_forks_do_the_same(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS."""
    plain = run("in", "--format", "json", "--jobs", "1", "--no-cache")
    monkeypatch.setattr(workers, "pool", spawned)
    assert run("in", "--format", "json", "--jobs", "2") == plain


def started(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    temporary = folder / "tmp"
    temporary.mkdir(exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "lint_gov",
        *COMMAND,
        "in",
        "--format",
        "json",
        "--output",
        "json=out.json",
        "--jobs",
        str(jobs),
    ]
    environment = os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary)}
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)


def children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def until(condition: object, seconds: float = 30) -> Iterator[None]:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)
        yield


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the workers of a process")
def test_a_run_that_was_killed_goes_on_and_leaves_nothing_behind(tmp_path: Path, own_cache: Path) -> None:
    reports(tmp_path / "in", 150)
    killed = started(tmp_path, 2)
    wal = own_cache / "lint-gov" / f"{NAME}-wal"
    forks: list[int] = []
    for _ in until(lambda: killed.poll() is not None or (wal.exists() and wal.stat().st_size > 40_000)):
        forks = children(killed.pid) or forks
    forks = children(killed.pid) or forks
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL, "the run was over before it could be killed"
    for _ in until(lambda: not any(Path(f"/proc/{pid}/cmdline").exists() for pid in forks)):
        pass
    assert len(forks) == 2
    assert not (tmp_path / "out.json").exists()
    resumed, _ = started(tmp_path, 2).communicate()
    assert (tmp_path / "out.json").read_bytes() == resumed
    shutil.rmtree(own_cache)
    undisturbed, _ = started(tmp_path, 2).communicate()
    assert resumed == undisturbed
    assert resumed.count(b'"status": "checked"') == 150
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.json", "tmp"]
    assert list((tmp_path / "tmp").iterdir()) == []
    assert tempfile.gettempdir() != str(tmp_path / "tmp")
