from __future__ import annotations

from pathlib import Path

import pytest

from lint_gov import cli

RECORD = """
- code: Z901
  name: house-rule
  title: {zh: 局里的规矩, en: House rule}
  severity: warning
  check: not-report
  message: {zh: 不像年度报告。, en: no annual report.}
  examples:
    - {about: 完整的报告, expect: pass, report: {year: 2023}}
    - about: 会议通知
      expect: fail
      report:
        title: 会议通知
        preamble: 请准时参加。
        drop: [1, 2, 3, 4, 5, 6]
        tables: {disclosure: null, applications: null, disputes: null}
        signoff: null
  implausible: true
  years: any
"""


def test_examples_that_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "house.yaml").write_text(RECORD, encoding="utf-8")
    assert cli.run(["test-rules", str(tmp_path)]) == 0
    assert "1 条规则、2 个例子：通过 2，不符 0" in capsys.readouterr().out


def test_an_example_that_does_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "house.yaml").write_text(RECORD.replace("drop: [1, 2, 3, 4, 5, 6]", "drop: []"), encoding="utf-8")
    assert cli.run(["test-rules", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "Z901" in out
    assert "会议通知" in out
    assert "通过 1，不符 1" in out


def test_a_broken_record_is_shown_with_its_place_and_the_nearest_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "house.yaml").write_text(RECORD.replace("severity: warning", "severty: warning"), encoding="utf-8")
    assert cli.run(["test-rules", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert "house.yaml:5:3" in err
    assert "severity" in err
    assert "Traceback" not in err


def test_yaml_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "house.yaml").write_text("- code: [\n", encoding="utf-8")
    assert cli.run(["test-rules", str(tmp_path)]) == 2
    assert "house.yaml" in capsys.readouterr().err
