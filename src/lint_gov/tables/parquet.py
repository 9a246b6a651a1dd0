"""Parquet: typed columns, written one group of rows after the other, so that memory does not grow with the table.

Decimals are decimal128(38, 10), exact in DuckDB and pandas. The few that do not fit are empty; the text is in `raw`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from decimal import Decimal, localcontext
from importlib import import_module
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from lint_gov.errors import UsageError
from lint_gov.tables import Table

if TYPE_CHECKING:
    from lint_gov.tables import Value

_GROUP = 20_000
_PIECE = 1 << 20
_DIGITS, _PLACES = 38, 10
_STEP = Decimal(1).scaleb(-_PLACES)
_LIMIT = Decimal(1).scaleb(_DIGITS - _PLACES)
_WIDEST = 2**63


def library() -> Any:
    """Return pyarrow; raise UsageError when it is not installed."""
    try:
        import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError("no-pyarrow") from None
    return import_module("pyarrow")


def write(table: Table) -> Iterator[bytes]:
    """Yield the file."""
    arrow = library()
    schema = _schema(arrow, table)
    with tempfile.TemporaryFile(prefix="lint-gov-") as file:
        with import_module("pyarrow.parquet").ParquetWriter(file, schema, compression="zstd") as writer:
            rows = iter(table.rows)
            while part := list(islice(rows, _GROUP)):
                writer.write_table(_group(arrow, schema, table, part))
        file.seek(0)
        yield from _pieces(file)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _schema(arrow: Any, table: Table) -> Any:
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "decimal": arrow.decimal128(_DIGITS, _PLACES),
        "flag": arrow.bool_(),
    }
    return arrow.schema([(column.key, types[column.type]) for column in table.columns])


def _group(arrow: Any, schema: Any, table: Table, rows: list[tuple[Value, ...]]) -> Any:
    columns = [list(values) for values in zip(*rows, strict=True)]
    for values, column in zip(columns, table.columns, strict=True):
        if column.type != "flag":
            values[:] = map(_KEPT[column.type], values)
    return arrow.table(columns, schema=schema)


def _text(value: Value) -> Value:
    """What UTF-8 cannot hold is replaced."""
    return value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value


def _integer(value: Value) -> Value:
    return value if isinstance(value, int) and -_WIDEST <= value < _WIDEST else None


def _decimal(value: Value) -> Value:
    """A number that the type holds exactly."""
    if not isinstance(value, int | Decimal) or not Decimal(value).copy_abs() < _LIMIT:
        return None
    with localcontext(prec=_DIGITS):
        exact = Decimal(value).quantize(_STEP)
    return exact if exact == value else None


_KEPT = {"text": _text, "integer": _integer, "decimal": _decimal}
