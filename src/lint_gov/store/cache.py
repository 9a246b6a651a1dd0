"""Results of earlier runs, by everything they depend on (结果缓存): a run that was killed goes on where it was.

An SQLite file in the user's own folder for caches. What cannot be used (locked, damaged, no room, no such folder) is
done without: a cache may make a run quicker, and never fail it. It is bounded; what was not used longest goes first.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from pathlib import Path

NAME = "results.sqlite3"
# Raised when the tables change.
_LAYOUT = 1
_MOST_BYTES = 1 << 30
_COMMIT_EVERY = 0.5
_SCHEMA = """
create table if not exists result (key blob primary key, data blob not null, used integer not null) without rowid;
create index if not exists result_used on result (used);
"""


class Cache:
    """The cache in a folder; of no effect where it cannot be opened.

    Args:
        folder: where its file lies or will lie.
        most: bytes of results that may stay.
    """

    def __init__(self, folder: Path, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._path = folder / NAME
        self._committed = time.monotonic()
        self._database = self._opened()

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under a key, None when there is nothing."""
        row = self._run("select data from result where key = ?", key)
        return row[0] if row else None

    def empty(self) -> bool:
        """Whether nothing is kept at all."""
        return self._run("select 1 from result limit 1") is None

    def has(self, key: bytes) -> bool:
        """Whether something is kept under a key."""
        return self._run("select 1 from result where key = ?", key) is not None

    def put(self, key: bytes, data: bytes) -> None:
        """Keep a result; what is written stays within half a second, also when the run is killed."""
        self._run("insert or replace into result values (?, ?, ?)", key, data, int(time.time()))
        self._commit()

    def touch(self, key: bytes) -> None:
        """Note that a result was of use."""
        self._run("update result set used = ? where key = ?", int(time.time()), key)
        self._commit()

    def close(self) -> None:
        """Throw out what is too much, and let go of the file."""
        if self._database is None:
            return
        with contextlib.suppress(sqlite3.Error):
            self._prune()
            self._database.commit()
        self._database.close()
        self._database = None

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                return self._connected()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    return None
                with contextlib.suppress(OSError):  # damaged: begin anew
                    self._path.unlink()
            except OSError:
                return None
        return None

    def _connected(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=2)
        try:
            database.execute("pragma journal_mode = wal")
            database.execute("pragma synchronous = normal")
            if database.execute("pragma user_version").fetchone()[0] != _LAYOUT:
                database.executescript(f"drop table if exists result; pragma user_version = {_LAYOUT};")
            database.executescript(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _run(self, statement: str, *values: object) -> tuple[bytes] | None:
        if self._database is None:
            return None
        try:
            found: tuple[bytes] | None = self._database.execute(statement, values).fetchone()
        except sqlite3.Error:  # no room, or damaged while in use: the rest of the run does without
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None
            return None
        return found

    def _commit(self) -> None:
        if self._database is not None and time.monotonic() - self._committed > _COMMIT_EVERY:
            with contextlib.suppress(sqlite3.Error):
                self._database.commit()
            self._committed = time.monotonic()

    def _prune(self) -> None:
        """Throw out what was not used longest until a tenth of the room is free again."""
        assert self._database is not None
        size = self._database.execute("select coalesce(sum(length(data)), 0) from result").fetchone()[0]
        if size <= self._most:
            return
        oldest = self._database.execute("select key, length(data) from result order by used, key").fetchall()
        for key, length in oldest:
            if size <= self._most * 9 // 10:
                break
            size -= length
            self._database.execute("delete from result where key = ?", (key,))
