"""`summary --format json`: the counts for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Any

from lint_gov import __version__
from lint_gov.summary import Words
from lint_gov.summary.rows import Row, rows
from lint_gov.summary.tally import Tally

_LISTS = {
    "rule": "rules",
    "organ_kind": "organ_kinds",
    "year": "years",
    "section": "sections",
    "template": "templates",
    "organ": "organs",
    "report": "reports",
}


def write(tally: Tally, titles: Mapping[str, str], words: Words) -> Iterator[str]:
    """Yield the document a line at a time: a list for each way of counting, the reports last."""
    listed = iter(rows(tally, titles, words))
    yield '{"tool": ' + _dump({"name": "lint-gov", "version": __version__})
    yield ',\n "total": ' + _line(next(listed))
    pending = dict(_LISTS)
    for dimension, part in groupby(listed, key=itemgetter("dimension")):
        yield from _empty(pending, dimension)
        yield from _list(pending.pop(dimension), part)
    yield from _empty(pending, "")
    yield "\n}\n"


def _list(name: str, part: Iterable[Row]) -> Iterator[str]:
    yield f',\n "{name}": ['
    for number, row in enumerate(part):
        yield (",\n  " if number else "\n  ") + _line(row)
    yield "\n ]"


def _empty(pending: dict[str, str], until: str) -> Iterator[str]:
    """The lists without rows that stand before the one of `until`."""
    for dimension in list(takewhile(lambda name: name != until, pending)):
        yield f',\n "{pending.pop(dimension)}": []'


def _line(row: Row) -> str:
    return _dump({key: value for key, value in row.items() if key != "dimension"})


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
