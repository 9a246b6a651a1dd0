"""Names of organs made comparable (单位名称归一): 荆山市云溪县教育局, 云溪县教育局 and, where that is plain, 教育局."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from lint_gov import data
from lint_gov.text.fold import squash

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
