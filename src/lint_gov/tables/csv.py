"""CSV: UTF-8, LF, a line of names first, decimals in full.

A spreadsheet takes a text that begins with = + - @ for a formula, and what stands in a report may be meant to be one. Such
a text gets an apostrophe before it, and so does one that begins with apostrophes before such a sign: whoever takes one
apostrophe away from `'…=` has the text as it was. Signs alone and plain numbers are no formulas and stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint_gov.tables import Table

if TYPE_CHECKING:
    from lint_gov.tables import Value

_FORMULA = re.compile(r"'*[=+\-@\t\r](?!\Z)")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_AT_ONCE = 500


def write(table: Table) -> Iterator[str]:
    """Yield the lines, some hundreds at a time."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.key for column in table.columns)
    for number, row in enumerate(table.rows, 1):
        writer.writerow(map(_cell, row))
        if number % _AT_ONCE == 0:
            yield _taken(stream)
    yield _taken(stream)


def _taken(stream: io.StringIO) -> str:
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text


def _cell(value: Value) -> str | int | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int):
        return value
    return guarded(value) if isinstance(value, str) else format(value, "f")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet calculates."""
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
