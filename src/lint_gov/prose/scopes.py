"""Whose figures, and of which time: judged by the last word in the sentence that tells."""

from __future__ import annotations

import re
from functools import cache

from lint_gov.prose.vocabulary import Compact, compact
from lint_gov.prose.words import words
from lint_gov.tuples import NamedTuple

# A year that another figure is compared with, or that requests are carried from or into, is not the year of what follows.
_YEAR = r"(?<![较比与同于入])(?<!结转)(?<!结转[至到])(?P<year>20\d\d)\s*(?:年(?!度?(?:结转|转结|转入))|(?=[-－—–~～至]))"
# How a town or a street office calls itself without its name.
_GENERIC = (
    ("镇人民政府", "镇政府"),
    ("镇人民政府", "镇人民政府"),
    ("乡人民政府", "乡政府"),
    ("乡人民政府", "乡人民政府"),
    ("街道办事处", "街道办事处"),
    ("街道办事处", "街道办"),
)
_ORDER = ("unknown", "own", "area", "subordinate")


class Own(NamedTuple):
    """The reporting organ, as the words of scope see it: its names, and the level of its area ("县", "" when unknown)."""

    names: re.Pattern[str] | None = None
    level: str = ""


class Frame(NamedTuple):
    """What the words up to a quantity say of it."""

    scope: str
    period: str
    change: bool


@cache
def _scope() -> Compact:
    s = words("scopes")
    return compact("|".join([*(f"(?P<{name}>{s[name]})" for name in _ORDER), f"(?P<organ>{s['organ']})"]))


@cache
def _period() -> Compact:
    p = words("periods")
    names = ("other_year", "cumulative", "last_year", "this_year")
    return compact("|".join([_YEAR, *(f"(?P<{name}>{p[name]})" for name in names)]))


@cache
def _change() -> re.Pattern[str]:
    return re.compile(words("periods")["changes"])


def frame(text: str, clause: str, year: int | None, own: Own) -> Frame:
    """Read the words of a sentence up to a quantity; `clause` is their last part, from the comma on."""
    return Frame(_scope_of(text, own), _period_of(text.replace(" ", ""), year), bool(_change().search(clause)))


def _scope_of(text: str, own: Own) -> str:
    plain = own.names.sub("本机关", text) if own.names else text
    found = "own"
    pattern, table = _scope()
    for match in pattern.finditer(plain.translate(table)):
        found = "subordinate" if match.lastgroup == "organ" else match.lastgroup or "own"
        if found == "area" and _elsewhere(plain[match.end() - 1 : match.end()], own.level):
            found = "unknown"
    return found


def _elsewhere(level: str, own: str) -> bool:
    """Whether 全市 and the like speak of an area above or below that of the report (全域 and 全系统 name no level)."""
    return bool(own) and level != own and level in words("scopes")["levels"]


def _period_of(text: str, year: int | None) -> str:
    """The last word on time rules; 全年累计 and 2023年累计 are of the year, a bare 累计 is of all time."""
    found, told = "this_year", False
    pattern, table = _period()
    for match in pattern.finditer(text.translate(table)):
        kind = match.lastgroup or ""
        if kind == "year":
            found, told = _year_kind(int(match["year"]), year), True
        elif kind == "cumulative" and text[match.start() : match.end()] == "累计":
            found = found if told else "cumulative"
        else:
            found, told = kind, True
    return found


def _year_kind(stated: int, year: int | None) -> str:
    if stated == year:
        return "this_year"
    return "last_year" if year is not None and stated == year - 1 else "other_year"


def own_of(organ: str | None) -> Own:
    """What the name of the reporting organ tells of its scope."""
    level = re.search(words("scopes")["level"], organ or "")
    return Own(own_names(organ), level[1] if level else "")


@cache
def own_names(organ: str | None) -> re.Pattern[str] | None:
    """A pattern of the reporting organ's own names: in full, without its area, without 人民政府 and the like."""
    if not organ:
        return None
    stem = re.sub(r"(?:人民政府|办事处)$", "", organ)
    bare = {re.sub(r"^.*[省市县区旗州盟](?=.{2,}(?:局|委|厅|办|镇|乡|街道|中心|院))", "", name) for name in (organ, stem)}
    names = {organ, stem, *bare, re.sub(r"办公[室厅]$", "", organ), *(n for end, n in _GENERIC if organ.endswith(end))}
    return re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if len(n) > 1))
