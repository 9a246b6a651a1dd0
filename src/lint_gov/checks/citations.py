"""Documents that the text cites, by title and by number, and what rules/norms.yaml knows of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from lint_gov.checks.texts import pattern
from lint_gov.data import load
from lint_gov.text.fold import key, squash
from lint_gov.tuples import NamedTuple


class Number(NamedTuple):
    """A document number: 国办公开办函〔2021〕30号, or 国务院令第711号 with `prefix` 国务院令 and no year.

    Attributes:
        brackets: the brackets around the year as they stand, "" where there are none.
    """

    raw: str
    prefix: str
    year: int | None
    number: int
    brackets: str
    start: int
    end: int


class Title(NamedTuple):
    """The words between 《 and 》; nested 〈〉 and 《》 are part of them."""

    raw: str
    start: int
    end: int


class Cited(NamedTuple):
    """A document in the text: the key of the norm, None when it is none of those known, and its words."""

    norm: str | None
    raw: str
    start: int
    end: int


_ISSUER, _GAP, _NUMBER = 24, 4, 40
_BEHIND = re.compile(r"\s*[（(\[〔]\s*(?P<prefix>[^\s\d（()）〔〕\[\]，。；]{1,12})\s*[〔\[（(【]?\s*20\d\d")
_JOINT = re.compile(r"[\s（(〔\[，,]*")
_TITLE = re.compile(r"《(?:[^《》]|《[^《》]*》)*》")
_ORDER = re.compile(r"国务院\s*(?:令\s*)?[（(〔\[]?\s*第?\s*(\d{2,4})\s*号\s*(?:令)?")


@cache
def norms() -> Mapping[str, Any]:
    """What is known of the documents, by key."""
    found: Mapping[str, Any] = load("norms")["norms"]
    return found


def titles(text: str) -> list[Title]:
    """The titles cited in a text, in order."""
    return [Title(m.group(), m.start(), m.end()) for m in _TITLE.finditer(text)]


def numbers(text: str) -> list[Number]:
    """The document numbers cited in a text, in order."""
    found = [_order(m) for m in _ORDER.finditer(text) if "令" in m.group()]
    found += [_number(m) for m in _number_pattern().finditer(text)] if "号" in text else []
    return sorted(found, key=lambda n: n.start)


def _order(m: re.Match[str]) -> Number:
    return Number(m.group().strip(), "国务院令", None, int(m[1]), "", m.start(), m.end())


@cache
def _number_pattern() -> re.Pattern[str]:
    words, brackets = load("norms")["number"], load("norms")["brackets"]
    left, right = (f"[{re.escape(brackets[side])}]" for side in ("open", "close"))
    return re.compile(
        rf"(?P<prefix>{words['begins']}{words['issuer']})\s*(?P<left>{left}?)\s*(?P<year>20[12]\d)\s*年?\s*"
        rf"(?P<right>{right}?)\s*第?\s*(?P<number>\d{{1,4}})\s*号"
    )


def _number(m: re.Match[str]) -> Number:
    """The number; words before its issuer (根据国务院办公厅国办公开办函…) are no part of it."""
    cut = m["prefix"].rfind("国") if m["prefix"].rfind("国") > 0 else 0
    raw = m.group()[cut:]
    return Number(
        raw, squash(m["prefix"][cut:]), int(m["year"]), int(m["number"]), m["left"] + m["right"], m.start() + cut, m.end()
    )


def by_number(number: Number) -> str | None:
    """The norm with exactly this number."""
    for norm, known in norms().items():
        if any(_same(number, form) for form in known["numbers"]):
            return norm
    return None


def _same(number: Number, form: Mapping[str, Any]) -> bool:
    if "order" in form:
        return number.year is None and number.number == form["order"]
    return (number.prefix, number.year, number.number) == (form["prefix"], form["year"], form["number"])


def by_title(title: Title, text: str) -> str | None:
    """The norm with this title, in any of its forms; a title of the same words by a local issuer is none."""
    norm = _titled(key(title.raw))
    issuer = text[max(0, title.start - _ISSUER) : title.start]
    return None if norm is None or _local(issuer, text[title.end : title.end + _NUMBER]) else norm


@lru_cache(maxsize=512)  # reports cite the same few
def _titled(words: str) -> str | None:
    return next((norm for norm, known in norms().items() if pattern(*known["titles"]).search(words)), None)


def _local(before: str, after: str) -> bool:
    """Whether the words around a title show that a province, county or bureau issued it."""
    if "国务院" not in before and pattern(load("norms")["local_issuer"]).search(before):
        return True
    number = _BEHIND.match(after)
    return number is not None and re.match(load("norms")["number"]["begins"], number["prefix"]) is None


def may_cite(text: str) -> bool:
    """Whether a text may cite a document at all, which spares most of them the rest."""
    return "《" in text or "号" in text


def cited(text: str) -> list[Cited]:
    """The known norms that a text cites, in order; a number in brackets behind the title of the same norm is part of it."""
    if not may_cite(text):
        return []
    found = [Cited(by_title(t, text), t.raw, t.start, t.end) for t in titles(text)]
    found += [Cited(by_number(n), n.raw, n.start, n.end) for n in numbers(text)]
    found.sort(key=lambda c: c.start)
    merged: list[Cited] = []
    for one in found:
        if merged and merged[-1].norm == one.norm and joined(text, merged[-1].end, one.start):
            merged[-1] = merged[-1]._replace(end=one.end)
        else:
            merged.append(one)
    return [one for one in merged if one.norm is not None]


def joined(text: str, end: int, start: int) -> bool:
    """Whether only a bracket stands between a title and a number: 《…》（国办…."""
    return 0 <= start - end <= _GAP and _JOINT.fullmatch(text[end:start]) is not None


def edits(one: str, other: str, most: int) -> int:
    """How many characters must be put in, left out or changed to make one text of the other; `most` + 1 when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
