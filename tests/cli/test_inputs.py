from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from lint_gov.cli.inputs import Input, expand, posix

KNOWN = (".docx", ".txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.docx", "a.TXT", "photo.png", "~$b.docx", ".hidden.txt", "sub/c.txt", ".git/d.txt", "sub/.e/f.txt"):
        file = tmp_path / "in" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return tmp_path


def test_a_folder_is_walked_in_order_without_hidden_and_lock_files(folder: Path) -> None:
    assert expand(["in"], KNOWN) == [
        Input("in/a.TXT", named=False),
        Input("in/b.docx", named=False),
        Input("in/photo.png", named=False, readable=False),
        Input("in/sub/c.txt", named=False),
    ]


def test_archives_in_a_folder_are_folders(folder: Path) -> None:
    with zipfile.ZipFile(folder / "in" / "sub" / "all.zip", "w") as archive:
        archive.writestr("d.txt", "x")
        archive.writestr("photo.png", "x")
    packed = [item for item in expand(["in"], KNOWN) if ".zip" in item.path]
    assert packed == [
        Input("in/sub/all.zip/d.txt", named=False),
        Input("in/sub/all.zip/photo.png", named=False, readable=False),
    ]
    closed = [item for item in expand(["in"], KNOWN, archives=False) if ".zip" in item.path]
    assert closed == [Input("in/sub/all.zip", named=False, readable=False)]


def test_a_broken_archive_in_a_folder_is_told_and_one_without_reports_is_not(folder: Path) -> None:
    (folder / "in" / "sub" / "broken.zip").write_bytes(b"PK")
    with zipfile.ZipFile(folder / "in" / "pictures.zip", "w") as archive:
        archive.writestr("photo.png", "x")
    packed = {item.path: item.error and item.error.kind for item in expand(["in"], KNOWN) if ".zip" in item.path}
    assert packed == {"in/pictures.zip/photo.png": None, "in/sub/broken.zip": "archive-damaged"}


def test_order_does_not_hang_on_the_order_of_arguments(folder: Path) -> None:
    assert expand(["in/sub", "in/b.docx", "in/a.TXT"], KNOWN) == expand(["in/a.TXT", "in/sub", "in/b.docx"], KNOWN)


def test_each_file_once_and_named_wins(folder: Path) -> None:
    found = expand(["in", "in/b.docx", "./in/b.docx", str(folder / "in" / "b.docx")], KNOWN)
    assert [i for i in found if i.path.endswith("b.docx")] == [Input("in/b.docx", named=True)]
    assert len(found) == 4


def test_named_files_are_taken_whatever_their_name(folder: Path) -> None:
    assert expand(["in/photo.png", "in/.hidden.txt", "no.such"], KNOWN) == [
        Input("in/.hidden.txt", named=True),
        Input("in/photo.png", named=True),
        Input("no.such", named=True),
    ]


def test_a_folder_without_anything_to_read_is_an_error(folder: Path) -> None:
    (folder / "empty" / "sub").mkdir(parents=True)
    (folder / "empty" / "x.png").write_bytes(b"x")
    told = {item.path: item.error for item in expand(["empty"], KNOWN)}
    assert told["empty/x.png"] is None
    error = told["empty"]
    assert error is not None
    assert error.kind == "no-reports"
    assert error.fields["path"] == "empty"


def test_standard_input() -> None:
    assert expand(["-", "-"], KNOWN) == [Input("-", named=True)]


@pytest.mark.parametrize(
    ("given", "shown"), [("./a/b", "a/b"), ("a//b", "a/b"), ("/x/y", "/x/y"), ("", ""), (".", "."), ("../a", "../a")]
)
def test_paths_are_shown_as_given(given: str, shown: str) -> None:
    assert posix(given) == shown


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "in" / "loop").symlink_to(folder / "in")
    assert len(expand(["in"], KNOWN)) == 4


def test_a_copy_with_comments_beside_its_report_is_no_report_of_its_own(tmp_path: Path) -> None:
    for name in ("a.docx", "a.批注.docx", "b.批注.docx"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(item.path).name for item in expand([str(tmp_path)], (".docx",))] == ["a.docx", "b.批注.docx"]


def test_addresses_of_other_kinds_are_refused_by_name() -> None:
    found = expand(["ftp://example.org/a.doc"], (".docx",))
    assert [item.error.kind for item in found if item.error] == ["address-scheme"]
