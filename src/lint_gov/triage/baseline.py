"""The step of the baseline (基线): findings that were there before do not count; changed ones are new.

An entry is known by its content: whose report of which year, and the fingerprint of the finding, which holds its rule,
its place by meaning, its words and the stated value. Equal findings are counted. The path only tells apart two files of
the same report (a Word file and its page); a renamed file keeps its entries.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lint_gov.errors import UsageError
from lint_gov.fingerprint import fingerprint
from lint_gov.model.finding import FileResult, Finding, Waived
from lint_gov.model.place import is_address
from lint_gov.store.spool import sequence
from lint_gov.triage.chain import Results

VERSION = 1
_PLACE = ("section", "table", "row", "column")
_KEYS = ("rule", "fingerprint", "count", "organ", "year", "path", *_PLACE, "date", "author", "reason")


@dataclass(frozen=True, slots=True)
class Entry:
    """Equal findings of one file. `path` is relative to the folder of the baseline."""

    rule: str
    fingerprint: str
    count: int
    organ: str | None = None
    year: int | None = None
    path: str = ""
    section: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    date: str = ""
    author: str = ""
    reason: str = ""

    @property
    def report(self) -> tuple[str | None, int | None]:
        """Whose report of which year it is about."""
        return self.organ, self.year


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline file: its entries, and the folder that their paths start from."""

    file: str
    entries: tuple[Entry, ...] = ()

    @property
    def folder(self) -> Path:
        """Where paths of entries start."""
        return Path(self.file).absolute().parent

    @property
    def total(self) -> int:
        """How many findings it knows."""
        return sum(entry.count for entry in self.entries)

    def relative(self, path: str) -> str:
        """A path as entries have it."""
        from os.path import relpath

        try:
            return path if is_address(path) else Path(relpath(Path(path).absolute(), self.folder)).as_posix()
        except ValueError:  # another drive
            return Path(path).absolute().as_posix()


def key(finding: Finding) -> str:
    """What equal findings have in common: the fingerprint of the first of them."""
    return fingerprint(finding, 1)


def read(file: str) -> Baseline:
    """Read a baseline; raise `UsageError` when there is none or it is broken."""
    try:
        content = json.loads(Path(file).read_text(encoding="utf-8"))
        return Baseline(file, tuple(map(_entry, _entries(content))))
    except OSError as error:
        raise UsageError("no-baseline", {"path": file, "reason": error.strerror or str(error)}) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError("baseline-file", {"path": file, "detail": str(error)}) from None


def _entries(content: Any) -> list[dict[str, Any]]:
    if content["version"] != VERSION:
        raise ValueError(f"version {content['version']!r}")
    entries: list[dict[str, Any]] = content["entries"]
    return entries


def _entry(raw: dict[str, Any]) -> Entry:
    entry = Entry(**raw)
    if not isinstance(entry.count, int) or entry.count < 1 or not isinstance(entry.fingerprint, str):
        raise ValueError(f"{entry.rule}: count, fingerprint")
    return entry


def text(baseline: Baseline) -> str:
    """Return the file as text: the same entries always give the same file."""
    entries = [{name: getattr(entry, name) for name in _KEYS} for entry in sorted(baseline.entries, key=_order)]
    lines = ",\n".join("  " + json.dumps(_short(entry), ensure_ascii=False) for entry in entries)
    return f'{{"version": {VERSION}, "entries": [\n{lines}\n]}}\n' if lines else f'{{"version": {VERSION}, "entries": []}}\n'


def _short(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value not in (None, "")}


def _order(entry: Entry) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in (entry.path, entry.section, entry.rule, entry.fingerprint))


def subtract(results: Results, baseline: Baseline) -> tuple[Results, tuple[Entry, ...]]:
    """Take the findings of the baseline out of the results; return also what is left of it for files that were checked."""
    pairing = _Pairing(baseline, results)
    taken = sequence((_without(result, pairing) if result.status == "checked" else result for result in results), len(results))
    return taken, pairing.left()


def _without(result: FileResult, pairing: _Pairing) -> FileResult:
    kept: list[Finding] = []
    known: list[Waived] = []
    for finding in result.findings:
        entry = pairing.take(result, finding)
        if entry is None:
            kept.append(finding)
        else:
            known.append(Waived(finding, entry.reason, pairing.file, "baseline"))
    return replace(result, findings=tuple(kept), waived=(*result.waived, *known)) if known else result


