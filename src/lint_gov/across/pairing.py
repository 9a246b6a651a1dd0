"""Who is whose last year's report, and who stands below whom (年度配对、上下级)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from lint_gov import data
from lint_gov.across.names import Areas, Name, beside, name_of
from lint_gov.model.peers import NO_ENTRY, Entry
from lint_gov.model.report import Identity
from lint_gov.structure.organs import organ_kind
from lint_gov.tuples import NamedTuple

# Whose figures a government's do not include: those who answer to a ministry in the capital, or to nobody known, and
# those who are no administration (公共企事业单位).
_APART = ("vertical", "unknown", "development_zone", "institution")


class _Filed(NamedTuple):
    """A report among those of the run; `former`: organs that became this one, if a list states any."""

    name: Name
    year: int
    kind: str
    former: tuple[Name, ...]
    parent: Name | None
    shown: str
    path: str


class Family(NamedTuple):
    """The organs below one: the reports of each by number, names of those without any; and whether a list states them.

    `unplaced`: so many more reports may belong to it, or to another of several areas.
    """

    children: tuple[tuple[int, ...], ...]
    absent: tuple[str, ...]
    stated: bool
    unplaced: int = 0


_NOBODY = Family((), (), False)


class Pairing:
    """Knows organ and year of every report of a run; all are taken in before the first question."""

    def __init__(self) -> None:
        self._areas = Areas()
        self._filed: dict[int, _Filed] = {}
        self._expected: list[tuple[Name, int, str]] = []
        self._by_name: dict[tuple[Name, int], list[int]] = defaultdict(list)
        self._by_area: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._by_parent: dict[tuple[Name, int], list[int]] = defaultdict(list)
        self._absent: dict[tuple[Name, int], list[str]] = defaultdict(list)
        self._gone: dict[int, set[Name]] = defaultdict(set)

    def add(self, number: int, who: Identity, entry: Entry = NO_ENTRY, path: str = "") -> None:
        """Take in one report under a number; what a list states goes before what the report says, and its path helps."""
        organ, year = entry.organ or who.organ, entry.year or who.year
        if not organ or year is None:
            return
        kind = organ_kind(entry.organ) if entry.organ and organ_kind(entry.organ) != "unknown" else who.organ_kind
        former = tuple(map(_name, filter(None, re.split(data.load("across")["several"], entry.former))))
        parent = _name(entry.parent) if entry.parent else None
        self._filed[number] = _Filed(name_of(organ, kind), year, kind, former, parent, organ, path)
        self._areas.add(self._filed[number].name)

    def expect(self, entry: Entry) -> None:
        """Take in a report that a list names and no file holds."""
        if entry.parent and entry.year is not None:
            self._expected.append((_name(entry.parent), entry.year, entry.organ))

    def settle(self) -> None:
        """Complete the names, now that all are known, and file the reports by them."""
        whole = self._areas.completed
        for number, filed in self._filed.items():
            filed = filed._replace(
                name=whole(filed.name, filed.path),
                former=tuple(map(whole, filed.former)),
                parent=filed.parent and whole(filed.parent),
            )
            self._filed[number] = filed
            self._by_name[filed.name, filed.year].append(number)
            self._by_area[filed.name.area, filed.year].append(number)
            self._gone[filed.year].update(filed.former)
            if filed.parent is not None:
                self._by_parent[filed.parent, filed.year].append(number)
        for parent, year, organ in self._expected:
            self._absent[whole(parent), year].append(organ)

    def same_organ(self, one: int, other: int) -> bool:
        """Whether two reports are of one organ, so far as their names tell."""
        a, b = self._filed.get(one), self._filed.get(other)
        if a is None or b is None:
            return False
        loose = not (a.name.area and b.name.area) and a.name.unit == b.name.unit
        return a.name == b.name or loose or beside(a.name) == b.name or b.name in a.former or a.name in b.former

    def year(self, number: int) -> int | None:
        """The year of a report, None when it is not known."""
        filed = self._filed.get(number)
        return filed.year if filed else None

    def by_year(self) -> dict[int, list[int]]:
        """The numbers of all reports by year."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, filed in self._filed.items():
            found[filed.year].append(number)
        return found

    def previous(self, number: int) -> list[list[int]]:
        """This organ's reports for the year before, by organ: of several where it was merged of them."""
        filed = self._filed.get(number)
        if filed is None or (not filed.name.area and self._areas.shared(filed.name)):
            return []
        own = [found for name in (filed.name, *filed.former) if (found := self._by_name.get((name, filed.year - 1)))]
        return own or self._instead(filed)

    def _instead(self, filed: _Filed) -> list[list[int]]:
        """A government's report for its office's and the other way round, where it is not another's last year's report."""
        other = beside(filed.name)
        if other is None or (other, filed.year) in self._by_name:
            return []
        found = self._by_name.get((other, filed.year - 1))
        return [found] if found else []

    def family(self, number: int) -> Family:
        """The organs below a government, by the list where it names any, else by their names."""
        filed = self._filed.get(number)
        if filed is None or not filed.kind.endswith("_government") or not filed.name.area:
            return _NOBODY
        here = (filed.name, filed.year)
        if here in self._by_parent or here in self._absent:
            return Family(self._grouped(self._by_parent.get(here, ())), tuple(self._absent.get(here, ())), True)
        children = self._below(filed, filed.year)
        present = {self._filed[n].name for n in children} | self._gone[filed.year]
        around = {self._filed[n].name: self._filed[n].shown for y in (1, -1) for n in self._below(filed, filed.year + y)}
        open_units = [
            f.name.unit for f in map(self._filed.__getitem__, self._by_area.get(("", filed.year), ())) if self._may_be_below(f)
        ]
        absent = sorted(shown for name, shown in around.items() if name not in present and name.unit not in open_units)
        return Family(self._grouped(children), tuple(absent), False, len(open_units))

    def _may_be_below(self, filed: _Filed) -> bool:
        return bool(filed.name.unit) and filed.kind not in _APART and self._areas.open(filed.name)

    def _below(self, filed: _Filed, year: int) -> list[int]:
        """The reports of the units of an area in a year; not those of parts of them (公安局交通警察大队)."""
        numbers = self._by_area.get((filed.name.area, year), ())
        own = [n for n in numbers if self._filed[n].name.unit and self._filed[n].kind not in _APART]
        units = {self._filed[n].name.unit for n in own}
        return [n for n in own if not _part_of_one(self._filed[n].name.unit, units)]

    def _grouped(self, numbers: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """Reports by organ: one may have handed in several."""
        groups: dict[Name, list[int]] = defaultdict(list)
        for number in numbers:
            groups[self._filed[number].name].append(number)
        return tuple(map(tuple, groups.values()))


def _name(organ: str) -> Name:
    return name_of(organ, organ_kind(organ))


def _part_of_one(unit: str, units: set[str]) -> bool:
    return any(unit[:end] in units for end in range(2, len(unit)))
