"""The title of the report: in the body (over several lines, glued to the preamble), else outside the flow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from lint_gov.model.document import Block, Document, Paragraph
from lint_gov.model.place import NOWHERE, Place
from lint_gov.structure.cutting import place_of
from lint_gov.structure.dates import YEAR_WORDS, title_year
from lint_gov.structure.lines import BARS, Line
from lint_gov.structure.organs import UNKNOWN, goes_on, is_area_name, organ_kind
from lint_gov.structure.words import words
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple

_MOST_LINES = 40
_MOST_SPAN = 4
_UPWARD = 2
_FRAME = "#*" + BARS
_GLUED_WITHIN = 110
# Any other title is the better one.
_MISTYPED = 6
_SITE_PARTS = re.compile(r"[-_|—–＿｜>]+")


class Title(NamedTuple):
    """A title; `organ` and `year` are what it says of them."""

    text: str
    place: Place = NOWHERE
    source: str = "body"
    organ: str | None = None
    year: int | None = None
    year_raw: str = ""
    score: int = 0


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = words().raw["title"]
    return {
        "whole": re.compile(
            rf"(?P<before>[^，。；：、,;:《》<>]{{0,60}}?)(?P<core>{raw['core']})(?:[（(][^（()）]{{1,14}}[）)])?"
        ),
        "core": re.compile(raw["core"]),
        "glued": re.compile(rf"(?P<before>[^，。；：、,;:《》<>]{{2,60}}?)(?P<core>{raw['core']})(?={raw['glued']})"),
        "not": re.compile("|".join(raw["not_title"])),
        "prefix": re.compile(raw["prefix"]),
        "site": re.compile(raw["site"]),
        "strip": re.compile(words().raw["organ"]["strip"]),
    }


def find_title(document: Document, blocks: Sequence[Block], lines: Sequence[Line], end: int, offset: int) -> Title | None:
    """The title before line `end` (up to `offset` in it), else the best of the titles outside the flow."""
    shown: list[tuple[int, str]] = []
    for index in range(min(end + 1, len(lines))):
        text = lines[index].text[:offset] if index == end else lines[index].text
        if squash(text) and lines[index].kind == "text":
            shown.append((index, text))
        if len(shown) >= _MOST_LINES:
            break
    found = [t for p in range(len(shown)) if (t := _title_at(shown, p, blocks, lines))]
    return max(found, key=lambda t: t.score) if found else _outside(document)


def _title_at(shown: Sequence[tuple[int, str]], position: int, blocks: Sequence[Block], lines: Sequence[Line]) -> Title | None:
    """The title whose last part stands on the line at `position`, or glued to it."""
    index, text = shown[position]
    parts = [t for _, t in shown]
    for first in range(position, max(-1, position - _MOST_SPAN), -1):
        joined = _joined(parts[first : position + 1])
        if joined is None:
            break
        title = _judged(joined, _level(blocks, lines, index))
        if title is not None:
            first, title = _extended(parts, first, position, title, _level(blocks, lines, index))
            raw = "".join(part.strip() for part in parts[first : position + 1])
            return _placed(title, raw, place_of(blocks, lines, shown[first][0]), _level(blocks, lines, shown[position][0]))
    return _glued(text, place_of(blocks, lines, index))


def _joined(parts: Sequence[str]) -> str | None:
    longest = int(words().raw["title"]["longest"])
    squashed = [squash(p).strip(_FRAME) for p in parts]
    return "".join(squashed) if all(len(p) <= longest for p in squashed) else None


def _extended(parts: Sequence[str], first: int, last: int, title: Title, level: int | None) -> tuple[int, Title]:
    """Take in the lines above that say whose report it is, or of which year."""
    for start in range(first - 1, max(-1, first - 1 - _UPWARD), -1):
        joined = _joined(parts[start : last + 1])
        longer = _judged(joined, level) if joined else None
        if longer is not None and longer.score >= title.score and _gains(longer, title, squash(parts[start])):
            first, title = start, longer
    return first, title


def _gains(longer: Title, title: Title, above: str) -> bool:
    """Whether the line above tells the organ or the year, or begins the organ's name (云溪县 / 青石镇人民政府…)."""
    if title.organ is None:
        return longer.organ is not None or title.year is None
    if longer.organ is None:
        return False
    dated = title.year is None and longer.year is not None
    if not longer.organ.endswith(title.organ):
        return dated and title.organ.endswith(longer.organ)  # 2023 / 年云溪县教育局…: the name had taken in the 年
    begins = above.endswith(tuple("省市县区州盟旗")) and not title.organ.startswith(above)
    rest_only = organ_kind(title.organ) == UNKNOWN != organ_kind(longer.organ)
    return begins or rest_only or dated or goes_on(above, title.organ)