class _Pairing:
    """Gives each finding the entry it is known by, as often as the entry counts.

    A file has its own entries by its path. Entries whose file is not among those checked are open to any file with the
    report of the same organ and year: that file was renamed, or copied elsewhere.
    """

    def __init__(self, baseline: Baseline, results: Results) -> None:
        self.file = Path(baseline.file).as_posix()
        self._paths = {result.path: baseline.relative(result.path) for result in results}
        self._checked = {self._paths[result.path] for result in results if result.status == "checked"}
        self._reports = {_report(result) for result in results if result.status == "checked"}
        self._present = set(self._paths.values())
        self._counts = {entry: entry.count for entry in baseline.entries}
        self._by_key: dict[str, list[Entry]] = {}
        for entry in baseline.entries:
            self._by_key.setdefault(entry.fingerprint, []).append(entry)

    def take(self, result: FileResult, finding: Finding) -> Entry | None:
        """Use up one of an entry that the finding is known by."""
        path = self._paths[result.path]
        open_ones = [entry for entry in self._by_key.get(key(finding), ()) if self._counts[entry]]
        own = (entry for entry in open_ones if entry.path == path)
        moved = (entry for entry in open_ones if entry.path not in self._present and entry.report == _report(result))
        entry = next(own, None) or next(moved, None)
        if entry is not None:
            self._counts[entry] -= 1
        return entry

    def left(self) -> tuple[Entry, ...]:
        """What no finding used up, of entries whose report was checked under its own or another name."""
        return tuple(
            replace(entry, count=count)
            for entry, count in self._counts.items()
            if count and (entry.path in self._checked or (entry.path not in self._present and entry.report in self._reports))
        )


def _report(result: FileResult) -> tuple[str | None, int | None]:
    head = result.report
    return (head.organ, head.year) if head else (None, None)


def create(results: Results, file: str, old: Iterable[Entry], said: tuple[str, str, str], left_out: frozenset[str]) -> Baseline:
    """Return a baseline of all findings that count.

    Args:
        old: entries whose date, author and reason stay with what they know.
        said: date, author and reason of what is new.
        left_out: rules that no baseline may hide.
    """
    empty = Baseline(file)
    known = {(entry.report, entry.fingerprint): (entry.date, entry.author, entry.reason) for entry in old}
    entries: dict[tuple[str, str], Entry] = {}
    for entry in (one for result in results for one in _of(result, empty, left_out)):
        place = entry.path, entry.fingerprint
        date, author, reason = known.get((entry.report, entry.fingerprint), said)
        count = entries[place].count + 1 if place in entries else 1
        entries[place] = replace(entry, count=count, date=date, author=author, reason=reason)
    return replace(empty, entries=tuple(entries.values()))


def _of(result: FileResult, baseline: Baseline, left_out: frozenset[str]) -> Iterator[Entry]:
    """An entry for each finding of a file."""
    organ, year = _report(result)
    for finding in result.findings:
        if finding.rule not in left_out:
            place = {part: getattr(finding.location, part) for part in _PLACE}
            yield Entry(finding.rule, key(finding), 1, organ, year, baseline.relative(result.path), **place)


def prune(baseline: Baseline, results: Results) -> Baseline:
    """Return the baseline without what no longer occurs.

    Entries of files that are gone go, unless a file that was checked has their report; those of files that were not
    checked, or could not be, stay, even where a file that was checked has the same report.
    """
    seen = {baseline.relative(result.path) for result in results}
    elsewhere = [e for e in baseline.entries if e.path not in seen and (baseline.folder / e.path).exists()]
    pruned = _pruned(replace(baseline, entries=tuple(e for e in baseline.entries if e not in elsewhere)), results)
    return replace(baseline, entries=(*pruned, *elsewhere))


def _pruned(baseline: Baseline, results: Results) -> tuple[Entry, ...]:
    """What still occurs, of files that were checked or are gone."""
    pairing = _Pairing(baseline, results)
    renamed: dict[Entry, str] = {}
    for result in results:
        for finding in result.findings if result.status == "checked" else ():
            entry = pairing.take(result, finding)
            if entry is not None:
                renamed.setdefault(entry, baseline.relative(result.path))
    spent = {replace(entry, count=0): entry.count for entry in pairing.left()}
    kept = []
    for entry in baseline.entries:
        count = entry.count - spent.get(replace(entry, count=0), 0)
        gone = entry not in renamed and not (baseline.folder / entry.path).exists()
        if count and not gone:
            kept.append(replace(entry, count=count, path=renamed.get(entry, entry.path)))
    return tuple(kept)
