"""`lint-gov summary` from end to end."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path

import pytest

from lint_gov import cli
from summary.made import RUN, file, finding, lines, saved

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OK, FOUND, WRONG = 0, 1, 2


def summed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert cli.run(["summary", *map(str, arguments)]) == OK
    return capsys.readouterr().out


def test_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = summed(capsys, saved(tmp_path))
    assert "共检查 7 份报告，涉及 3 个单位，2020—2022年度" in out
    assert "没有错误的 4 份（57%） · 没有任何问题的 2 份（29%）" in out
    assert "1 个文件无法检查" in out
    assert "A101 收到数与办理数不平衡" in out
    assert "\x1b" not in out


def test_json_and_csv_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path)
    told = json.loads(summed(capsys, path, "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(summed(capsys, path, "--format", "csv"))))
    assert list(told) == ["tool", "total", "rules", "organ_kinds", "years", "sections", "templates", "organs", "reports"]
    assert told["total"]["reports"] == 7
    organs = [row for row in rows if row["dimension"] == "organ"]
    assert [(row["key"], row["error"]) for row in organs] == [(one["key"], str(one["error"])) for one in told["organs"]]
    assert next(row["wrong_template"] for row in rows if row["key"] == "2021/2021") == "1"


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_nothing_checked_is_no_fault(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = summed(capsys, saved(tmp_path, RUN[6:8]), "--format", form)
    if form == "json":
        assert json.loads(out)["rules"] == []
    assert "坏.docx" in out if form == "html" else out


def test_reports_are_checked_when_they_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(EXAMPLES / name) for name in ("clean.docx", "faulty.docx")]
    results = tmp_path / "r.jsonl"
    assert cli.run(["check", *paths, "--output", f"jsonl={results}"]) == FOUND
    capsys.readouterr()
    assert summed(capsys, *paths, "--format", "json") == summed(capsys, results, "--format", "json")


def test_what_cannot_be_read_makes_the_exit_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["summary", str(EXAMPLES / "clean.docx"), "no.such"]) == WRONG
    out, err = capsys.readouterr()
    assert "共检查 1 份报告" in out
    assert "no.such" in err


def test_results_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines().encode()), encoding="utf-8"))
    assert "共检查 7 份报告" in summed(capsys, "-")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["r.jsonl", "a.docx"], "不能一起汇总"),
        (["r.jsonl", "r.jsonl", "--reports", "x.html"], "--reports"),
        (["no.jsonl"], "读不了检查结果"),
        (["broken.json"], "不是检查结果（第 1 行）"),
        (["r.jsonl", "-o", "r.jsonl"], "r.jsonl"),
        ([], "PATH"),
    ],
)
def test_wrong_usage(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("r.jsonl").write_text(lines(), encoding="utf-8")
    Path("broken.json").write_text("[]", encoding="utf-8")
    assert cli.run(["summary", *arguments]) == WRONG
    assert said in capsys.readouterr().err
    assert Path("r.jsonl").read_text(encoding="utf-8") == lines()


def test_the_end_of_the_file_tells_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path)
    for name, begins in (
        ("a.html", b"<!DOCTYPE"),
        ("a.json", b"{"),
        ("a.csv", b"dimension,"),
        ("a.txt", "政府".encode()),
        ("a.xlsx", b"PK"),
    ):
        assert summed(capsys, path, "-o", tmp_path / name) == ""
        assert (tmp_path / name).read_bytes().startswith(begins)


def test_many_organs_are_cut_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = [file(f"{n}.docx", f"第{n:03}局", 2021, finding("A101")) for n in range(520)]
    out = summed(capsys, saved(tmp_path, run))
    assert "另有 505 个" in out
    page = summed(capsys, saved(tmp_path, run), "--format", "html")
    assert "只列出前 500 个，共 520 个单位" in page
    assert page.count('data-kind="') == 500
    assert summed(capsys, saved(tmp_path, run), "--format", "csv").count("\norgan,") == 520


def test_links_are_seen_from_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("out").mkdir()
    path = saved(tmp_path)
    summed(capsys, path, "-o", "out/s.html")
    assert 'href="../2020/%E6%B0%B4%E5%8A%A1%E5%B1%80.docx"' in Path("out/s.html").read_text(encoding="utf-8")
    summed(capsys, path, "-o", "out/s.html", "--reports", "out/all.html")
    page = Path("out/s.html").read_text(encoding="utf-8")
    assert 'href="all.html#r6"' in page
    assert 'href="all.html#r9"' in page, "files that were not checked have a number too"
    assert os.sep == "\\" or "\\" not in page


def test_links_lead_into_the_report_of_the_same_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [str(EXAMPLES / name) for name in ("clean.docx", "faulty.docx", "old-tables.txt")]
    cli.run(["check", "a-missing-one", *paths, "--output", "html=all.html", "--output", "jsonl=r.jsonl"])
    summed(capsys, "r.jsonl", "-o", "s.html", "--reports", "all.html")
    report, page = (Path(name).read_text(encoding="utf-8") for name in ("all.html", "s.html"))
    links = re.findall(r'href="all\.html#(r\d+)" [^>]*aria-label="([^"]+)，(\d+)：', page)
    assert len(links) == 3
    for anchor, organ, year in links:
        assert re.search(rf'id="h{anchor[1:]}">{organ}{year}年度<', report), (anchor, organ, year)
