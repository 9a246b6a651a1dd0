from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from lint_gov.cli.output import targets, write
from lint_gov.errors import UsageError
from lint_gov.formatters import builtin

FORMATTERS = {f.name: f for f in builtin()}


def test_format_and_file_are_told_apart_at_the_first_sign() -> None:
    found = targets(["json=a=b.json", "text=x.txt"], FORMATTERS)
    assert [(t.formatter.name, t.file) for t in found] == [("json", "a=b.json"), ("text", "x.txt")]


@pytest.mark.parametrize(("value", "kind"), [("json", "output"), ("json=", "output"), ("jsn=x", "format"), ("=x", "format")])
def test_wrong_values(value: str, kind: str) -> None:
    with pytest.raises(UsageError) as told:
        targets([value], FORMATTERS)
    assert told.value.kind == kind


def test_writes_utf8_with_lf_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("old", encoding="utf-8")
    write(str(file), "新\n")
    assert file.read_bytes() == "新\n".encode()
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(UsageError) as told:
        write(str(target), "x")
    assert told.value.kind == "write-is-folder"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(UsageError) as told:
        write(str(tmp_path / "no" / "such" / "out"), "x")
    assert told.value.kind == "write-no-folder"
    assert told.value.fields["folder"] == str(tmp_path / "no" / "such")


def test_a_read_only_file_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(UsageError) as told:
        write(str(file), "new")
    file.chmod(0o644)
    assert told.value.kind == "write-denied"
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told_and_a_device_is_never_replaced() -> None:
    with pytest.raises(UsageError) as told:
        write("/dev/full", "x" * 10_000)
    assert told.value.kind == "write-full"
    assert Path("/dev/full").is_char_device()
    write("/dev/null", "x")
    assert Path("/dev/null").is_char_device()


def test_a_disk_that_fills_up_on_the_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "out.json"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError) as told:
        write(str(file), "new")
    assert told.value.kind == "write-full"
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_interrupted_in_the_middle_it_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(descriptor: int) -> None:
        raise KeyboardInterrupt

    file = tmp_path / "out.json"
    file.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write(str(file), "new")
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links and modes are those of POSIX")
def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path) -> None:
    file, link = tmp_path / "out.json", tmp_path / "link.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    write(str(link), "new")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_gets_all_of_it(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write(str(pipe), "字" * 100_000)
    reader.join()
    assert got == [("字" * 100_000).encode()]
