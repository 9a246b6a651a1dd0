"""Results as data (结果表): rows with typed columns, and what writes them; a format is a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from lint_gov.model.record import record

if TYPE_CHECKING:
    from decimal import Decimal

    Value = str | int | bool | Decimal | None
    Row = tuple[Value, ...]

# Name of a format → module of this package.
WRITERS = {"csv": "csv", "csv-excel": "csv_excel", "xlsx": "xlsx", "parquet": "parquet"}
BINARY = ("xlsx", "parquet")


@record
class Column:
    """A column.

    Attributes:
        key: its name for programs.
        type: "text", "integer", "decimal" or "flag".
        title: its name for people.
        width: in characters, where it is shown.
        words: what people read for a value.
        hidden: it is for programs; where people read, it is folded away.
    """

    key: str
    type: str
    title: str
    width: float
    words: dict[str, str]
    hidden: bool


@record
class Table:
    """Rows that may be read once.

    Attributes:
        title: what it is called for people.
        lang: language of what the writers add.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    lang: str


def make(name: str, rows: Iterable[dict[str, Value]], lang: str) -> Table:
    """Return the table of rules/results.yaml with that name, with these rows; a row may leave columns out."""
    from lint_gov.data import load
    from lint_gov.messages import pick

    described = load("results")[name]
    columns = tuple(_column(one, lang) for one in described["columns"])
    keys = [column.key for column in columns]
    return Table(pick(described["title"], lang), columns, (tuple(row.get(key) for key in keys) for row in rows), lang)


def _column(described: dict[str, Any], lang: str) -> Column:
    from lint_gov.messages import pick

    words = {key: pick(told, lang) for key, told in _words(described.get("words"))}
    title, hidden = pick(described["title"], lang), described.get("hidden", False)
    return Column(described["key"], described["type"], title, described["width"], words, hidden)


def _words(named: Any) -> Iterable[tuple[str, Any]]:
    """Words for values: given at the column, or by the name of the data that has them."""
    if isinstance(named, str):
        from lint_gov.data import load

        named = load(named.partition("/")[0])[named.partition("/")[2]]
    return () if named is None else tuple(named.items())


def write(name: str, table: Table) -> Iterator[str | bytes]:
    """Return a table in a format, piece by piece."""
    pieces: Iterator[str | bytes] = import_module(f"lint_gov.tables.{WRITERS[name]}").write(table)
    return pieces


def ready(name: str) -> None:
    """Raise UsageError when what writes a format is not installed."""
    if name in BINARY:
        import_module(f"lint_gov.tables.{WRITERS[name]}").library()
