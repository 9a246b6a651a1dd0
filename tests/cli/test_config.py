"""Settings on the command line: check, config show, explain --for, rules."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli
from lint_gov.cli import work
from lint_gov.settings.discovery import _in

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OK, FOUND, WRONG = 0, 1, 2
RULE = """\
- code: X901
  name: house-rule
  title: {zh: 局里的规矩, en: House rule}
  severity: warning
  check: compare
  table: disclosure
  each: none
  assert: licences.decisions < 0
  message: {zh: 局里不许可。, en: No licences here.}
  examples:
    - {expect: fail, report: {year: 2023}}
    - {expect: pass, report: {year: 2023, tables: {disclosure: null}}}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two reports, as a process of its own would find it."""
    monkeypatch.chdir(tmp_path)
    for name in ("clean.docx", "faulty.docx"):
        shutil.copy(EXAMPLES / name, tmp_path / name)
    work._resolver.cache_clear()
    _in.cache_clear()
    return tmp_path


class Runner:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out, self.err = "", ""

    def __call__(self, *arguments: str) -> int:
        code = cli.run(list(arguments))
        self.out, self.err = self._capsys.readouterr()
        return code

    def findings(self, *arguments: str) -> list[dict[str, Any]]:
        self("check", *arguments, "--format", "json")
        return [finding for file in json.loads(self.out)["files"] for finding in file["findings"]]


@pytest.fixture
def lint(capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(capsys)


def configure(folder: Path, text: str, name: str = "lint-gov.yaml") -> None:
    (folder / name).write_text(text, encoding="utf-8")


def rules(findings: list[dict[str, Any]]) -> set[str]:
    return {finding["rule"] for finding in findings}


def test_select_and_ignore(here: Path, lint: Runner) -> None:
    every = rules(lint.findings("faulty.docx"))
    assert len({code[0] for code in every}) > 1
    assert rules(lint.findings("faulty.docx", "--select", "A,T")) == {code for code in every if code[0] in "AT"}
    assert rules(lint.findings("faulty.docx", "--ignore", "A", "--ignore", "P，F")) == {c for c in every if c[0] not in "APF"}
    assert lint("check", "faulty.docx", "--select", "A999") == WRONG
    assert "--select" in lint.err
    assert "A999" in lint.err


def test_the_configuration_governs_a_check(here: Path, lint: Runner) -> None:
    before = lint.findings("faulty.docx")
    code = next(f["rule"] for f in before if f["severity"] == "error")
    configure(here, f"severity: {{{code}: info}}\nlang: en\n")
    work._resolver.cache_clear()
    _in.cache_clear()
    after = lint.findings("faulty.docx")
    assert {f["severity"] for f in after if f["rule"] == code} == {"info"}
    assert next(f["message"] for f in after) != next(f["message"] for f in before)
    assert lint.findings("faulty.docx", "--no-config") == before
    assert {f["message"] for f in lint.findings("faulty.docx", "--lang", "zh")} == {f["message"] for f in before}


def test_fail_on_is_of_each_file_and_the_command_line_wins(here: Path, lint: Runner) -> None:
    configure(here, "overrides:\n- {paths: faulty.docx, fail-on: never}\n")
    assert lint("check", ".") == OK
    assert lint("check", ".", "--fail-on", "error") == FOUND
    assert lint("check", ".", "--no-config") == FOUND


def test_a_wrong_configuration_ends_the_run_with_its_place(here: Path, lint: Runner) -> None:
    configure(here, "ignor: [A103]\n")
    for command in (("check", "clean.docx"), ("extract", "clean.docx"), ("rules",), ("config", "show", "clean.docx")):
        assert lint(*command, "--lang", "en") == WRONG
        assert lint.err.splitlines() == [
            "lint-gov: broken configuration:",
            "lint-gov.yaml:1:1: unknown key 'ignor'; did you mean 'ignore'?",
            "     1 | ignor: [A103]",
            "       | ^^^^^",
        ]
        assert lint.out == ""
    assert lint("check", "clean.docx", "--no-config") == OK
    assert lint("check", "clean.docx", "--no-config", "--config", "lint-gov.yaml") == WRONG


def test_a_pack_from_the_command_line(here: Path, lint: Runner) -> None:
    (here / "own").mkdir()
    configure(here / "own", RULE, "house.yaml")
    assert "X901" in rules(lint.findings("clean.docx", "--rules", "own"))
    assert lint("explain", "X901", "--rules", "own", "--lang", "en") == OK
    assert "House rule" in lint.out
    assert lint("rules", "--rules", "own") == OK
    assert "X901" in lint.out
    configure(here / "own", RULE.replace("assert: licences.decisions <", "assert: licenses.decisions <"), "house.yaml")
    work._resolver.cache_clear()
    work.rules.cache_clear()
    assert lint("check", "clean.docx", "--rules", "own", "--lang", "en") == WRONG
    assert lint.err.splitlines() == [
        "lint-gov: broken rule file:",
        "own/house.yaml:8:11: table disclosure has no 'licenses.decisions'; did you mean 'licences.decisions'?",
        "     7 |   each: none",
        "     8 |   assert: licenses.decisions < 0",
        "       |           ^^^^^^^^^^^^^^^^^^^^^^",
    ]
    assert lint("check", "clean.docx", "--rules", "gone") == WRONG
    assert "gone" in lint.err


def test_config_show(here: Path, lint: Runner) -> None:
    configure(
        here, "profile: wuwei\nignore:\n- S204\noverrides:\n- {paths: clean*, year: 2023}\n- {sections: 2, severity: {V: info}}\n"
    )
    assert lint("config", "show", "clean.docx", "--fail-on-nothing") == WRONG
    assert lint("config", "show", "./clean.docx", "--ignore", "P202", "--lang", "en") == OK
    lines = [" ".join(line.split()) for line in lint.out.splitlines()]
    assert lines[0] == "configuration of clean.docx: lint-gov.yaml"
    for line in (
        "profile wuwei lint-gov.yaml:1",
        "extend national profile wuwei",
        "fail-on error default",
        "lang en command line",
        "year 2023 lint-gov.yaml:5",
        "organ-kind — default",
        "select all profile national",
        "enable S306 profile wuwei",
        "ignore S204 lint-gov.yaml:3",
        "ignore P202 command line",
        "severity.V (section 2) info lint-gov.yaml:6",
        "S204 section-heading off: ignore (lint-gov.yaml:3)",
        "S305 local-matters off: only on where a profile or enable names it",
    ):
        assert line in lines, line
    assert lint("config", "show", ".", "--lang", "en") == OK
    assert lint.out.startswith("configuration of .: lint-gov.yaml")
    assert lint("rules", "--lang", "en") == OK
    assert ", only where named" in next(line for line in lint.out.splitlines() if line.startswith("S306"))
    assert lint("config", "show", "clean.docx", "--format", "json") == OK
    shown = json.loads(lint.out)
    assert (shown["path"], shown["config"]) == ("clean.docx", "lint-gov.yaml")
    year = {"key": "year", "value": 2023, "sections": None, "origin": {"kind": "file", "name": "lint-gov.yaml", "line": 5}}
    assert year in shown["values"]
    states = {rule["code"]: (rule["on"], rule["by"]) for rule in shown["rules"]}
    assert (states["S306"], states["S204"], states["S305"]) == ((True, "enable"), (False, "ignore"), (False, "opt-in"))


@pytest.mark.parametrize(
    ("code", "options", "said"),
    [
        ("A103", (), ["on: select (profile national)", "applies: "]),
        ("A103", ("--ignore", "A"), ["off: ignore (command line)"]),
        ("A103", ("--select", "P"), ["off: not in select (command line)"]),
        ("F101", ("--year", "2020"), []),
        ("S305", (), ["off: only on where a profile or enable names it"]),
        ("S305", ("--profile", "shandong"), ["on: enable (profile shandong)", "applies: "]),
        ("S306", ("--profile", "wuwei"), ["on: enable (profile wuwei)", "the reporting year is 2023, the rule is for 2025 on"]),
        ("S304", (), ["the kind of organ is department, the rule is only: provincial government"]),
        ("Y102", ("--profile", "yueyang"), ['parameter due set to {"department": [2, 29]} (profile yueyang)']),
        ("T106", ("--profile", "strict"), ["severity set to warning (profile strict)"]),
    ],
)
def test_explain_for(here: Path, lint: Runner, code: str, options: tuple[str, ...], said: list[str]) -> None:
    expected = WRONG if "--year" in options else OK
    assert lint("explain", code, "--for", "clean.docx", "--lang", "en", *options) == expected
    for words in said:
        assert words in lint.out, lint.out


def test_explain_for_tells_what_is_set_for_sections(here: Path, lint: Runner) -> None:
    configure(here, "year: 2020\noverrides:\n- {sections: [2, 3], severity: {V101: info}, ignore: V102}\n")
    assert lint("explain", "V101", "--for", "clean.docx", "--lang", "en") == OK
    assert "section 2, 3: info (lint-gov.yaml:3)" in lint.out
    assert lint("explain", "V102", "--for", "clean.docx", "--lang", "en") == OK
    assert "section 2, 3: ignored (lint-gov.yaml:3)" in lint.out
    assert lint("explain", "F101", "--for", "clean.docx", "--lang", "en") == OK
    assert "the reporting year is 2020, the rule is for 2021 on" in lint.out
    assert lint("explain", "F101", "--for", "gone.docx") == WRONG


def test_the_year_of_the_configuration_is_that_of_extract_too(here: Path, lint: Runner) -> None:
    configure(here, "year: 2022\norgan-kind: office\n")
    lint("extract", "clean.docx")
    report = json.loads(lint.out)["files"][0]["report"]
    assert (report["year"], report["organ_kind"]) == (2022, "office")
    lint("extract", "clean.docx", "--year", "2023")
    assert json.loads(lint.out)["files"][0]["report"]["year"] == 2023
    lint("rules", "clean.docx", "--format", "json")
    assert not [r for r in json.loads(lint.out)["rules"] if r["opt_in"]]


def test_many_processes_read_the_same_settings(here: Path, lint: Runner) -> None:
    configure(here, "ignore: [A, T]\nlang: en\n")
    one = lint.findings(".", "--jobs", "1")
    assert lint.findings(".", "--jobs", "2") == one
    assert not {code for code in rules(one) if code[0] in "AT"}
