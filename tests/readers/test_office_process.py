"""Converters run apart, in turn, within a time limit, and are ended with all that they started."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from lint_gov.readers.office_process import convert_in_turn, run

_TICKS = "import sys, time\nwhile True:\n    open(sys.argv[1], 'a').write('.')\n    time.sleep(0.02)\n"
_PARENT = "import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', sys.argv[2], sys.argv[1]])\ntime.sleep(60)\n"


def test_the_exit_code_is_returned() -> None:
    assert run([sys.executable, "-c", "raise SystemExit(3)"], os.environ, 30, lambda: 0) == 3


def test_a_process_that_stands_still_is_ended_with_its_children(tmp_path: Path) -> None:
    ticks = tmp_path / "ticks"
    assert run([sys.executable, "-c", _PARENT, str(ticks), _TICKS], os.environ, 0.8, lambda: 0) is None
    time.sleep(0.1)
    size = ticks.stat().st_size
    time.sleep(0.2)
    assert size > 0
    assert ticks.stat().st_size == size


def test_progress_gives_a_process_more_time() -> None:
    started = time.monotonic()
    assert run([sys.executable, "-c", "import time; time.sleep(1)"], os.environ, 0.4, lambda: int(time.monotonic() * 10)) == 0
    assert time.monotonic() - started >= 1


class _Converter:
    """Takes files in turn; dies or hangs at some, and cannot convert others."""

    def __init__(self, deadly: str = "", hanging: str = "", hopeless: str = "") -> None:
        self.deadly, self.hanging, self.hopeless = deadly, hanging, hopeless
        self.lots: list[str] = []
        self.made = ""

    def start(self, names: Sequence[str]) -> int | None:
        self.lots.append("".join(names))
        for name in names:
            if name in self.deadly:
                return -11
            if name in self.hanging:
                return None
            self.made += "" if name in self.hopeless else name
        return 0


@pytest.mark.parametrize(
    ("converter", "made", "lots"),
    [
        (_Converter(), "abcdef", ["abcdef"]),
        (_Converter(hopeless="bf"), "acde", ["abcdef"]),
        (_Converter(deadly="b"), "acdef", ["abcdef", "cdef"]),
        (_Converter(deadly="f"), "abcde", ["abcdef"]),
        (_Converter(deadly="ab", hanging="e"), "cdf", ["abcdef", "bcdef", "cdef", "f"]),
        (_Converter(deadly="abcdef"), "", ["abcdef", "bcdef", "cdef", "def", "ef", "f"]),
    ],
)
def test_a_deadly_file_spoils_no_other(converter: _Converter, made: str, lots: list[str]) -> None:
    convert_in_turn("abcdef", converter.start, lambda name: name in converter.made)
    assert converter.made == made
    assert converter.lots == lots
