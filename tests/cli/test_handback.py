"""`lint-gov annotate` and `lint-gov fix` from their arguments to the files they write; whatever fails, no file is harmed."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lint_gov import cli

ROOT = Path(__file__).resolve().parents[2]
OK, FOUND, WRONG = 0, 1, 2


class Runner:
    """Runs the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out, self.err = "", ""

    def __call__(self, *arguments: str) -> int:
        code = cli.run([*arguments, "--no-config"])
        self.out, self.err = self.capsys.readouterr()
        return code


@pytest.fixture
def lint(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("clean.docx", "faulty.docx", "faulty.html", "blanks-2020.md"):
        shutil.copy(ROOT / "examples" / name, tmp_path / name)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as container:
        return container.read(name).decode()


def test_a_copy_beside_the_report_and_the_report_untouched(here: Path, lint: Runner) -> None:
    before = files(here)
    assert lint("annotate", "faulty.docx") == OK
    assert "批注 9 条" in lint.err and not lint.out
    after = files(here)
    assert set(after) - set(before) == {"faulty.批注.docx"}
    assert {name: after[name] for name in before} == before
    assert lint("annotate", "faulty.docx") == OK, "the copy of an earlier run is written anew"
    assert files(here) == after
    assert lint("annotate", ".") == OK, "what is no Word file is passed over, the copy is no report of its own"
    assert "faulty.html" in lint.err
    assert sorted(set(files(here)) - set(before)) == ["clean.批注.docx", "faulty.批注.docx"]


def test_dates_are_those_that_are_stated(here: Path, lint: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lint("annotate", "faulty.docx", "-o", "a.docx", "--date", "2024-02-03") == OK
    assert 'w:date="2024-02-03T00:00:00Z"' in part(here / "a.docx", "word/comments.xml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert lint("annotate", "faulty.docx", "-o", "b.docx") == OK
    assert 'w:date="1970-01-02T00:00:00Z"' in part(here / "b.docx", "word/comments.xml")
    assert lint("annotate", "faulty.docx", "-o", "c.docx", "--date", "soon") == WRONG
    assert not (here / "c.docx").exists()


def test_a_copy_somebody_has_worked_on_is_not_overwritten(here: Path, lint: Runner) -> None:
    lint("annotate", "faulty.docx")
    copy = here / "faulty.批注.docx"
    lint("fix", copy.name, "--accept")
    mine = copy.read_bytes()
    assert lint("annotate", "faulty.docx") == WRONG
    assert "--force" in lint.err and copy.read_bytes() == mine
    assert lint("annotate", copy.name, "-o", copy.name) == OK
    assert "已换下" in lint.err and copy.read_bytes() != mine
    assert lint("annotate", "faulty.docx", "--force") == OK


def test_several_reports_go_into_a_folder(here: Path, lint: Runner) -> None:
    assert lint("annotate", "clean.docx", "faulty.docx", "-o", "one.docx") == WRONG
    assert lint("annotate", "clean.docx", "faulty.docx", "-o", "out/") == OK
    assert sorted(files(here / "out")) == ["clean.docx", "faulty.docx"]
    assert files(here / "out")["clean.docx"] == files(here)["clean.docx"]


@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_what_is_no_file_is_refused(command: str, here: Path, lint: Runner) -> None:
    assert lint(command, "-") == WRONG
    assert lint(command, "https://example.org/a.docx") == WRONG
    with zipfile.ZipFile("all.zip", "w") as archive:
        archive.write("faulty.docx")
    before = files(here)
    assert lint(command, "all.zip") == WRONG
    assert files(here) == before
    assert lint(command, "all.zip", "-o", "out/") == OK
    assert list(files(here / "out")) == ["faulty.docx"]


def test_only_word_files_are_annotated(here: Path, lint: Runner) -> None:
    before = files(here)
    assert lint("annotate", "faulty.html") == WRONG
    assert ".docx" in lint.err
    assert files(here) == before


def test_fix_in_place_and_a_second_time(here: Path, lint: Runner) -> None:
    assert lint("fix", "faulty.docx", "blanks-2020.md", "clean.docx", "--unsafe") == OK
    assert "A103" in lint.err and "S204" in lint.err and not lint.out
    after = files(here)
    assert after["clean.docx"] == (ROOT / "examples" / "clean.docx").read_bytes()
    assert lint("fix", "faulty.docx", "blanks-2020.md", "clean.docx", "--unsafe") == OK
    assert files(here) == after
    assert 'w:author="lint-gov"' in part(here / "faulty.docx", "word/document.xml")


def test_diff_shows_and_writes_nothing(here: Path, lint: Runner) -> None:
    before = files(here)
    assert lint("fix", "faulty.docx", "clean.docx", "--diff") == FOUND
    assert "-五、存在困难建议及改进措施" in lint.out and "+五、存在的主要问题及改进情况" in lint.out
    assert lint.out.startswith("--- a/faulty.docx\n+++ b/faulty.docx\n")
    assert lint("fix", "clean.docx", "--diff") == OK and not lint.out
    assert files(here) == before


def test_waived_findings_are_not_mended(here: Path, lint: Runner) -> None:
    (here / "lint-gov.waivers.yaml").write_text(
        "waivers:\n  - {rule: S204, path: faulty.docx, reason: 上级要求}\n", encoding="utf-8"
    )
    assert lint("fix", "faulty.docx") == OK
    assert (here / "faulty.docx").read_bytes() == (ROOT / "examples" / "faulty.docx").read_bytes()


def test_accepted_changes_leave_no_trace(here: Path, lint: Runner) -> None:
    assert lint("fix", "faulty.docx", "--accept", "-o", "mended.docx") == OK
    text = part(here / "mended.docx", "word/document.xml")
    assert "lint-gov" not in text and "delText" not in text
    assert lint("check", "mended.docx", "--select", "S204,D104") == OK
    assert (here / "faulty.docx").read_bytes() == (ROOT / "examples" / "faulty.docx").read_bytes()


@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_a_file_that_is_open_elsewhere_is_left_alone(command: str, here: Path, lint: Runner) -> None:
    (here / "faulty.docx").rename("report-2023.docx")
    before = files(here)
    for lock in (".~lock.report-2023.docx#", "~$report-2023.docx", "~$port-2023.docx"):
        (here / lock).touch()
        assert lint(command, "report-2023.docx", "-o", "report-2023.docx") == WRONG
        assert lock in lint.err
        (here / lock).unlink()
        assert files(here) == before


@pytest.mark.parametrize("command", ["annotate", "fix"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_full_disk_and_a_sharing_violation_harm_nothing(
    command: str, code: int, here: Path, lint: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ENOSPC while the bytes are written; EACCES when the file is put in its place, as Windows does while Word has it open."""

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    before = files(here)
    monkeypatch.setattr(*((os, "fsync") if code == errno.ENOSPC else (Path, "replace")), refuse)
    assert lint(command, "faulty.docx", "-o", "faulty.docx") == WRONG
    assert "faulty.docx" in lint.err and "Traceback" not in lint.err
    assert files(here) == before


def test_a_read_only_file_is_left_alone(here: Path, lint: Runner) -> None:
    (here / "faulty.docx").chmod(0o444)
    before = files(here)
    assert lint("fix", "faulty.docx") == WRONG
    assert "faulty.docx" in lint.err and files(here) == before
    (here / "faulty.docx").chmod(0o644)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_killed_in_the_middle_the_report_is_whole(here: Path) -> None:
    """The process is killed at the worst moment: all is written beside the report, and not yet moved to its place."""
    before = (here / "faulty.docx").read_bytes()
    code = (
        "import sys, time, pathlib\n"
        "from lint_gov import cli\n"
        "def hang(self, target):\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
        "pathlib.Path.replace = hang\n"
        "cli.run(['fix', 'faulty.docx', '--no-config'])\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, cwd=here
    )
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (here / "faulty.docx").read_bytes() == before
