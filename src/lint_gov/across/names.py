"""Names of organs made comparable (单位名称归一): 荆山市云溪县教育局, 云溪县教育局 and, where that is plain, 教育局."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import Any

from lint_gov import data
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple

_BRACKETED = re.compile(r"[（(【\[][^（()）】\]]*[)）】\]]")


class Name(NamedTuple):
    """An organ: the innermost area that its name begins with ("" when it names none), and its name there.

    The unit of an area's own government is "".
    """

    area: str
    unit: str


@lru_cache(maxsize=65536)
def name_of(organ: str, kind: str) -> Name:
    """Return the comparable name of an organ of a kind (`Identity.organ_kind`)."""
    plain = _pattern("superior").sub("", _BRACKETED.sub("", squash(organ)))
    if kind.endswith("_government") or kind == "office":
        area = _last_area(_pattern("government").sub("", plain))
        return Name(area, _raw()["office"] if kind == "office" else "")
    area, rest = _split(plain)
    return Name(area, _unit(rest))


def beside(name: Name) -> Name | None:
    """A government for its office and an office for its government: which of the two reports can change; else None."""
    office = _raw()["office"]
    return Name(name.area, "" if name.unit else office) if name.unit in ("", office) else None


class Areas:
    """The areas that the names of a run state: with them names that leave theirs out are completed."""

    def __init__(self) -> None:
        self._of_unit: dict[str, set[str]] = defaultdict(set)
        self._all: set[str] = set()

    def add(self, name: Name) -> None:
        """Take in one name."""
        if name.area:
            self._of_unit[name.unit].add(name.area)
            self._all.add(name.area)

    def completed(self, name: Name, path: str = "") -> Name:
        """The name with the area whose folder holds the file, else the one with such a unit, else the only one there is.

        As it was where that leaves several.
        """
        if name.area or not name.unit:
            return name
        folder = next((part for part in reversed(path.split("/")[:-1]) if part in self._all), "")
        areas = {folder} if folder else self._of_unit.get(name.unit) or self._all
        return Name(next(iter(areas)), name.unit) if len(areas) == 1 else name

    def open(self, name: Name) -> bool:
        """Whether a name leaves open to which of several areas it belongs."""
        return not name.area and len(self._of_unit.get(name.unit) or self._all) > 1

    def shared(self, name: Name) -> bool:
        """Whether units of that name are known in several areas."""
        return len(self._of_unit.get(name.unit, ())) > 1


def _raw() -> dict[str, Any]:
    raw: dict[str, Any] = data.load("across")
    return raw


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_raw()[name])


@cache
def _tails() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _raw()["tails"]))


def _split(name: str) -> tuple[str, str]:
    """Cut off the areas that a name begins with; the last of them and the rest."""
    area = ""
    while (match := _pattern("area").match(name)) and len(name) - match.end() > 1:
        area, name = match[0], name[match.end() :]
    return area, name


def _last_area(name: str) -> str:
    area, rest = _split(name)
    return rest or area


def _unit(rest: str) -> str:
    for tail in _tails():
        rest = tail.sub("", rest) or rest
    short: dict[str, str] = _raw()["short"]
    return short.get(rest, rest)
