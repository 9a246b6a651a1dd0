from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def extract(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = cli.run(["extract", *arguments])
    return code, capsys.readouterr().out


def cells(file: dict[str, Any], table: str) -> dict[str, Any]:
    found: dict[str, Any] = file["tables"][table]["cells"]
    return found


def test_figures_of_every_table(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = extract(capsys, str(EXAMPLES / "faulty.docx"))
    file = json.loads(out)["files"][0]
    assert code == 0
    assert list(file) == ["path", "status", "error", "report", "tables", "fee", "mentions"]
    assert list(file["tables"]) == ["disclosure", "applications", "disputes"]
    assert file["tables"]["disclosure"]["edition"] == 2021
    assert cells(file, "applications")["granted.total"]["value"] == 12
    assert cells(file, "applications")["granted.business"]["value"] == 2
    slash = cells(file, "applications")["denied.process.natural"]
    assert (slash["value"], slash["raw"], slash["state"]) == (None, "/", "placeholder")
    assert cells(file, "disputes")["review.upheld"]["value"] == 1
    assert len(cells(file, "applications")) == 25 * 7


def test_a_fraction_is_a_string_and_an_integer_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    file = json.loads(extract(capsys, str(EXAMPLES / "clean.docx"))[1])["files"][0]
    assert cells(file, "disclosure")["fees.amount"]["value"] == "31.5"
    assert cells(file, "disclosure")["normative.effective"]["value"] == 5
    assert (file["fee"]["kind"], file["fee"]["section"]) == ("none", 6)


def test_lines_of_a_text_file(capsys: pytest.CaptureFixture[str]) -> None:
    path = EXAMPLES / "old-tables.txt"
    file = json.loads(extract(capsys, str(path))[1])["files"][0]
    new = cells(file, "applications")["new.natural"]
    assert new["value"] == 3
    assert "本年新收" in path.read_text(encoding="utf-8").splitlines()[new["line"] - 1]


def test_csv_has_a_line_for_each_figure(capsys: pytest.CaptureFixture[str]) -> None:
    out = extract(capsys, str(EXAMPLES / "faulty.docx"), "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 10 + 25 * 7 + 15
    row = next(r for r in rows if (r["table"], r["row"], r["column"]) == ("applications", "denied.process", "natural"))
    assert (row["organ"], row["year"], row["edition"], row["value"], row["raw"]) == ("云溪县水务局", "2023", "2021", "", "/")


@pytest.mark.parametrize(
    ("raw", "safe"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-71", "-71"), ("+7.5", "+7.5"), ("-x", "'-x"), ("无", "无"), ("", "")]
)
def test_a_spreadsheet_is_given_no_formula(raw: str, safe: str) -> None:
    from lint_gov.formatters.figures import _safe

    assert _safe(raw) == safe


def test_what_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = extract(capsys, "no.such", str(EXAMPLES / "clean.docx"))
    files = {file["path"]: file for file in json.loads(out)["files"]}
    assert code == 2
    assert files["no.such"]["status"] == "failed"
    assert files["no.such"]["error"]["kind"] == "not-found"
    assert files["no.such"]["tables"] == {"disclosure": None, "applications": None, "disputes": None}


def test_a_table_in_a_file_has_names_beside_the_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = extract(capsys, str(EXAMPLES / "faulty.docx"), "-o", str(tmp_path / "f.csv"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "f.csv").read_text(encoding="utf-8"))))
    assert (code, out, len(rows)) == (0, "", 10 + 25 * 7 + 15)
    row = next(r for r in rows if (r["table"], r["row"], r["column"]) == ("applications", "denied.process", "natural"))
    assert (row["organ_kind"], row["table_label"], row["column_label"]) == ("department", "申请办理表", "自然人")
    assert row["row_label"].startswith("（三）不予公开 › 6.")
    assert (row["value"], row["raw"], row["state"]) == ("", "/", "placeholder")


def test_figures_of_all_files_can_be_summed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow.parquet

    file = tmp_path / "f.parquet"
    code, _ = extract(capsys, str(EXAMPLES / "faulty.docx"), str(EXAMPLES / "clean.docx"), "no.such", "-o", str(file))
    rows = pyarrow.parquet.read_table(file).to_pylist()
    assert code == 2
    granted = [r["value"] for r in rows if (r["row"], r["column"]) == ("granted", "total")]
    assert granted == [10, 12]
    assert next(r["value"] for r in rows if r["row"] == "fees") == Decimal("31.5")


def test_the_file_is_none_of_the_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "a.docx"
    report.write_bytes((EXAMPLES / "clean.docx").read_bytes())
    assert cli.run(["extract", str(report), "--format", "csv", "-o", str(report)]) == 2
    assert report.read_bytes() == (EXAMPLES / "clean.docx").read_bytes()
