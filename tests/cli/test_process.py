"""What only a process of its own can show: what is loaded, closed pipes, encodings, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint_gov import __version__

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(ROOT / "examples" / "faulty.docx")
HEAVY = ("argparse", "re", "json", "dataclasses", "lark", "lxml", "pluggy", "ruamel", "importlib.metadata")
# What a plain check has no use for: each of them takes milliseconds to import.
UNUSED = {"lark", "ruamel", "importlib.metadata", "logging", "pluggy", "dataclasses", "json"}


def start(*arguments: str, **variables: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "lint_gov", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables},
    )


def run(*arguments: str, **variables: str) -> tuple[int, bytes, bytes]:
    process = start(*arguments, **variables)
    out, err = process.communicate()
    return process.returncode, out, err


def loaded(code: str) -> set[str]:
    """The modules that are there after running `code`, without those of a bare interpreter."""
    listing = "import sys; before = set(sys.modules)\n{}\nprint('\\n'.join(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", listing.format(code)], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def test_version() -> None:
    assert run("--version") == (0, f"lint-gov {__version__}{os.linesep}".encode(), b"")


def test_version_loads_next_to_nothing() -> None:
    modules = loaded("sys.argv = ['lint-gov', '--version']; from lint_gov.__main__ import main; main()")
    assert {name for name in modules if name.startswith("lint_gov")} == {"lint_gov", "lint_gov.__main__"}
    assert not modules & set(HEAVY)


@pytest.mark.parametrize("sample", ["clean.docx", "old-tables.txt"])
def test_check_loads_what_reading_needs_and_no_more(sample: str) -> None:
    path = str(ROOT / "examples" / sample)
    modules = loaded(f"sys.argv = ['lint-gov', 'check', {path!r}]; from lint_gov.__main__ import main; main()")
    assert "lint_gov.structure.build" in modules
    assert not modules & UNUSED
    assert ("hashlib" in modules) == (sample != "clean.docx")
    assert ("lxml.etree" in modules) == sample.endswith(".docx")


def test_a_check_does_not_load_what_it_does_not_need() -> None:
    arguments = ["lint-gov", "check", str(ROOT / "examples" / "clean.docx")]
    modules = loaded(f"sys.argv = {arguments!r}; from lint_gov.__main__ import main; main()")
    unwanted = {"importlib.metadata", "ruamel.yaml", "yaml", "concurrent.futures", "multiprocessing", "difflib", "asyncio", "csv"}
    assert not modules & unwanted
    assert not {name for name in modules if name.startswith("lint_gov.readers.html")}


def test_utf8_into_a_pipe_whatever_the_locale() -> None:
    code, out, _ = run("check", SAMPLE, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert code == 1
    assert "第三部分" in out.decode("utf-8")
    assert b"\r" not in out
    assert b"\x1b" not in out


def test_a_reader_that_goes_away_is_no_fault() -> None:
    process = start("check", *[SAMPLE] * 1, "--format", "json")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 1
    assert err == b""


def test_wrong_usage_ends_with_2() -> None:
    code, out, err = run("check")
    assert (code, out) == (2, b"")
    assert "缺少参数" in err.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_on_a_terminal_only_where_it_is_wanted(variables: dict[str, str], coloured: bool) -> None:
    import pty

    parent, child = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", **variables}
    command = [sys.executable, "-m", "lint_gov", "check", SAMPLE]
    process = subprocess.Popen(command, stdout=child, stderr=child, env=environment)
    os.close(child)
    shown = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(parent)
    assert (b"\x1b[1;31m" in shown) is coloured
    assert "错误".encode() in shown
