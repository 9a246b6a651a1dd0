"""The findings as a table: what each row holds, on the fixed results and on real files."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from formatters import sample
from lint_gov import cli
from lint_gov.formatters.findings import table

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WRONG = 2


def rows(lang: str = "zh") -> list[dict[str, Any]]:
    made = table(sample.ALL, lang)
    keys = [column.key for column in made.columns]
    return [dict(zip(keys, row, strict=True)) for row in made.rows]


def test_a_row_for_each_finding_each_waived_one_and_each_failure() -> None:
    found = rows()
    kinds = [row["kind"] for row in found]
    assert kinds.count("finding") == sum(len(result.findings) for result in sample.ALL)
    assert kinds.count("waived") == sum(len(result.waived) for result in sample.ALL)
    failed = [row for row in found if row["kind"] == "failed"]
    assert {result.path for result in sample.ALL if result.error} <= {row["path"] for row in failed}
    assert all(row["message"] and row["level"] is None for row in failed)


def test_what_a_finding_says_stands_in_its_columns() -> None:
    finding = next(f for result in sample.ALL for f in result.findings if "computed" in f.evidence)
    row = next(row for row in rows() if row["fingerprint"] == finding.fingerprint)
    assert (row["rule"], row["level"], row["message"]) == (finding.rule, finding.level, finding.message)
    assert (row["organ"], row["organ_kind"], row["year"], row["edition"]) == ("云溪县水务局", "department", 2023, 2021)
    assert (row["table"], row["row"]) == (finding.location.table, finding.location.row)
    assert row["part"].startswith("第三部分 › 申请办理表")
    assert row["computed"] is not None
    assert row["waived"] is False


def test_a_waiver_has_its_reason() -> None:
    waived = [row for row in rows() if row["kind"] == "waived"]
    assert waived
    assert all(row["waived"] and row["waiver"] for row in waived)
    assert any(row["reason"] for row in waived)


def test_tables_are_written_beside_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow.parquet

    targets = {name: tmp_path / f"f.{name}" for name in ("csv", "xlsx", "parquet")}
    outputs = [word for name, file in targets.items() for word in ("--output", f"{name}={file}")]
    assert cli.run(["check", str(EXAMPLES / "faulty.docx"), "no.such", *outputs]) == WRONG
    lines = list(csv.DictReader(io.StringIO(targets["csv"].read_text(encoding="utf-8"))))
    assert lines[-1]["kind"] == "failed"
    assert lines[-1]["name"] == "not-found"
    table = pyarrow.parquet.read_table(targets["parquet"]).to_pylist()
    assert [row["fingerprint"] or "" for row in table] == [line["fingerprint"] for line in lines]
    assert targets["xlsx"].read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(("name", "module"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow.parquet")])
def test_a_missing_extra_is_told_before_anything_is_read(
    name: str, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setattr("lint_gov.cli.work.check", lambda *_: pytest.fail("read"))
    assert cli.run(["check", str(EXAMPLES / "clean.docx"), "--output", f"{name}={tmp_path / 'f'}"]) == WRONG
    assert f"lint-gov[{name}]" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "extract", "summary"])
def test_bytes_are_kept_from_a_terminal(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.run([command, str(EXAMPLES / "clean.docx"), "--format", "parquet"]) == WRONG
    assert "不能显示在屏幕上" in capsys.readouterr().err
