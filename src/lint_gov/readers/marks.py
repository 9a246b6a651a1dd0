"""What tells a reader that a line belongs to an annual report: section headings, labels of the statutory tables, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from lint_gov import data
from lint_gov.editions import Edition, TableTemplate, editions
from lint_gov.text.fold import key, squash

_ORDINAL = re.compile(r"[一二三四五六七八九十0-9]{1,2}")
_LONGEST_HEADING = 40
_LONGEST_LABEL = 80


@cache
def settings() -> Mapping[str, Any]:
    """The data of `rules/readers.yaml`."""
    loaded: Mapping[str, Any] = data.load("readers")
    return loaded


@cache
def _headings() -> Mapping[str, tuple[int, bool]]:
    """Key of a heading → (number of the section, whether it is told without an ordinal)."""
    found: dict[str, tuple[int, bool]] = {}
    for section in (s for e in editions() for s in e.sections):
        found |= {key(t): (section.number, False) for t in section.recognise}
    for section in (s for e in editions() for s in e.sections):
        found |= {key(t): (section.number, True) for t in (section.title, *section.accept)}
    return found


def section_number(text: str) -> int | None:
    """Return the number by meaning of the section that `text` is (or begins with) the heading of."""
    words = key(text[:_LONGEST_HEADING])
    ordinal = _ORDINAL.match(words)
    bare = words[ordinal.end() :] if ordinal else words
    number, plain = _headings().get(bare, (None, False))
    if number is not None and (ordinal or plain):
        return number
    return _run_in(bare) if ordinal else None


@cache
def _plain_titles() -> tuple[str, ...]:
    return tuple(t for t, (_, plain) in _headings().items() if plain)


def _run_in(words: str) -> int | None:
    if not words.startswith(_plain_titles()):
        return None
    return next((n for t, (n, plain) in _headings().items() if plain and words.startswith(t)), None)


@cache
def _labels() -> frozenset[str]:
    return frozenset(key(t) for e in editions() for t in _all_labels(e)) - {""}


def _all_labels(edition: Edition) -> Iterator[str]:
    for table in edition.tables.values():
        yield from (table.corner, *table.header)
        for label in (*table.groups, *table.rows, *_columns(table)):
            yield from (label.label, *label.variants)
        yield from (block.label for block in table.blocks)


def _columns(table: TableTemplate) -> Iterator[Any]:
    return (column for block in table.blocks for column in block.columns)


def is_label(text: str) -> bool:
    """Tell whether `text` is a row, column or group label of a statutory table."""
    return len(text) <= _LONGEST_LABEL and key(text) in _labels()


@cache
def _telling() -> frozenset[str]:
    """Labels that no menu of a portal has: 行政许可 and the like are left out, and what is short."""
    words: set[str] = set()
    for table in (t for e in editions() for t in e.tables.values()):
        labels = (*_columns(table), *(table.rows if table.layout == "matrix" else ()))
        words |= {key(t) for label in labels for t in (label.label, *label.variants)}
    return frozenset(w for w in words if len(w) > len("总计") + 1)


def is_telling_label(text: str) -> bool:
    """Tell whether `text` is a label that only a statutory table has."""
    return len(text) <= _LONGEST_LABEL and key(text) in _telling()


@cache
def _title_ends() -> tuple[str, ...]:
    return tuple(squash(e) for e in settings()["title"]["ends"])


def is_title(text: str) -> bool:
    """Tell whether `text` looks like the title of an annual report."""
    plain = squash(text)
    return ends_like_title(text) and any(t in plain for t in settings()["title"]["topic"])


def is_prose(text: str) -> bool:
    """Tell whether `text` is running text, no menu entry or heading."""
    prose = settings()["prose"]
    return len(text) >= prose["line"] and any(m in text for m in prose["marks"])


def ends_like_title(text: str) -> bool:
    """Tell whether `text` ends as titles of reports do, whatever its topic."""
    plain = squash(text)
    return len(plain) <= settings()["title"]["max"] and plain.endswith(_title_ends())
