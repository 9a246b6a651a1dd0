"""Several documents of one run: who gets what, and what happens when one of them cannot be written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lint_gov import cli
from lint_gov.cli import work
from lint_gov.formatters import builtin
from lint_gov.hooks import Formatter

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OK, FOUND, WRONG, INTERNAL = 0, 1, 2, 3
FORMATS = [formatter.name for formatter in builtin()]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_STEP_SUMMARY", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("clean.docx", "faulty.docx"):
        shutil.copy(EXAMPLES / name, tmp_path / name)
    return tmp_path


def test_every_format_in_one_run_is_what_it_is_alone(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    outputs = [word for name in FORMATS for word in ("--output", f"{name}=out.{name}")]
    assert cli.run(["check", "faulty.docx", *outputs]) == FOUND
    capfdbinary.readouterr()
    for name in FORMATS:
        assert cli.run(["check", "faulty.docx", "--format", name]) == FOUND
        assert capfdbinary.readouterr().out == Path(f"out.{name}").read_bytes(), name


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("no/such/x.json", "没有 no/such 这个文件夹"),
        ("folder", "这是一个文件夹"),
        ("locked.json", "文件是只读的"),
        pytest.param(
            "/dev/full",
            "磁盘已满",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system"),
        ),
        ("faulty.docx", "会盖掉要检查的文件"),
        ("./folder/../faulty.docx", "会盖掉要检查的文件"),
    ],
)
def test_one_that_cannot_be_written_is_told_and_the_others_are_written(
    target: str, said: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "folder").mkdir()
    (here / "locked.json").write_text("old", encoding="utf-8")
    (here / "locked.json").chmod(0o444)
    before = (here / "faulty.docx").read_bytes()
    outputs = ["--output", f"json={target}", "--output", "junit=ok.xml"]
    assert cli.run(["check", "faulty.docx", *outputs]) == WRONG
    out, err = capsys.readouterr()
    assert said in err
    assert "A103" in out
    assert "A103" in (here / "ok.xml").read_text(encoding="utf-8")
    assert (here / "faulty.docx").read_bytes() == before
    assert (here / "locked.json").read_text(encoding="utf-8") == "old"
    assert {path.name for path in here.iterdir()} == {"clean.docx", "faulty.docx", "folder", "locked.json", "ok.xml"}


def test_a_format_that_fails_costs_only_its_own_document(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*arguments: object) -> str:
        raise ZeroDivisionError("坏了")

    tools = work.plugins()
    monkeypatch.setattr(work, "plugins", lambda: tools._replace(formatters=(*tools.formatters, Formatter("broken", broken))))
    assert cli.run(["check", "clean.docx", "--output", "broken=x", "--output", "json=y.json"]) == INTERNAL
    out, err = capsys.readouterr()
    assert "ZeroDivisionError: 坏了" in err
    assert "没有发现问题" in out
    assert not (here / "x").exists()
    assert json.loads((here / "y.json").read_text(encoding="utf-8"))["summary"]["files"] == 1


def test_wrong_formats_are_told_with_the_valid_ones(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["--format", "sarfi"], ["--output", "sarfi=x"], ["--output", "x.sarif"]):
        assert cli.run(["check", "clean.docx", *wrong]) == WRONG
        assert "、".join(FORMATS) in capsys.readouterr().err
    assert cli.run(["check", "clean.docx", "--output", "json=a", "--output", "sarif=./a"]) == WRONG
    assert "两个 --output 写进同一个文件" in capsys.readouterr().err


def test_the_summary_of_a_github_job_is_added_to(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = here / "step_summary"
    summary.write_text("earlier\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    cli.run(["check", "faulty.docx"])
    assert summary.read_text(encoding="utf-8") == "earlier\n"
    cli.run(["check", "faulty.docx", "--format", "github"])
    once = summary.read_text(encoding="utf-8")
    assert once.startswith("earlier\n## ")
    assert "| A103 |" in once
    cli.run(["check", "faulty.docx", "--format", "github", "--output", f"github-summary={summary}"])
    assert summary.read_text(encoding="utf-8").count("\n## ") == 2
    cli.run(["check", "faulty.docx", "--format", "github", "--output", "github-summary=own.md"])
    assert summary.read_text(encoding="utf-8").count("\n## ") == 2
    capsys.readouterr()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/summary")
    assert cli.run(["check", "clean.docx", "--format", "github"]) == OK
    assert "no/such/summary" in capsys.readouterr().err


def test_reports_only_skips_named_files_that_are_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "README.md").write_text("# 说明\n\n这里放年度报告。\n", encoding="utf-8")
    assert cli.run(["check", "README.md", "clean.docx"]) == FOUND
    assert "D101" in capsys.readouterr().out
    assert cli.run(["check", "README.md", "clean.docx", "--reports-only"]) == OK
    assert "README.md" in capsys.readouterr().out.splitlines()[-1]
    assert cli.run(["check", "README.md", "faulty.docx", "--reports-only"]) == FOUND
    assert cli.run(["check", "gone.docx", "--reports-only"]) == WRONG
    capsys.readouterr()


def run(code: str, stdout: int | None = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-c", code], stdout=stdout, stderr=subprocess.PIPE, env=environment)


def test_a_plain_check_loads_no_other_format() -> None:
    code = "import sys; from lint_gov import cli; cli.run(['check', 'clean.docx']); print(*sys.modules)"
    loaded = run(code).stdout.decode().splitlines()[-1]
    assert "formatters.text" in loaded
    assert "formatters.sarif" not in loaded
    assert "formatters.regions" not in loaded


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_standard_output_on_a_full_disk_is_told() -> None:
    code = "import sys; from lint_gov import cli; sys.exit(cli.run(['check', 'clean.docx', '--format', 'sarif']))"
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = run(code, full.fileno())
    assert done.returncode == WRONG
    assert done.stderr.decode().splitlines() == ["lint-gov：写不进文件 stdout：磁盘已满。原有内容没有改动"]
