"""Reports in zip archives: names as their authors saw them, and archives that mean harm."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov import archives
from lint_gov.archives import Member
from lint_gov.cli.inputs import expand
from lint_gov.errors import InputError
from lint_gov.readers import limits

SUFFIXES = (".docx", ".txt")


def packed(path: Path, files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> str:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in files.items():
            file.writestr(name, data)
    return str(path)


def renamed(path: Path, names: dict[bytes, bytes]) -> str:
    """Give files in an archive other raw names of the same length."""
    data = path.read_bytes()
    for old, new in names.items():
        assert len(old) == len(new)
        data = data.replace(old, new)
    path.write_bytes(data)
    return str(path)


def refused(archive: str, name: str | None = None) -> str:
    with pytest.raises(InputError) as error:
        archives.content(Member(archive, name)) if name else archives.names(archive)
    return error.value.kind


def test_nested_folders_and_what_systems_add(tmp_path: Path) -> None:
    names = ["b/二/乙.docx", "b/甲.TXT", "__MACOSX/b/._甲.TXT", ".git/x.txt", "b/~$甲.docx", ".DS_Store", "b/Thumbs.db"]
    archive = packed(tmp_path / "年报.zip", {name: name.encode() for name in names})
    assert archives.names(archive) == ["b/Thumbs.db", "b/二/乙.docx", "b/甲.TXT"]
    found = [item for item in expand([archive], SUFFIXES) if item.readable]
    assert [item.path for item in found] == [f"{archive}/b/二/乙.docx", f"{archive}/b/甲.TXT"]
    assert not any(item.named for item in found)
    member = archives.split(found[0].path)
    assert member is not None
    assert archives.content(member).decode() == "b/二/乙.docx"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_mark_for_utf8(tmp_path: Path, encoding: str) -> None:
    raw = "报告/甲.txt".encode(encoding)
    path = tmp_path / "x.zip"
    packed(path, {"x" * len(raw): b"text"})
    archive = renamed(path, {b"x" * len(raw): raw})
    assert archives.names(archive) == ["报告/甲.txt"]
    assert archives.content(Member(archive, "报告/甲.txt")) == b"text"


@given(st.text(st.characters(codec="gb18030", exclude_categories=["C"]), min_size=1, max_size=8))
def test_any_name_comes_out_harmless(name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, b"")
    out.seek(0)
    with zipfile.ZipFile(out) as file:
        found = archives._decoded(file.infolist()[0])
    assert not set(found.split("/")) & {"..", "."}
    assert not found.startswith("/")


def test_names_that_lead_out_of_the_archive_do_not(tmp_path: Path) -> None:
    archive = packed(tmp_path / "x.zip", {"../../a.txt": b"a", "/etc/b.txt": b"b", "c\\d.txt": b"d", "./e.txt": b"e"})
    assert archives.names(archive) == ["a.txt", "c/d.txt", "e.txt", "etc/b.txt"]
    assert archives.content(Member(archive, "c/d.txt")) == b"d"


def test_damaged_and_foreign_archives_are_told(tmp_path: Path) -> None:
    archive = packed(tmp_path / "x.zip", {"a.txt": os.urandom(5000), "b.txt": b"sound"})
    content = bytearray(Path(archive).read_bytes())
    content[2000] ^= 0xFF
    Path(archive).write_bytes(content)
    assert refused(archive, "a.txt") == "archive-damaged"
    assert archives.content(Member(archive, "b.txt")) == b"sound"
    assert refused(archive, "c.txt") == "not-found"
    for name, data in {"empty.zip": b"", "cut.zip": bytes(content[:3000]), "rubbish.zip": b"PK\x05\x06" + b"\xff" * 60}.items():
        (tmp_path / name).write_bytes(data)
        assert refused(str(tmp_path / name)) == "archive-damaged"
        assert [item.error.kind for item in expand([str(tmp_path / name)], SUFFIXES) if item.error] == ["archive-damaged"]


def test_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    packed(path, {"a.txt": b"text"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    assert refused(str(path), "a.txt") == "archive-encrypted"


def test_an_unknown_method_of_packing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    packed(path, {"a.txt": b"text"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + offset] = 97
    path.write_bytes(data)
    assert refused(str(path), "a.txt") == "archive-damaged"


def test_a_file_that_swells_is_read_no_further_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_FILE_BYTES", 10_000)
    archive = packed(tmp_path / "x.zip", {"a.txt": b" " * 5_000_000})
    assert len(archives.content(Member(archive, "a.txt"))) == 10_001
    assert limits.MAX_FILE_BYTES > 10_000


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_MEMBERS", 2)
    assert refused(packed(tmp_path / "x.zip", {f"{n}.txt": b"" for n in range(3)})) == "archive-too-many"


def test_an_archive_that_has_changed_is_read_again(tmp_path: Path) -> None:
    archive = packed(tmp_path / "x.zip", {"a.txt": b"a"})
    assert archives.names(archive) == ["a.txt"]
    packed(tmp_path / "x.zip", {"b.txt": b"bb"})
    assert archives.names(archive) == ["b.txt"]


def test_each_process_opens_an_archive_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = packed(tmp_path / "x.zip", {"a.txt": b"a"})
    mine = archives._open(archive)
    assert archives._open(archive) is mine
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert archives._open(archive) is not mine


def test_a_folder_may_be_called_like_an_archive(tmp_path: Path) -> None:
    (tmp_path / "x.zip").mkdir()
    (tmp_path / "x.zip" / "a.txt").write_text("a")
    assert archives.split(f"{tmp_path}/x.zip/a.txt") is None
    archive = packed(tmp_path / "x.zip" / "y.ZIP", {"a.txt": b"a"})
    assert archives.split(f"{archive}/a.txt") == Member(archive, "a.txt")
    assert archives.split("no.zip/a.txt") is None
    assert refused("no.zip", "a.txt") == "unreadable"


def test_an_archive_without_reports_is_told(tmp_path: Path) -> None:
    archive = packed(tmp_path / "x.zip", {"a.png": b"a", "inner.zip": b"PK"})
    assert [item.error.kind for item in expand([archive], SUFFIXES) if item.error] == ["no-reports"]
