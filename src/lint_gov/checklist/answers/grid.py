"""Lines of a table → answers: the columns are known by their heads, wherever they stand, and the item by its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from lint_gov.checklist import table, token, word
from lint_gov.checklist.answers import Answer
from lint_gov.messages import LANGS
from lint_gov.text.fold import fold, squash
from lint_gov.tuples import NamedTuple

_FILLED = ("decision", "reason", "reviewer", "date")
_NEEDED = {"decision", "reason", "reviewer"}


class Line(NamedTuple):
    """A line of a table: where it stands, in words, and the texts of its cells."""

    where: str
    cells: tuple[str, ...]


def answers(file: str, lines: Iterable[Line], first_day: date | None = None) -> Iterator[Answer]:
    """Yield the answers of a checklist, also the empty ones of lines that have a key.

    Args:
        first_day: day 0 of a sheet that counts days.
    """
    columns: Mapping[str, int] = {}
    for line in lines:
        head = _head(line.cells)
        if head:
            columns = head
        elif columns:
            answer = _answer(file, line, columns, first_day)
            if answer.token or answer.said or answer.reason or answer.reviewer:
                yield answer


def _answer(file: str, line: Line, columns: Mapping[str, int], first_day: date | None) -> Answer:
    found = (token.read(cell) for cell in line.cells)
    texts = {key: _cell(line.cells, columns.get(key)) for key in _FILLED}
    said = "" if squash(texts["decision"]) in _prompts() else texts["decision"]
    return Answer(
        file=file,
        where=line.where,
        token=next(filter(None, found), None),
        decision=_decisions().get(_plain(said), ""),
        said=said,
        reason=texts["reason"],
        reviewer=texts["reviewer"],
        date=_day(texts["date"], first_day),
    )


def _cell(cells: tuple[str, ...], column: int | None) -> str:
    return "" if column is None or column >= len(cells) else " ".join(cells[column].split())


def _day(text: str, first_day: date | None) -> str:
    """A date; a sheet may hold it as a number of days."""
    number, _, rest = text.partition(".")
    if first_day is None or not number.isdecimal() or rest.strip("0123456789") or not 0 < int(number[:8]) < 2_000_000:
        return text
    return (first_day + timedelta(days=int(number))).isoformat()


def _head(cells: tuple[str, ...]) -> Mapping[str, int]:
    """The columns by key, when this is the line with their heads."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        key = _names().get(_plain(cell))
        if key is not None:
            found.setdefault(key, number)
    return found if found.keys() >= _NEEDED else {}


def _plain(text: str) -> str:
    return squash(fold(text)).casefold()


@cache
def _names() -> Mapping[str, str]:
    """What columns are called, in any language."""
    found: dict[str, str] = {}
    for key, column in table("columns").items():
        found |= {_plain(name): key for name in (*(column[lang] for lang in LANGS), *column.get("also", ()))}
    return found


@cache
def _decisions() -> Mapping[str, str]:
    return {_plain(entry[lang]): key for key, entry in table("decisions").items() for lang in LANGS}


@cache
def _prompts() -> frozenset[str]:
    return frozenset(squash(word("words.choose", lang)) for lang in LANGS)
