"""CSV that Excel opens by a double click: with the mark by which it knows UTF-8 (BOM)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.tables import Table, csv

_MARK = "\ufeff"


def write(table: Table) -> Iterator[str]:
    """Yield the lines."""
    yield _MARK
    yield from csv.write(table)
