"""The cache: a help where it can be used, and never a hindrance."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import threading
from pathlib import Path

import pytest

from lint_gov.store import cache as module
from lint_gov.store.cache import NAME, Cache

KEY, OTHER = b"k" * 32, b"o" * 32


def kept(folder: Path, key: bytes = KEY) -> bytes | None:
    cache = Cache(folder)
    try:
        return cache.get(key)
    finally:
        cache.close()


def keep(folder: Path, key: bytes = KEY, data: bytes = b"data") -> None:
    cache = Cache(folder)
    cache.put(key, data)
    cache.close()


def test_what_was_kept_is_there_for_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    cache = Cache(folder)
    assert cache.empty()
    cache.put(KEY, b"data")
    assert (cache.get(KEY), cache.get(OTHER), cache.has(KEY), cache.has(OTHER)) == (b"data", None, True, False)
    cache.close()
    again = Cache(folder)
    assert (again.get(KEY), again.get(OTHER), again.has(KEY), again.has(OTHER)) == (b"data", None, True, False)
    assert not again.empty()
    again.close()
    keep(folder, data=b"new")
    assert kept(folder) == b"new"


def test_others_see_what_is_half_a_second_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WRITE_EVERY", 0)
    writing, reading = Cache(tmp_path), Cache(tmp_path)
    writing.put(KEY, b"data")
    assert reading.get(KEY) == b"data"
    writing.close()
    reading.close()


def rubbish(path: Path) -> None:
    path.write_bytes(b"no database " * 1000)


def torn(path: Path) -> None:
    """A database whose first page is sound and whose others are not."""
    keep(path.parent, data=b"x" * 100_000)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xee" * (len(content) - 4096))


@pytest.mark.parametrize("damage", [rubbish, torn])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: object) -> None:
    damage(tmp_path / NAME)  # type: ignore[operator]
    assert kept(tmp_path) is None  # a run may find out only when it reads
    keep(tmp_path)
    assert kept(tmp_path) == b"data"


def test_an_older_layout_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.executescript("create table result (key, something); insert into result values (1, 2)")
    database.close()
    keep(tmp_path)
    assert kept(tmp_path) == b"data"


def test_without_a_folder_or_the_right_to_write_it_is_of_no_effect(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put(KEY, b"data")
    cache.touch(KEY)
    cache.close()
    assert (tmp_path / "file").read_text() == ""
    folder = tmp_path / "folder"
    (folder / NAME).mkdir(parents=True)
    keep(folder)
    assert kept(folder) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for this user")
def test_a_read_only_folder_is_of_no_effect(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    keep(tmp_path)
    assert kept(tmp_path) is None
    tmp_path.chmod(0o700)


def test_a_locked_file_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    cache = Cache(tmp_path)
    assert cache._database is not None
    cache._database.execute("pragma busy_timeout = 10")
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("begin immediate")
    assert cache.get(KEY) == b"data"
    cache.put(OTHER, b"late")
    cache.close()
    other.execute("rollback")
    other.close()
    assert (kept(tmp_path), kept(tmp_path, OTHER)) == (b"data", None)


def test_it_is_bounded_and_what_was_not_used_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PRUNED_AT_ONCE", 5)
    clock = [1_000_000.0]
    monkeypatch.setattr(module.time, "time", lambda: clock[0])
    for number in range(40):
        clock[0] += module._DAY * 2
        keep(tmp_path, bytes([number]) * 32, os.urandom(10_000))
    clock[0] += module._DAY * 2
    cache = Cache(tmp_path, most=200_000)
    cache.touch(bytes([0]) * 32)
    cache.close()
    left = [number for number in range(40) if kept(tmp_path, bytes([number]) * 32) is not None]
    assert 10 <= len(left) <= 20
    assert left == [0, *range(41 - len(left), 40)]


def write(folder: str, first: int) -> None:
    cache = Cache(Path(folder))
    for number in range(first, first + 100):
        cache.put(number.to_bytes(32, "big"), b"d" * 2000)
        cache._write()
    cache.close()


def test_runs_at_the_same_time_get_on_with_one_another(tmp_path: Path) -> None:
    others = [multiprocessing.Process(target=write, args=(str(tmp_path), first)) for first in (100, 200)]
    for other in others:
        other.start()
    write(str(tmp_path), 0)
    for other in others:
        other.join()
    cache = Cache(tmp_path)
    assert sum(cache.has(number.to_bytes(32, "big")) for number in range(300)) == 300
    cache.close()


def test_use_in_another_thread_does_no_harm(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    thread = threading.Thread(target=cache.put, args=(KEY, b"data"))
    thread.start()
    thread.join()
    assert cache.get(KEY) in (None, b"data")
    cache.close()
