"""The comparison as the command runs it: files with a list, one report and last year's."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from generator.county import County, Plan, county
from generator.held import cores, held
from generator.text import text_file
from lint_gov import cli

Found = set[tuple[str, str, str | None, str | None]]


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Found:
    """What family C says, by the name of the file."""
    capsys.readouterr()
    cli.run(["check", *arguments, "--format", "json", "--no-config", "--jobs", "1"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return {
        (Path(file["path"]).name, finding["rule"], finding["location"].get("table"), finding["location"].get("row"))
        for file in told["files"]
        for finding in file["findings"]
        if finding["rule"].startswith("C")
    }


def filed(folder: Path, made: County) -> list[Path]:
    """The reports as files, named by their numbers."""
    paths = []
    for number, one in enumerate(made.filed):
        rendered = text_file(one.draft, one.layout)
        paths.append(folder / f"{number:03}{Path(rendered.name).suffix}")
        paths[-1].write_bytes(rendered.data)
    return paths


def expected(made: County, paths: list[Path]) -> Found:
    said = held(made, cores(made))
    return {(paths[n].name, f.rule, f.location.table, f.location.row) for n, f in said}


def test_a_folder_with_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = county(6, Plan(14, (2022, 2023), listed=True, often=1, roll_up=("wrong", "missing")))
    paths = filed(tmp_path, made)
    entries = made.entries()
    rows = [(path.name, entries.get(n)) for n, path in enumerate(paths)] + [("", entry) for entry in made.unfiled]
    with (tmp_path / "清单.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("路径", "单位", "年度", "上级", "曾用名"),
                *((p, e.organ, e.year, e.parent, e.former) if e else (p,) for p, e in rows),
            ]
        )
    wanted = expected(made, paths)
    assert {rule for _, rule, _, _ in wanted} >= {"C101", "C201", "C202", "C301"}
    assert check(capsys, "--manifest", str(tmp_path / "清单.csv")) == wanted


def test_one_report_and_last_years_whatever_their_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = county(6, Plan(14, (2022, 2023), often=1, roll_up=("", "")))
    paths = filed(tmp_path, made)
    number = next(want.number for want in made.wanted if want.rule == "C201")
    last = next(n for n, f in enumerate(made.filed) if f.member is made.filed[number].member)
    assert last < number
    assert {rule for _, rule, _, _ in check(capsys, str(paths[number]), "--previous", str(paths[last]))} == {"C201"}
    assert check(capsys, str(paths[number])) == set()
