"""How far a run is: a bar on a terminal, lines in a log, on stderr only."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

from lint_gov.cli import progress, streams
from lint_gov.text.width import text_width

Telling = Callable[[float, int], str]


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Telling:
    """What is told of so many items that come every so many seconds."""

    def tell(every: float, total: int) -> str:
        clock = [0.0]

        def items() -> Any:
            for number in range(total):
                clock[0] += every
                yield number

        monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
        assert list(progress.shown(items(), total, "zh")) == list(range(total))
        out, err = capsys.readouterr()
        assert out == ""
        return err

    return tell


def test_a_short_run_says_nothing(telling: Telling) -> None:
    assert telling(0.1, 15) == ""


def test_a_log_gets_a_line_now_and_then(telling: Telling) -> None:
    lines = telling(1.0, 100).splitlines()
    assert len(lines) == 10
    assert lines[0] == "已检查 10/100 份，每秒 1.0 份，约剩 1:30"
    assert telling(1 / 64, 1280).splitlines()[0] == "已检查 640/1280 份，每秒 64 份，约剩 0:10"
    assert telling(60.0, 120).splitlines()[0].endswith("约剩 1:59:00")


def test_items_after_an_error_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError):
        list(progress.shown((1 // (2 - n) for n in range(5)), 5, "zh"))
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals to test on")
@pytest.mark.parametrize("columns", [80, 41, 200])
def test_a_terminal_gets_one_line_that_is_wiped_out(columns: int, telling: Telling, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl
    import pty
    import select
    import struct
    import termios

    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with os.fdopen(inner, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        telling(0.1, 60)
        drawn = b""
        while select.select([outer], [], [], 0.5)[0]:  # it comes in parts
            drawn += os.read(outer, 100_000)
    os.close(outer)
    assert b"\n" not in drawn
    frames = drawn.decode().split("\r")
    assert len(frames) > 10
    # One that reaches the last column begins a new line on many terminals.
    assert max(map(text_width, frames)) < columns
    assert frames[1].startswith("########................ 已检查 20/60 ")
    assert (frames[-2].strip(), frames[-1]) == ("", "")
    assert text_width(frames[-2]) == text_width(frames[-3])


def test_drawing_to_nobody_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def write(self, text: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            raise OSError

    monkeypatch.setattr(sys, "stderr", Gone())
    streams.draw("x")
