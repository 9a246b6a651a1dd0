"""`lint-gov check` from its arguments to its output and exit code."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli
from lint_gov.cli import work
from lint_gov.model.finding import FileResult, Finding, Location, Notification

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
OK, FOUND, WRONG, INTERNAL = 0, 1, 2, 3


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the sample reports in `in/`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("clean.docx", "faulty.docx", "faulty.html", "old-tables.txt", "blanks-2020.md"):
        shutil.copy(EXAMPLES / name, tmp_path / "in" / name)
    return tmp_path


class Runner:
    """Runs the command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out, self.err = "", ""

    def __call__(self, *arguments: str) -> int:
        code = cli.run(list(arguments))
        self.out, self.err = self.capsys.readouterr()
        return code

    def files(self, *arguments: str) -> dict[str, Any]:
        self("check", *arguments, "--format", "json")
        return {file["path"]: file for file in json.loads(self.out)["files"]}


@pytest.fixture
def lint(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


def codes(file: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in file["findings"]}


def test_the_samples_show_what_they_are_there_to_show(here: Path, lint: Runner) -> None:
    files = lint.files("in")
    assert codes(files["in/clean.docx"]) == set()
    assert codes(files["in/faulty.docx"]) >= {"A103", "V102", "V104", "S204", "F101"}
    assert codes(files["in/faulty.html"]) >= {"S201", "D102", "F103", "V105", "V106"}
    assert codes(files["in/old-tables.txt"]) >= {"T101", "F101"}
    assert codes(files["in/blanks-2020.md"]) == {"V101"}
    assert all(file["status"] == "checked" for file in files.values())


def test_exit_codes_follow_fail_on(here: Path, lint: Runner) -> None:
    assert lint("check", "in/clean.docx", "--fail-on", "review") == OK
    assert lint("check", "in/faulty.docx") == FOUND
    assert lint("check", "in/faulty.docx", "--fail-on", "never") == OK
    assert lint("check", "in/blanks-2020.md") == OK
    assert lint("check", "in/blanks-2020.md", "--fail-on", "warning") == OK
    assert lint("check", "in/blanks-2020.md", "--fail-on", "info") == FOUND


def finding(severity: str, review: bool = False) -> Finding:
    return Finding("X1", "x", severity, review, "…", Location())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "failing"),
    [
        (finding("error"), {"error", "warning", "info", "review"}),
        (finding("warning"), {"warning", "info", "review"}),
        (finding("info"), {"info", "review"}),
        (finding("error", review=True), {"review"}),
    ],
)
def test_a_question_never_fails_a_run_unless_asked_to(found: Finding, failing: set[str]) -> None:
    from lint_gov.cli.check import exit_code, summarise

    result = FileResult("x", "checked", findings=(found,))
    levels = ("error", "warning", "info", "review", "never")
    assert {level for level in levels if exit_code((result,), level) == FOUND} == failing
    counts = summarise((result,))
    assert counts.review == found.needs_review
    assert counts.error + counts.warning + counts.info + counts.review == 1


def test_a_missing_file_is_told_and_the_others_are_checked(here: Path, lint: Runner) -> None:
    assert lint("check", "in/faulty.docx", "no/such.docx", "--format", "json") == WRONG
    files = {file["path"]: file for file in json.loads(lint.out)["files"]}
    assert files["no/such.docx"]["status"] == "failed"
    assert files["no/such.docx"]["error"] == {"kind": "not-found", "message": "找不到文件：no/such.docx"}
    assert "A103" in codes(files["in/faulty.docx"])
    assert "找不到文件：no/such.docx" in lint.err


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        with file.open("word/document.xml", "w") as part:
            for _ in range(200):
                part.write(b" " * 2**20)
    return out.getvalue()


