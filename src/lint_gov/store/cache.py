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
_LAYOUT = 3
_MOST_BYTES = 1 << 30
_WRITE_EVERY = 0.5
_DAY = 86400
_PRUNED_AT_ONCE = 500
_SCHEMA = """
create table if not exists result (key blob primary key, data blob not null, used integer not null);
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
        self._written = time.monotonic()
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._database = self._opened()

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under a key, None when there is nothing."""
        if key in self._new:
            return self._new[key]
        row = self._first("select data from result where key = ?", key)
        return row[0] if row else None

    def empty(self) -> bool:
        """Whether nothing is kept at all."""
        return not self._new and self._first("select key from result limit 1") is None

    def has(self, key: bytes) -> bool:
        """Whether something is kept under a key."""
        return key in self._new or self._first("select key from result where key = ?", key) is not None

    def put(self, key: bytes, data: bytes) -> None:
        """Keep a result; what is half a second old is there also when the run is killed."""
        self._new[key] = data
        self._write_now_and_then()

    def touch(self, key: bytes) -> None:
        """Note that a result was of use."""
        self._used.add(key)
        self._write_now_and_then()

    def close(self) -> None:
        """Write what is left, throw out what is too much, and let go of the file."""
        self._write()
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._prune(self._database)
            self._let_go()

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                return self._connected()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    return None
                self._remove()  # damaged: begin anew
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

    def _first(self, question: str, *values: object) -> tuple[bytes] | None:
        if self._database is None:
            return None
        try:
            found: tuple[bytes] | None = self._database.execute(question, values).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return found

    def _write_now_and_then(self) -> None:
        if time.monotonic() - self._written > _WRITE_EVERY:
            self._write()

    def _write(self) -> None:
        """Write in one short transaction: others that run at the same time have their turn in between."""
        now = int(time.time())
        try:
            if self._database is not None and (self._new or self._used):
                with self._database as database:
                    new = ((key, data, now) for key, data in self._new.items())
                    database.executemany("insert or replace into result values (?, ?, ?)", new)
                    used = ((now, key, now - _DAY) for key in self._used)
                    database.executemany("update result set used = ? where key = ? and used < ?", used)
        except sqlite3.Error as error:
            self._give_up(error)
        self._new.clear()
        self._used.clear()
        self._written = time.monotonic()

    def _give_up(self, error: sqlite3.Error) -> None:
        """No room, locked, or damaged: the rest of the run does without. A damaged file goes, so that the next run has one."""
        self._let_go()
        if not isinstance(error, sqlite3.OperationalError):
            self._remove()

    def _let_go(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _remove(self) -> None:
        for tail in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(NAME + tail).unlink()

    def _prune(self, database: sqlite3.Connection) -> None:
        """Throw out what was not used longest until a tenth of the room is free again."""
        if self._size(database) <= self._most:
            return
        oldest = "delete from result where rowid in (select rowid from result order by used, rowid limit ?)"
        with database:
            while self._size(database) > self._most * 9 // 10:
                if not database.execute(oldest, (_PRUNED_AT_ONCE,)).rowcount:
                    break

    @staticmethod
    def _size(database: sqlite3.Connection) -> int:
        """Bytes in use; those of rows that were thrown out are used again and do not count."""
        pages, free, size = (
            database.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)
