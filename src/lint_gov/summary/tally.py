"""Counting: one pass over the entries. Memory grows with the number of organs and rules, not with that of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from lint_gov.model.finding import LEVELS
from lint_gov.store.spool import Spool
from lint_gov.summary import setting
from lint_gov.summary.entries import Entry
from lint_gov.tuples import NamedTuple

K = TypeVar("K")
# Messages of so many files that could not be read are kept.
_FAILED = 200


class Counts:
    """What is counted of a group of reports.

    Attributes:
        reports: checked ones.
        clean: those without any finding.
        sound: those without an error.
        levels: findings by level, waived ones not among them.
    """

    __slots__ = ("clean", "levels", "reports", "sound", "waived")

    def __init__(self) -> None:
        self.reports = self.clean = self.sound = self.waived = 0
        self.levels = [0] * len(LEVELS)

    def add(self, one: Report) -> None:
        """Count a report."""
        self.reports += 1
        self.clean += not any(one.levels)
        self.sound += not one.levels[0]
        self.waived += one.waived
        for index, count in enumerate(one.levels):
            self.levels[index] += count

    @property
    def findings(self) -> int:
        """All findings."""
        return sum(self.levels)

    @property
    def order(self) -> tuple[int, ...]:
        """For sorting: the most errors first, then the most warnings, questions, hints."""
        error, warning, info, review = self.levels
        return (-error, -warning, -review, -info)


class Found:
    """What is counted of a rule or a section: findings by level, and in how many reports."""

    __slots__ = ("levels", "name", "reports")

    def __init__(self) -> None:
        self.reports, self.name = 0, ""
        self.levels = [0] * len(LEVELS)

    @property
    def findings(self) -> int:
        """All findings."""
        return sum(self.levels)

    @property
    def level(self) -> str:
        """The gravest level that occurs."""
        return next((level for level, count in zip(LEVELS, self.levels, strict=True) if count), LEVELS[-1])


class Report(NamedTuple):
    """One checked report; `number` is its place in the run, counting from 1."""

    number: int
    path: str
    organ: str | None
    kind: str
    year: int | None
    edition: int | None
    levels: tuple[int, ...]
    waived: int
    rules: dict[str, int]

    @property
    def worst(self) -> str:
        """The gravest level that occurs, "clean" when none does."""
        return next((LEVELS[index] for index in (0, 1, 3, 2) if self.levels[index]), "clean")


class Template(NamedTuple):
    """Reports of a year: the edition they owe, how many there are, how many use the tables of another one."""

    year: int | None
    edition: int | None
    reports: int
    wrong: int


class Tally:
    """What was counted of a run."""

    def __init__(self) -> None:
        self.total = Counts()
        self.files = self.skipped = self.failed = 0
        self.failures: list[tuple[str, str]] = []
        self.rules: dict[str, Found] = {}
        self.sections: dict[int | None, Found] = {}
        self.kinds: dict[str, Counts] = {}
        self.years: dict[int | None, Counts] = {}
        self.organs: dict[str | None, Counts] = {}
        self.kind_of: dict[str | None, str] = {}
        self._templates: Counter[tuple[int | None, int | None, bool]] = Counter()
        self._reports: Spool[tuple[object, ...]] = Spool()
        self._wrong: str = setting("template-rule")

    def add(self, entry: Entry) -> None:
        """Count one file."""
        self.files += 1
        if entry.status == "skipped":
            self.skipped += 1
        elif entry.status == "failed":
            self.failed += 1
            if len(self.failures) < _FAILED:
                self.failures.append((entry.path, entry.error))
        else:
            self._add(entry, _report(self.files, entry))

    def _add(self, entry: Entry, one: Report) -> None:
        groups = (_of(self.kinds, one.kind), _of(self.years, one.year), _of(self.organs, one.organ))
        for counts in (self.total, *groups):
            counts.add(one)
        self.kind_of.setdefault(one.organ, one.kind)
        self._templates[one.year, one.edition, self._wrong in one.rules] += 1
        self._findings(entry)
        self._reports.add(_packed(one))

    def _findings(self, entry: Entry) -> None:
        for told in entry.findings:
            for found in (_found(self.rules, told.rule), _found(self.sections, told.section)):
                found.levels[LEVELS.index(told.level)] += 1
                found.name = told.name
        for rule in {told.rule for told in entry.findings}:
            self.rules[rule].reports += 1
        for section in {told.section for told in entry.findings}:
            self.sections[section].reports += 1

    def reports(self) -> Iterator[Report]:
        """All checked reports in the order of the run."""
        for item in self._reports:
            yield Report(*item)  # type: ignore[arg-type]

    def common(self) -> list[tuple[str, Found]]:
        """The rules, those that most reports break first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1].reports, -item[1].findings, item[0]))

    def league(self) -> list[tuple[str | None, Counts]]:
        """The organs, those with the most errors first."""
        return sorted(self.organs.items(), key=lambda item: (*item[1].order, item[0] is None, item[0] or ""))

    def templates(self) -> list[Template]:
        """What editions the reports of each year owe and use."""
        pairs = sorted({key[:2] for key in self._templates}, key=lambda pair: tuple((n is None, n or 0) for n in pair))
        counts = self._templates
        return [
            Template(year, edition, counts[year, edition, False] + counts[year, edition, True], counts[year, edition, True])
            for year, edition in pairs
        ]


def count(entries: Iterable[Entry]) -> Tally:
    """Count all files."""
    tally = Tally()
    for entry in entries:
        tally.add(entry)
    return tally


def by_key(groups: dict[K, Counts]) -> list[tuple[K, Counts]]:
    """Groups by key, what is not known last."""
    return sorted(groups.items(), key=lambda item: (item[0] is None, item[0] or 0))


def _report(number: int, entry: Entry) -> Report:
    levels = Counter(told.level for told in entry.findings)
    rules = dict(Counter(told.rule for told in entry.findings))
    each = tuple(levels[level] for level in LEVELS)
    return Report(number, entry.path, entry.organ, entry.kind, entry.year, entry.edition, each, entry.waived, rules)


def _packed(one: Report) -> bytes:
    from lint_gov.store.pack import pack

    return pack(tuple(one))


def _of(groups: dict[K, Counts], key: K) -> Counts:
    return _get(groups, key, Counts)


def _found(groups: dict[K, Found], key: K) -> Found:
    return _get(groups, key, Found)


V = TypeVar("V")


def _get(groups: dict[K, V], key: K, make: Callable[[], V]) -> V:
    found = groups.get(key)
    if found is None:
        found = groups[key] = make()
    return found
