"""Who is whose last year's report, and who stands below whom (年度配对、上下级)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint_gov.across.names import Name, beside, name_of
from lint_gov.model.peers import NO_ENTRY, Entry
from lint_gov.model.report import Identity
from lint_gov.structure.organs import organ_kind

# Organs that their government's figures do not include: they answer to a ministry in the capital.
_APART = ("vertical", "unknown")


class _Filed(NamedTuple):
    """A report among those of the run; `former`: the organ's name before, if a list states one."""

    name: Name
    year: int
    kind: str
    former: Name | None
    parent: Name | None
    shown: str


class Family(NamedTuple):
    """The reports of the organs below one, by number; names of those that have none; and whether a list states them."""

    children: tuple[int, ...]
    absent: tuple[str, ...]
    stated: bool


class Pairing:
    """Knows organ and year of every report of a run."""

    def __init__(self) -> None:
        self._filed: dict[int, _Filed] = {}
        self._by_name: dict[tuple[Name, int], list[int]] = defaultdict(list)
        self._by_unit: dict[tuple[str, int], set[Name]] = defaultdict(set)
        self._by_area: dict[tuple[str, int], list[int]] = defaultdict(list)
        self._by_parent: dict[tuple[Name, int], list[int]] = defaultdict(list)
        self._absent: dict[tuple[Name, int], list[str]] = defaultdict(list)

    def add(self, number: int, who: Identity, entry: Entry = NO_ENTRY) -> None:
        """Take in one report under a number; what a list states goes before what the report says."""
        organ, year = entry.organ or who.organ, entry.year or who.year
        if not organ or year is None:
            return
        kind = organ_kind(entry.organ) if entry.organ and organ_kind(entry.organ) != "unknown" else who.organ_kind
        filed = _Filed(name_of(organ, kind), year, kind, _name(entry.former), _name(entry.parent), organ)
        self._filed[number] = filed
        self._by_name[filed.name, year].append(number)
        self._by_unit[filed.name.unit, year].add(filed.name)
        self._by_area[filed.name.area, year].append(number)
        if filed.parent is not None:
            self._by_parent[filed.parent, year].append(number)

    def expect(self, entry: Entry) -> None:
        """Take in a report that a list names and no file holds."""
        parent = _name(entry.parent)
        if parent is not None and entry.year is not None:
            self._absent[parent, entry.year].append(entry.organ)

    def same_organ(self, one: int, other: int) -> bool:
        """Whether two reports are of one organ, so far as their names tell."""
        a, b = self._filed.get(one), self._filed.get(other)
        if a is None or b is None:
            return False
        loose = not (a.name.area and b.name.area) and a.name.unit == b.name.unit
        return a.name == b.name or loose or beside(a.name) == b.name or b.name in (a.former,) or a.name in (b.former,)

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

    def previous(self, number: int) -> list[int]:
        """The reports that are this organ's for the year before; more than one when it handed in several."""
        filed = self._filed.get(number)
        if filed is None:
            return []
        before = filed.year - 1
        names = (filed.name, filed.former, self._only(filed.name, before), beside(filed.name))
        return next((found for name in names if name and (found := self._by_name.get((name, before)))), [])

    def _only(self, name: Name, year: int) -> Name | None:
        """The one organ of that unit in a year, where one of the two names says nothing of its area."""
        found = self._by_unit.get((name.unit, year), set())
        other = next(iter(found)) if len(found) == 1 else None
        return other if other is not None and name.unit and not (name.area and other.area) else None

    def family(self, number: int) -> Family:
        """The organs below a government, by the list where it names any, else by their names."""
        filed = self._filed.get(number)
        if filed is None or not filed.kind.endswith("_government") or not filed.name.area:
            return Family((), (), False)
        here = (filed.name, filed.year)
        if here in self._by_parent or here in self._absent:
            return Family(tuple(self._by_parent.get(here, ())), tuple(self._absent.get(here, ())), True)
        children = dict(self._below(filed, filed.year))
        around = {name: self._filed[n].shown for year in (filed.year - 1, filed.year + 1) for name, n in self._below(filed, year)}
        absent = sorted(shown for name, shown in around.items() if name not in children)
        return Family(tuple(children.values()), tuple(absent), False)

    def _below(self, filed: _Filed, year: int) -> Iterable[tuple[Name, int]]:
        """The units of an area in a year; the first report of each."""
        return reversed(list(self._units(filed, year)))

    def _units(self, filed: _Filed, year: int) -> Iterator[tuple[Name, int]]:
        for number in self._by_area.get((filed.name.area, year), ()):
            other = self._filed[number]
            if other.name.unit and other.kind not in _APART and other.kind != "development_zone":
                yield other.name, number


def _name(organ: str) -> Name | None:
    return name_of(organ, organ_kind(organ)) if organ else None
