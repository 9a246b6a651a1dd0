"""`--manifest FILE`: a list of reports as CSV, with whose they are and who sums them up (报告清单)."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from lint_gov import data
from lint_gov.cli.inputs import posix
from lint_gov.errors import UsageError
from lint_gov.model.peers import Entry
from lint_gov.model.place import is_address
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple

_ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
_FIRST_YEAR, _LAST_YEAR = 2008, 2100


class Manifest(NamedTuple):
    """The reports of a list, what it says of each by path, and of those that have no file."""

    paths: tuple[str, ...]
    entries: Mapping[str, Entry]
    unfiled: tuple[Entry, ...]


def read(file: str) -> Manifest:
    """Read a list; paths in it are relative to its folder. Raise UsageError with the line that is wrong."""
    rows = _rows(file)
    columns = _columns(file, rows[0] if rows else [])
    entries: dict[str, Entry] = {}
    unfiled: list[Entry] = []
    for line, row in enumerate(rows[1:], 2):
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        if not any(cells.values()):
            continue
        entry = Entry(
            cells.get("organ", ""), _year(file, line, cells.get("year", "")), cells.get("parent", ""), cells.get("former", "")
        )
        if cells.get("path"):
            path = _path(file, cells["path"])
            entries[path] = entry
        else:
            unfiled.append(entry)
    return Manifest(tuple(entries), entries, tuple(unfiled))


def _rows(file: str) -> list[list[str]]:
    try:
        raw = Path(file).read_bytes()
    except OSError as error:
        raise UsageError("manifest-unreadable", {"path": file, "reason": error.strerror or str(error)}) from None
    text = _decoded(file, raw)
    separator = max(",\t;，", key=text.partition("\n")[0].count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UsageError("manifest-unreadable", {"path": file, "reason": str(error)}) from None


def _decoded(file: str, raw: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UsageError("manifest-unreadable", {"path": file, "reason": "UTF-8 / GBK"})


def _columns(file: str, head: Sequence[str]) -> dict[str, int]:
    """Which column is which, by the words in the first line."""
    known: Mapping[str, Sequence[str]] = data.load("across")["manifest"]
    words = [squash(cell).lower() for cell in head]
    found = {name: words.index(word) for name, names in known.items() for word in names if word in words}
    if "path" not in found:
        raise UsageError("manifest-columns", {"path": file, "head": "、".join(head), "wanted": "、".join(known["path"])})
    return found


def _year(file: str, line: int, text: str) -> int | None:
    plain = squash(text).removesuffix("度").removesuffix("年")
    if not plain:
        return None
    if not plain.isdecimal() or not _FIRST_YEAR <= int(plain) <= _LAST_YEAR:
        raise UsageError("manifest-year", {"path": file, "line": line, "value": text})
    return int(plain)


def _path(file: str, path: str) -> str:
    """A path of the list as seen from the working folder."""
    if is_address(path):
        return path
    return posix(os.path.normpath(Path(file).parent / path.replace("\\", "/")))
