"""Reports in old Word files, through the command line and without LibreOffice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lint_gov import cli
from lint_gov.cli import work
from lint_gov.cli.inputs import Input
from lint_gov.readers.office_soffice import VARIABLE

from .docx_files import docx, zipped
from .office_files import figures, report

pytest.importorskip("doc2docx", reason="the extra doc is not installed")
OK, FOUND, WRONG = 0, 1, 2


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, and no LibreOffice."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("lint_gov.readers.office_soffice._candidates", lambda: iter(()))
    return tmp_path


def _run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    status = cli.run([argv[0], "--no-config", *argv[1:]])
    return status, capsys.readouterr().out


def test_the_figures_of_a_wps_file_come_back_exactly(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "报告.wps").write_bytes(report())
    status, out = _run(capsys, "extract", "报告.wps")
    file: dict[str, Any] = json.loads(out)["files"][0]
    found = {}
    for table, content in file["tables"].items():
        found |= {(table, *key.rpartition(".")[::2]): str(cell["value"]) for key, cell in content["cells"].items()}
    assert status == OK
    assert found == {key: str(value) for key, value in figures().items()}
    assert file["report"]["converted_from"] == "doc"


def test_places_are_said_to_be_those_of_the_converted_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.doc").write_bytes(report())
    status, out = _run(capsys, "check", "a.doc", "--fail-on", "warning")
    assert status == FOUND
    assert "D104" in out  # the comment
    assert "按转换后的文档计" in out
    status, out = _run(capsys, "check", "a.doc", "--lang", "en", "--fail-on", "never")
    assert "converted to .docx" in out


def test_what_cannot_be_read_is_told_with_its_remedy_and_the_rest_is_checked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.rtf").write_bytes(b"{\\rtf1 x}")
    (here / "b.ofd").write_bytes(zipped({"OFD.xml": "<x/>"}))
    (here / "c.doc").write_bytes(report()[:9000])
    (here / "d.wps").write_bytes("文字".encode())
    (here / "e.doc").write_bytes(report())
    status, out = _run(capsys, "check", ".", "--format", "json")
    files = json.loads(out)["files"]
    assert status == WRONG
    assert [(file["path"], file["error"] and file["error"]["kind"]) for file in files] == [
        ("a.rtf", "soffice-missing"), ("b.ofd", "ofd"), ("c.doc", "damaged"), ("d.wps", "not-office-unknown"), ("e.doc", None),
    ]  # fmt: skip
    assert "LINT_GOV_SOFFICE" in files[0]["error"]["message"]
    assert all("另存" in file["error"]["message"] or "导出" in file["error"]["message"] for file in files[:4])


def test_only_lots_of_such_files_are_made_ready(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lots: list[list[str]] = []
    monkeypatch.setattr("lint_gov.readers.office.prepare", lambda sources: lots.append([source.path for source in sources]))
    for name in ("a.docx", "b.rtf", "c.doc", "d.docx", "e.doc"):
        (here / name).write_bytes(b"{\\rtf1 x}" if name != "a.docx" else docx(""))
    named = {name: Input(name, named=True) for name in ("a.docx", "b.rtf", "c.doc", "d.docx", "e.doc", "gone.doc")}
    work.prepare([named["a.docx"], named["d.docx"]])
    work.prepare([named["b.rtf"]])
    work.prepare([named["a.docx"], named["b.rtf"]])
    assert lots == []
    work.prepare(list(named.values()))
    assert lots == [["b.rtf", "c.doc", "e.doc"]]


def test_nothing_of_this_is_imported_for_a_docx(here: Path) -> None:
    (here / "a.docx").write_bytes(docx(""))
    script = (
        "import sys; from lint_gov import cli; cli.run(['check', '--no-config', 'a.docx', 'b.docx']);"
        "print([name for name in sys.modules if 'office' in name or name in ('subprocess', 'olefile')])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)
    assert found.stdout.splitlines()[-1] == "[]"
