"""What kind of organ a name belongs to (rules/organs.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from lint_gov import data
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple

UNKNOWN = "unknown"
_BRACKETS = re.compile(r"[（(【\[][^（(【\[()）】\]]*[)）】\]]")
_LONGEST = 40


class _Kind(NamedTuple):
    """One entry of the list of kinds."""

    kind: str
    names: tuple[re.Pattern[str], ...]
    exception: re.Pattern[str] | None


def organ_kind(name: str | None) -> str:
    """The kind of organ (a key of rules/organs.yaml) by its name, "unknown" when it cannot be told."""
    plain = _BRACKETS.sub("", squash(name or ""))
    for kind in _kinds() if plain else ():
        if any(_fits(p, plain) for p in kind.names) and not (kind.exception and kind.exception.search(plain)):
            return kind.kind
    return UNKNOWN


def kind_in_text(name: str | None, text: str) -> str:
    """The kind of organ, where an office may speak for its government: then the government's kind."""
    kind = organ_kind(name)
    if kind != "office" or not speaks_for_area(text):
        return kind
    government = organ_kind(_pattern("office_tail").sub("", squash(name or "")))
    return kind if government in (UNKNOWN, "office", "department") else government


def speaks_for_area(text: str) -> bool:
    """Whether a text is about a whole county (city, …) rather than about the office that wrote it."""
    plain = squash(text)
    area = len(_pattern("speaks_for_area").findall(plain))
    return area >= 2 and area > len(_pattern("speaks_for_itself").findall(plain))


def is_organ_name(text: str) -> bool:
    """Whether a line consists of nothing but the name of an organ."""
    plain = _BRACKETS.sub("", squash(text))
    return 3 <= len(plain) <= _LONGEST and not _pattern("no_name").search(plain) and bool(_pattern("name_end").search(plain))


def names_area(text: str) -> bool:
    """Whether an organ's name says of which area it is."""
    return bool(_pattern("with_area").search(squash(text)))


def goes_on(above: str, name: str) -> bool:
    """Whether a name without an area is the rest of the line above (云溪县卫生 / 健康局, 云溪县人民政府 / 办公室)."""
    if names_area(_pattern("area_cut_off").sub("", name)) or not names_area(above):
        return False
    if _pattern("second_part").fullmatch(name):
        return is_organ_name(above)
    return not is_organ_name(above) and not _pattern("no_beginning").search(above)


def is_area_name(text: str) -> bool:
    """Whether a name is that of an organ or, shorter, of its area (云溪县)."""
    plain = squash(text)
    return is_organ_name(plain) or (
        (2 < len(plain) <= _LONGEST or _pattern("short_name").fullmatch(plain) is not None)
        and not _pattern("no_name").search(plain)
        and organ_kind(plain) != UNKNOWN
    )


@cache
def _raw() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = data.load("organs")
    return loaded


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_raw()[name])


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(k["kind"], tuple(map(re.compile, k["names"])), re.compile(k["except"]) if "except" in k else None)
        for k in _raw()["kinds"]
    )


def _fits(pattern: re.Pattern[str], name: str) -> bool:
    """Whether a pattern is found in a name and what its groups hold is listed."""
    m = pattern.search(name)
    return m is not None and all(value in _listed(group) for group, value in m.groupdict().items())


@cache
def _listed(group: str) -> frozenset[str]:
    lists = _raw()[group]
    return frozenset("|".join(lists.values() if isinstance(lists, dict) else [lists]).split("|"))
