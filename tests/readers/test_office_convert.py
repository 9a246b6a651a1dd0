"""Conversion to .docx: the pure-Python converter first, LibreOffice for what is left, all in as few processes as can be.

LibreOffice is played here by a script, so that these tests run without it; test_office_roundtrip uses the real one.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from lint_gov.errors import InputError
from lint_gov.model.document import Source
from lint_gov.readers import choose, office
from lint_gov.readers.builtin import READERS
from lint_gov.readers.office_convert import Result, convert
from lint_gov.readers.office_soffice import VARIABLE, find

from .docx_files import docx, zipped
from .office_files import ole, report, word

RTF = b"{\\rtf1 x}"


def odt(parts: Mapping[str, str | bytes]) -> bytes:
    """An OpenDocument text: the mimetype comes first and is not packed."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, content in parts.items():
            container.writestr(name, content)
    return stream.getvalue()


def awkward(data: bytes) -> bytes:
    """An OLE file that the pure-Python converter refuses for its header, though it can be read."""
    return data[:8] + b"\x01" + data[9:]


ODT = odt({"META-INF/manifest.xml": "<manifest/>", "content.xml": "<x/>"})
_FAKE = """#!{python}
# Converts a file to what lies beside the program; "no" in a file: cannot be converted; "die" in it: takes the process down.
import json, sys
from pathlib import Path
here = Path(__file__).parent
names = [Path(a) for a in sys.argv[sys.argv.index("--outdir") + 2:]]
out = Path(sys.argv[sys.argv.index("--outdir") + 1])
profile = next(a for a in sys.argv if a.startswith("-env:UserInstallation=file://"))[len("-env:UserInstallation=file://"):]
calls = here / "calls.json"
said = json.loads(calls.read_text()) if calls.exists() else []
calls.write_text(json.dumps(said + [[[n.name for n in names], (Path(profile) / "user/registrymodifications.xcu").read_text()]]))
for name in names:
    data = name.read_bytes()
    if b"die" in data:
        sys.exit(9)
    if b"no" not in data:
        (out / (name.stem + ".docx")).write_bytes((here / "result.docx").read_bytes())
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="plays LibreOffice by a script with #!")


class _Office:
    """The program that plays LibreOffice, and what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.program = folder / "soffice"
        self.program.write_text(_FAKE.format(python=sys.executable), encoding="utf-8")
        self.program.chmod(0o755)
        self.gives(docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"))

    def gives(self, result: bytes) -> None:
        (self._folder / "result.docx").write_bytes(result)

    @property
    def calls(self) -> list[tuple[list[str], str]]:
        file = self._folder / "calls.json"
        return [(names, profile) for names, profile in json.loads(file.read_text())] if file.exists() else []

    @property
    def lots(self) -> list[list[str]]:
        return [names for names, _ in self.calls]


@pytest.fixture
def libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Office:
    played = _Office(tmp_path)
    monkeypatch.setenv(VARIABLE, str(played.program))
    return played


@pytest.fixture
def nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice anywhere."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("lint_gov.readers.office_soffice._candidates", lambda: iter(()))


def _kinds(results: list[Result]) -> list[str]:
    return [result.kind if isinstance(result, InputError) else "docx" for result in results]


def test_old_word_needs_no_libreoffice(nothing: None) -> None:
    assert _kinds(convert([("doc", report())])) == ["docx"]


@pytest.mark.usefixtures("nothing")
def test_without_libreoffice_the_remedy_is_named() -> None:
    assert _kinds(convert([("rtf", RTF), ("odt", ODT), ("doc", awkward(word("甲")))])) == [
        "soffice-missing", "soffice-missing", "doc-needs-soffice",
    ]  # fmt: skip


def test_a_program_that_is_named_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    with pytest.raises(InputError) as error:
        find()
    assert error.value.kind == "soffice-wrong"
    assert _kinds(convert([("rtf", RTF), ("doc", awkward(word("甲")))])) == ["soffice-wrong", "soffice-wrong"]


def test_what_is_wrong_with_a_file_is_told_without_converting_it(nothing: None) -> None:
    bomb, locked = odt({"content.xml": bytes(20 * 1024 * 1024)}), odt({"META-INF/manifest.xml": "<encryption-data/>"})
    files = [
        ("doc", word("甲", flags=0x0300)), ("doc", ole(Workbook=b"x")), ("doc", b"no Word file"), ("doc", b" "),
        ("odt", bomb), ("odt", locked), ("odt", ODT[:-30]), ("rtf", b"PK\x03\x04"),
    ]  # fmt: skip
    assert _kinds(convert(files)) == [
        "encrypted", "not-word", "not-office-unknown", "empty", "too-large", "encrypted", "damaged", "not-office",
    ]  # fmt: skip


@posix
def test_many_files_go_to_one_process_in_a_profile_of_its_own(libreoffice: _Office) -> None:
    assert _kinds(convert([("rtf", RTF), ("doc", report()), ("odt", ODT), ("rtf", RTF + b"no")])) == [
        "docx", "docx", "docx", "not-converted",
    ]  # fmt: skip
    [(names, profile)] = libreoffice.calls
    assert names == ["0.rtf", "2.odt", "3.rtf"]
    assert "DisableMacrosExecution" in profile and "<value>true</value>" in profile


@posix
def test_a_file_that_kills_the_process_spoils_no_other(libreoffice: _Office) -> None:
    assert _kinds(convert([("rtf", RTF), ("rtf", RTF + b"die"), ("rtf", RTF)])) == ["docx", "not-converted", "docx"]
    assert libreoffice.lots == [["0.rtf", "1.rtf", "2.rtf"], ["2.rtf"]]


@posix
def test_what_libreoffice_makes_of_old_word_is_held_against_the_file_too(libreoffice: _Office) -> None:
    libreoffice.gives(docx("<w:p><w:r><w:t>本年公开112条</w:t></w:r></w:p>"))
    files = [("doc", awkward(word(text))) for text in ("本年公开112条\r", "本年公开12条\r", "本年公开112条，比上年多得多\r")]
    assert _kinds(convert(files)) == ["docx", "conversion-doubtful", "conversion-doubtful"]


@posix
def test_files_made_ready_together_are_read_without_another_start(libreoffice: _Office) -> None:
    sources = [Source(f"{n}.rtf", RTF + b" %d" % n) for n in range(3)]
    office.prepare(sources)
    found = [office.read(source) for source in sources]
    assert [(document.format, document.converted, document.path) for document in found] == [
        ("rtf", True, "0.rtf"), ("rtf", True, "1.rtf"), ("rtf", True, "2.rtf"),
    ]  # fmt: skip
    office.read(Source("3.rtf", RTF + b" 3"))
    assert libreoffice.lots == [["0.rtf", "1.rtf", "2.rtf"], ["0.rtf"]]


@pytest.mark.parametrize(
    ("path", "data", "name"),
    [
        ("a.doc", report(), "doc"),
        ("a.wps", report(), "doc"),
        ("a.docx", report(), "doc"),
        ("-", report(), "doc"),
        ("a.wps", docx(""), "docx"),
        ("a.doc", RTF, "rtf"),
        ("a.doc", b"<html><body>", "html"),
        ("a.doc", b"plain text", "doc"),
        ("a.docx", ODT, "odt"),
        ("a.odt", ODT, "odt"),
        ("a.ofd", zipped({"OFD.xml": "<x/>"}), "ofd"),
    ],
)
def test_content_decides_whatever_the_name(path: str, data: bytes, name: str) -> None:
    reader = choose(READERS, path, data)
    assert reader is not None and reader.name == name


@posix
def test_text_boxes_that_no_converter_keeps_are_titles(libreoffice: _Office) -> None:
    libreoffice.gives(docx("<w:p><w:r><w:t>本年公开112条</w:t></w:r></w:p>"))
    data = awkward(word("本年公开112条\r", boxes="某局2023年政府信息公开工作年度报告\r\r"))
    assert office.read(Source("a.doc", data)).titles == ("某局2023年政府信息公开工作年度报告",)
