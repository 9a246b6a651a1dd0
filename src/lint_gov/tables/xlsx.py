"""Excel workbook: filter, frozen header, widths; text is never a formula; the same table is the same file on any day."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from lint_gov.data import load
from lint_gov.errors import UsageError
from lint_gov.messages import fill, pick
from lint_gov.tables import Column, Table
from lint_gov.wordwriter.blocks import allowed

if TYPE_CHECKING:
    from lint_gov.tables import Row, Value

_CREATED = datetime(2020, 1, 1)
# What a sheet can hold besides its header; a cell; a number of it.
ROWS = 1_048_575
_LONGEST = 32_000
# Columns from this width on hold sentences.
_WIDE = 40
_EXACT = 15
_PIECE = 1 << 20
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FONT = {"font_name": "宋体", "font_size": 10, "valign": "top"}
_HEAD = {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "align": "center", "valign": "vcenter", "border": 1}


def library() -> Any:
    """Return xlsxwriter; raise UsageError when it is not installed."""
    try:
        return import_module("xlsxwriter")
    except ImportError:
        raise UsageError("no-xlsxwriter-table") from None


def write(table: Table) -> Iterator[bytes]:
    """Yield the workbook."""
    xlsxwriter = library()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with tempfile.TemporaryDirectory(prefix="lint-gov-") as folder, tempfile.TemporaryFile(prefix="lint-gov-") as file:
        book = xlsxwriter.Workbook(file, {**options, "tmpdir": folder})
        book.set_properties({"title": table.title, "author": "lint-gov", "created": _CREATED})
        _Book(book, table).fill()
        book.close()
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


class _Book:
    """Fills a workbook, a row at a time."""

    def __init__(self, book: Any, table: Table) -> None:
        self._book, self._table = book, table
        self._looks = {
            (wide, quoted): book.add_format({**_FONT, "text_wrap": wide, "quote_prefix": quoted})
            for wide in (False, True)
            for quoted in (False, True)
        }
        self._head = book.add_format({**_FONT, **_HEAD})
        words = load("results")["flags"]
        self._flags = {flag: pick(words["yes" if flag else "no"], table.lang) for flag in (True, False)}

    def fill(self) -> None:
        """Write all rows, on further sheets those that one cannot hold."""
        rows, number = iter(self._table.rows), 0
        first: Row | None = next(rows, None)
        while first is not None or not number:
            number += 1
            part = () if first is None else chain((first,), islice(rows, ROWS - 1))
            self._sheet(self._name(number), part)
            first = next(rows, None)

    def _name(self, number: int) -> str:
        if number == 1:
            return self._table.title
        return fill(pick(load("results")["further-sheet"], self._table.lang), {"title": self._table.title, "n": number})

    def _sheet(self, name: str, rows: Any) -> None:
        page = self._book.add_worksheet(name)
        columns = self._table.columns
        for index, column in enumerate(columns):
            fold = {"hidden": True, "level": 1} if column.hidden else {}
            page.set_column(index, index, column.width, self._looks[column.width >= _WIDE, False], fold)
        page.set_row(0, 24)
        page.freeze_panes(1, 1)
        for index, column in enumerate(columns):
            page.write_string(0, index, column.title, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            for index, (column, value) in enumerate(zip(columns, row, strict=True)):
                if value is not None:
                    self._cell(page, last, index, column, value)
        page.autofilter(0, 0, max(1, last), len(columns) - 1)
        self._finish(page, last)

    def _finish(self, page: Any, last: int) -> None:
        """Colours of levels, and the printed page."""
        colors = load("results")["colors"]
        for index, column in enumerate(self._table.columns):
            for value in (value for value in column.words if value in colors):
                back, front = colors[value]
                look = self._book.add_format({"bg_color": f"#{back}", "font_color": f"#{front}"})
                rule = {"type": "cell", "criteria": "==", "value": f'"{column.words[value]}"', "format": look}
                page.conditional_format(1, index, max(1, last), index, rule)
        page.set_landscape()
        page.set_paper(9)
        page.repeat_rows(0)
        page.fit_to_pages(1, 0)

    def _cell(self, page: Any, row: int, index: int, column: Column, value: Value) -> None:
        wide = column.width >= _WIDE
        if isinstance(value, bool):
            page.write_string(row, index, self._flags[value], self._looks[wide, False])
        elif isinstance(value, int | Decimal) and _fits(value):
            page.write_number(row, index, value, self._looks[wide, False])
        else:
            text = allowed(column.words.get(str(value), str(value)))
            page.write_string(row, index, text[:_LONGEST], self._looks[wide, text.startswith(_FORMULA)])


def _fits(number: int | Decimal) -> bool:
    """Whether a spreadsheet, which calculates with 15 digits, shows a number as it is."""
    return len(Decimal(number).normalize().as_tuple().digits) <= _EXACT and Decimal(number).adjusted() < 300