BAD = {
    "empty.docx": b"",
    "empty.txt": b" \n",
    "rubbish.docx": bytes(range(256)) * 8,
    "encrypted.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 400,
    "torn.docx": b"PK\x03\x04" + b"\0" * 40,
    "bomb.docx": b"",
    "deep.html": b"<div>" * 100_000 + "一、总体情况".encode(),
    "rubbish.txt": b"\x00\x01\x02\xff\xfe" * 100,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_in_chinese_and_the_others_are_checked(name: str, here: Path, lint: Runner) -> None:
    (here / name).write_bytes(bomb() if name == "bomb.docx" else BAD[name])
    assert lint("check", name, "in/clean.docx", "--format", "json") == WRONG
    files = {file["path"]: file for file in json.loads(lint.out)["files"]}
    assert files[name]["status"] == "failed"
    assert any("\u4e00" <= char <= "\u9fff" for char in files[name]["error"]["message"])
    assert files[name]["error"]["kind"] != "internal"
    assert "Traceback" not in lint.err
    assert files["in/clean.docx"]["status"] == "checked"


def test_what_is_no_report_is_skipped_in_a_folder_and_d101_when_named(here: Path, lint: Runner) -> None:
    (here / "in" / "notice.txt").write_text("关于召开会议的通知\n定于下周一开会，请准时参加。\n", encoding="utf-8")
    (here / "in" / "photo.png").write_bytes(b"\x89PNG")
    files = lint.files("in")
    assert (files["in/notice.txt"]["status"], files["in/notice.txt"]["findings"]) == ("skipped", [])
    assert files["in/photo.png"]["status"] == "skipped"
    assert json.loads(lint.out)["summary"]["files"] == 7
    assert lint("check", "in") == FOUND
    assert "跳过 2 个不是年度报告的文件：in/notice.txt、in/photo.png" in lint.out
    named = lint.files("in/notice.txt")["in/notice.txt"]
    assert (named["status"], codes(named)) == ("checked", {"D101"})
    assert lint("check", "in/notice.txt") == FOUND


def test_a_folder_without_reports(here: Path, lint: Runner) -> None:
    (here / "empty").mkdir()
    assert lint("check", "empty") == WRONG
    assert "文件夹里没有可读的报告：empty" in lint.out
    assert lint("check", "empty", "in/clean.docx", "--format", "json") == WRONG
    assert [file["status"] for file in json.loads(lint.out)["files"]] == ["failed", "checked"]


def test_a_crash_is_told_and_the_others_are_checked(here: Path, lint: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    real = work._report

    def report(item: Any, options: Any) -> Any:
        if item.path == "in/faulty.docx":
            raise ZeroDivisionError("坏了")
        return real(item, options)

    monkeypatch.setattr(work, "_report", report)
    assert lint("check", "in", "--format", "json") == INTERNAL
    files = {file["path"]: file for file in json.loads(lint.out)["files"]}
    assert files["in/faulty.docx"]["error"]["kind"] == "internal"
    assert "ZeroDivisionError: 坏了" in files["in/faulty.docx"]["error"]["message"]
    assert "T101" in codes(files["in/old-tables.txt"])
    assert lint("extract", "in/faulty.docx") == INTERNAL


def test_a_crashed_rule_is_an_internal_error(here: Path, lint: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    from lint_gov import engine

    failed = Notification("rule-crashed", "A101", "KeyError: 'x'")
    monkeypatch.setattr(engine, "run", lambda *arguments: ((), (), (failed,)))
    assert lint("check", "in/clean.docx") == INTERNAL
    assert "规则 A101 运行出错" in lint.out


def test_standard_input(here: Path, lint: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("faulty.docx", "old-tables.txt", "faulty.html"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((here / "in" / name).read_bytes())))
        found = lint.files("-")["-"]
        assert codes(found) == codes(lint.files(f"in/{name}")[f"in/{name}"])


def test_output_does_not_hang_on_jobs_or_order(here: Path, lint: Runner) -> None:
    for number in range(6):
        shutil.copy(here / "in" / "faulty.docx", here / "in" / f"copy{number}.docx")
    lint("check", "in", "--format", "json", "--jobs", "1")
    alone = lint.out
    lint("check", "in", "--format", "json", "--jobs", "3")
    assert lint.out == alone
    lint("check", *reversed(sorted(f"in/{name}" for name in os.listdir("in"))), "--format", "json")  # noqa: C413, PTH208
    assert lint.out == alone


def test_further_documents_of_the_same_run(here: Path, lint: Runner) -> None:
    assert lint("check", "in/faulty.docx", "--output", "json=a.json", "--output", "text=b.txt") == FOUND
    plain = lint.out
    assert "A103" in plain
    lint("check", "in/faulty.docx", "--format", "json")
    assert (here / "a.json").read_text(encoding="utf-8") == lint.out
    assert "A103" in (here / "b.txt").read_text(encoding="utf-8")
    assert lint("check", "in/faulty.docx", "--output", "json=no/such/a.json") == WRONG
    assert "no/such/a.json" in lint.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_the_tool_has_written_is_no_report(here: Path, lint: Runner, lang: str) -> None:
    names = {"html": "result.html", "text": "result.txt", "oneline": "lines.txt", "github-summary": "result.md"}
    outputs = [f"--output={form}=in/{name}" for form, name in names.items()]
    lint("check", "in/faulty.docx", "in/clean.docx", "--lang", lang, *outputs)
    for suffix in ("docx", "html", "md"):
        assert lint("checklist", "in/faulty.docx", "in/clean.docx", "--lang", lang, "-o", f"in/list.{suffix}") == OK
    files = lint.files("in")
    checked = {path for path, file in files.items() if file["status"] == "checked"}
    assert checked == {f"in/{name}" for name in ("clean.docx", "faulty.docx", "faulty.html", "old-tables.txt", "blanks-2020.md")}
    assert len(files) == 5 + 7


def test_what_the_user_says_of_the_report_counts(here: Path, lint: Runner) -> None:
    file = lint.files("in/clean.docx", "--year", "2020", "--organ-kind", "township")["in/clean.docx"]
    assert (file["report"]["year"], file["report"]["edition"], file["report"]["organ_kind"]) == (2020, 2019, "township")
    assert "T101" in codes(file)


def test_english(here: Path, lint: Runner) -> None:
    assert lint("check", "in", "--lang", "en") == FOUND
    assert "reports checked" in lint.out
    assert "basis:" in lint.out
    lint("check", "no.such", "--lang", "en")
    assert "no such file" in lint.out