def _judged(joined: str, level: int | None) -> Title | None:
    """A text of one or more lines as a title, None when it is none."""
    plain = _patterns()["prefix"].sub("", joined)
    if _patterns()["not"].search(plain):
        return None
    m = _patterns()["whole"].fullmatch(plain)
    if m is None:
        return _mistyped(plain, level)
    if plain in words().raw["title"]["column_names"] and not level:
        return None
    return _title(plain, m["before"], m["core"], level)


def _mistyped(plain: str, level: int | None) -> Title | None:
    """A text that ends almost in the words of the form (工作告年度报), if it names organ and year besides."""
    form, most = words().raw["title"]["form"], int(words().raw["title"]["mistyped"])
    cuts = [len(plain) - len(form) + n for n in range(-most, most + 1)]
    near = [(d, c) for c in cuts if c > 0 and plain[c] == form[0] and (d := _distance(plain[c:], form)) <= most]
    title = _title(plain, plain[: min(near)[1]], form, level) if near else None
    return title._replace(score=title.score - _MISTYPED) if title and title.organ and title.year else None


def _distance(left: str, right: str) -> int:
    """How many characters one text has and the other lacks, in whatever order."""
    a, b = Counter(left), Counter(right)
    return (a - b).total() + (b - a).total()


def _title(plain: str, before: str, core: str, level: int | None) -> Title | None:
    year = title_year(plain)
    organ = _organ(before, core)
    score = 2 * bool(year) + 2 * bool(organ) + ("工作年度报告" in core) + bool(level)
    return Title(plain, organ=organ, year=year[0] if year else None, year_raw=year[1] if year else "", score=score)


def _organ(before: str, core: str) -> str | None:
    """The organ's name in what stands before 政府信息公开…"""
    name = YEAR_WORDS.sub("", before + "政").removesuffix("政").removesuffix("年度").removeprefix("度")
    name = _patterns()["strip"].sub("", name).removesuffix("年度")
    if name.endswith("人民") and core.startswith("政府"):
        name += "政府"
    return name if is_area_name(name) else None


def _placed(title: Title, raw: str, place: Place, level: int | None) -> Title:
    source = "heading" if level else "body"
    return Title(raw.strip(" " + _FRAME), place, source, title.organ, title.year, title.year_raw, title.score)


def _level(blocks: Sequence[Block], lines: Sequence[Line], index: int) -> int | None:
    block = blocks[lines[index].block]
    return block.level if isinstance(block, Paragraph) else None


def _glued(text: str, place: Place) -> Title | None:
    """A title at the beginning of a line that goes on with the preamble."""
    plain = _patterns()["prefix"].sub("", squash(text[: 2 * _GLUED_WITHIN]))
    m = _patterns()["glued"].match(plain)
    if m is None or m.end() > _GLUED_WITHIN or _patterns()["not"].search(m[0]):
        return None
    title = _first_of_two(plain, m["before"]) or _title(m[0], m["before"], m["core"], None)
    return _placed(title, title.text, place, None) if title and (title.organ or title.year) else None


def _first_of_two(plain: str, before: str) -> Title | None:
    """The title when it is printed twice, which makes the first one look like a part of the second."""
    first = _patterns()["core"].search(before)
    return _title(plain[: first.end()], before[: first.start()], first[0], None) if first else None


def _outside(document: Document) -> Title | None:
    """The best of the page's titles, without the names of the site."""
    for text in document.titles:
        for part in (text, *_SITE_PARTS.split(text)):
            plain = squash(part)
            title = _judged(plain, 1) if not _patterns()["site"].search(plain) else None
            if title is not None and (title.organ or title.year):
                return Title(part.strip(), NOWHERE, "page", title.organ, title.year, title.year_raw, title.score)
    return None


def names_report(text: str) -> bool:
    """Tell whether a text is the title of an annual report."""
    return _judged(squash(text), None) is not None
