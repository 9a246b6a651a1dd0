"""`--manifest`: lists of reports as people have them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov import cli
from lint_gov.cli import manifest
from lint_gov.errors import UsageError
from lint_gov.model.peers import Entry

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LIST = "路径,单位,年度,上级,曾用名\na/甲.docx,甲局,2023年,某县政府,\n乙.docx,乙局,２０２２,,旧乙局\n,丙局,2023,某县政府,\n,,,,\n"


def read(path: Path, text: str, encoding: str = "utf-8") -> manifest.Manifest:
    path.write_bytes(text.encode(encoding))
    return manifest.read(str(path))


def refused(path: Path, content: bytes) -> UsageError:
    path.write_bytes(content)
    with pytest.raises(UsageError) as error:
        manifest.read(str(path))
    return error.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_whatever_a_spreadsheet_saves(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path / "清单.csv", LIST, encoding)
    first, second = (f"{tmp_path.as_posix()}/{name}" for name in ("a/甲.docx", "乙.docx"))
    assert found.paths == (first, second)
    assert found.entries == {first: Entry("甲局", 2023, "某县政府"), second: Entry("乙局", 2022, "", "旧乙局")}
    assert found.unfiled == (Entry("丙局", 2023, "某县政府"),)


@pytest.mark.parametrize("separator", ["\t", ";", "，"])
def test_other_separators_line_ends_and_order_of_columns(tmp_path: Path, separator: str) -> None:
    text = separator.join(["year", "file", "note", "organ"]) + "\r\n" + separator.join(["2023", "x.docx", "-", "甲局"]) + "\r\n"
    found = read(tmp_path / "list.csv", text)
    assert list(found.entries.values()) == [Entry("甲局", 2023)]


def test_paths_are_those_of_the_lists_folder_and_addresses_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    text = 'path\n..\\x.docx\n"a,b.docx"\nhttps://www.example.gov.cn/a/../b.html\n./c.zip/d.docx\n'
    assert read(Path("in/list.csv"), text).paths == (
        "x.docx",
        "in/a,b.docx",
        "https://www.example.gov.cn/a/../b.html",
        "in/c.zip/d.docx",
    )


def test_short_rows_are_filled_up(tmp_path: Path) -> None:
    assert list(read(tmp_path / "l", "path,organ,year\nx.docx\n").entries.values()) == [Entry()]


@pytest.mark.parametrize("year", ["二〇二三", "23", "1999", "2023.5", "-2023", "2023-2024", "²0²3"])
def test_a_wrong_year_is_told_with_its_line(tmp_path: Path, year: str) -> None:
    error = refused(tmp_path / "l", f"path,year\n\na.docx,2023\nb.docx,{year}\n".encode())
    assert (error.kind, error.fields["value"]) == ("manifest-year", year)
    assert error.fields["line"] == 4


@pytest.mark.parametrize("content", [b"", b"\n", b"name,year\n", "单位\n甲局\n".encode()])
def test_a_list_without_a_column_of_paths_is_told(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path / "l", content).kind == "manifest-columns"


def test_what_is_no_list_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "l", b"PK\x03\x04\0\0\xff\xff\xff\0\0\0\0").kind.startswith("manifest-")
    assert refused(tmp_path / "l", b'path\n"' + b"x" * 200_000).kind == "manifest-unreadable"
    for path in (tmp_path, tmp_path / "no.csv"):
        with pytest.raises(UsageError) as error:
            manifest.read(str(path))
        assert error.value.kind == "manifest-unreadable"


@given(st.binary(max_size=60))
def test_any_bytes_are_a_list_or_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(b"path,year\n" + content)
    try:
        manifest.read(str(path))
    except UsageError as error:
        assert error.kind.startswith("manifest-")


def test_files_that_are_missing_do_not_keep_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "clean.docx", tmp_path / "有.docx")
    (tmp_path / "清单.csv").write_text("路径,单位\n有.docx,甲局\n没有.docx,乙局\n", encoding="gb18030")
    assert cli.run(["check", "--manifest", "清单.csv", "--no-config", "--format", "json"]) == 2
    files = json.loads(capsys.readouterr().out)["files"]
    assert {file["path"]: file["status"] for file in files} == {"有.docx": "checked", "没有.docx": "failed"}
    assert cli.run(["check", "--manifest", "没有.csv"]) == 2
    assert "读不了清单 没有.csv" in capsys.readouterr().err
