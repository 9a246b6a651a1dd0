"""Results as they are counted: from a saved `check --format jsonl` or `json`, a line or a file at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from lint_gov.errors import UsageError
from lint_gov.model.finding import LEVELS, SEVERITIES
from lint_gov.tuples import NamedTuple

STDIN = "-"
SUFFIXES = (".jsonl", ".json", ".ndjson")
# A line above this is no result of a report.
_LONGEST_LINE = 64 << 20
_STATUS = ("checked", "failed", "skipped")
_SECTIONS = range(1, 7)


class Told(NamedTuple):
    """One finding."""

    rule: str
    name: str
    level: str
    section: int | None


class Entry(NamedTuple):
    """One file of a run."""

    path: str
    status: str
    error: str
    organ: str | None
    kind: str
    year: int | None
    edition: int | None
    findings: tuple[Told, ...]
    waived: int


def is_results(path: str) -> bool:
    """Whether a path names saved results and no report."""
    return path == STDIN or path.lower().endswith(SUFFIXES)


def read(path: str) -> Iterator[Entry]:
    """Yield the files of saved results; raise UsageError when they cannot be read or are something else."""
    if path == STDIN:
        yield from _entries(sys.stdin.buffer, path)
        return
    try:
        with Path(path).open("rb") as stream:
            yield from _entries(stream, path)
    except OSError as error:
        raise UsageError("results-unreadable", {"path": path, "reason": error.strerror or str(error)}) from None


def _entries(stream: IO[bytes], path: str) -> Iterator[Entry]:
    """Lines, each a file; or one document, which is known by its first line being no whole JSON object of a file."""
    first = stream.readline(_LONGEST_LINE)
    if first.strip() in (b"", b"{"):
        yield from _of_document(first + stream.read(), path)
        return
    number, line = 1, first
    while line:
        if line.strip():
            found = _parsed(line, path, number)
            yield from _files(found, path) if isinstance(found, dict) and "files" in found else (_entry(found, path, number),)
        number, line = number + 1, stream.readline(_LONGEST_LINE)


def _of_document(data: bytes, path: str) -> Iterator[Entry]:
    if data.strip():
        yield from _files(_parsed(data, path, 1), path)


def _files(document: Any, path: str) -> Iterator[Entry]:
    files = document.get("files") if isinstance(document, dict) else None
    if not isinstance(files, list):
        raise UsageError("results-broken", {"path": path, "line": 1})
    for number, item in enumerate(files, 1):
        yield _entry(item, path, number)


def _parsed(data: bytes, path: str, number: int) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise UsageError("results-broken", {"path": path, "line": number}) from None


def _entry(item: Any, path: str, number: int) -> Entry:
    try:
        return entry(item)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UsageError("results-broken", {"path": path, "line": number}) from None


def entry(item: dict[str, Any]) -> Entry:
    """Return one file of the JSON contract as an entry; raise KeyError, TypeError or ValueError when it is something else."""
    who = item["report"] or {}
    return Entry(
        path=_text(item["path"]),
        status=_one_of(item["status"], _STATUS),
        error=_text((item["error"] or {"message": ""})["message"]),
        organ=None if who.get("organ") is None else _text(who["organ"]),
        kind=_text(who.get("organ_kind", "unknown")),
        year=_number(who.get("year")),
        edition=_number(who.get("edition")),
        findings=tuple(map(_told, item["findings"])),
        waived=len(item.get("waived", ())),
    )


def _told(finding: dict[str, Any]) -> Told:
    severity = _one_of(finding["severity"], SEVERITIES)
    section = (finding["location"] or {}).get("section")
    return Told(
        _text(finding["rule"]),
        _text(finding["name"]),
        LEVELS[-1] if finding["needs_review"] else severity,
        section if section in _SECTIONS else None,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: Any) -> int | None:
    if value is not None and type(value) is not int:
        raise TypeError(value)
    return value


def _one_of(value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ValueError(value)
    return _text(value)
