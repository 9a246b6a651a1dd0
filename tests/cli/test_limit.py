"""`--timeout`: what takes too long is stopped, wherever it hangs, and told as that."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

import pytest

from lint_gov.cli import kept
from lint_gov.cli.inputs import Input
from lint_gov.cli.limit import TimeLimitError, within
from lint_gov.cli.work import Options
from lint_gov.model.finding import FileResult
from lint_gov.store.pack import unpack

LIMITED = Options("zh", timeout=0.2)


def loop() -> NoReturn:
    while True:
        try:
            sum(range(100))
        except Exception:
            continue


def test_what_is_quick_enough_is_done() -> None:
    before = threading.active_count()
    assert within(0, lambda: "done", lambda: "late") == "done"
    assert within(60, lambda: "done", lambda: "late") == "done"
    assert threading.active_count() <= before + 1  # a timer that was called off ends at once


def test_a_loop_is_stopped() -> None:
    assert within(0.05, loop, lambda: "late") == "late"
    # and nothing of it comes later
    sum(range(100_000))
    time.sleep(0.05)
    assert within(60, lambda: "done", lambda: "late") == "done"


def test_a_fault_of_the_work_stays_what_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 / 0, lambda: 0.0)


def test_the_time_may_end_at_any_moment() -> None:
    """Work that ends when its time does is done or late; the exception never comes out."""
    for step in range(60):
        seconds = 0.002 + step / 40_000

        def work(until: float = seconds) -> str:
            end = time.perf_counter() + until
            while time.perf_counter() < end:
                pass
            return "done"

        assert within(0.003, work, lambda: "late") in ("done", "late")
    try:
        for _ in range(20_000):
            pass
    except TimeLimitError:
        pytest.fail("came late")


def test_one_file_of_a_run_is_told_and_the_next_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(item: Input, options: Options) -> FileResult:
        return loop() if item.path == "slow" else FileResult(item.path, "checked")

    monkeypatch.setattr(kept.work, "check", check)
    slow, quick = (unpack(kept.check(Input(name, named=True), LIMITED, None).data) for name in ("slow", "quick"))
    assert slow.error is not None
    assert (slow.status, slow.error.kind, quick.status) == ("failed", "timeout", "checked")
    assert "0.2 秒" in slow.error.message


# Hangs in C, as a library may that does not come back. A program of its own: the tracer of coverage stops threads of
# forked processes, those that end a worker among them.
_HANGING = """
import ctypes
from functools import partial
from lint_gov.cli import batch
from lint_gov.cli.inputs import Input
from lint_gov.cli.limit import within
from lint_gov.cli.work import Options

def hang(item, options):
    if item.path == "2":
        within(options.timeout, partial(ctypes.CDLL(None).sleep, 60), lambda: None)
    return item.path

if __name__ == "__main__":
    inputs = [Input(str(number), named=True) for number in range(6)]
    died, hung = (lambda item: "died " + item.path), (lambda item: "late " + item.path)
    print(list(batch.stream(hang, inputs, Options("zh", timeout=0.2), 2, died, hung)))
"""


@pytest.mark.skipif(os.name == "nt", reason="the C library has no sleep() to hang in")
def test_a_library_that_hangs_costs_a_worker_and_no_other_file(tmp_path: Path) -> None:
    program = tmp_path / "hanging.py"
    program.write_text(_HANGING, encoding="utf-8")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, timeout=100, check=True)
    assert done.stdout == "['0', '1', 'late 2', '3', '4', '5']\n"


def test_traced_code_goes_on_after_a_file() -> None:
    """An exception taken back leaves Python 3.11 looking for it at every step; traced (coverage) it never got further."""
    program = "\n".join(
        (
            "import sys",
            "from lint_gov.cli.limit import within",
            "def seen(frame, event, argument): return seen",
            "def work(): return sorted([2, 1], key=lambda n: n)",
            "sys.settrace(seen)",
            "print(within(60, work, work), work())",
        )
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[1, 2] [1, 2]\n"
