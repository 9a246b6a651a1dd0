"""Sheets, as Excel, WPS and LibreOffice save them: sorted, filtered or with columns hidden, they hold the same cells."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date

from lint_gov.checklist import word
from lint_gov.checklist.answers.grid import Line
from lint_gov.errors import InputError
from lint_gov.readers.docx_package import Package
from lint_gov.readers.docx_tree import Element

# A checklist has fewer columns, but some programs fill lines up to the last one. So many cells are some thousand reports.
_COLUMNS, _CELLS = 64, 4_000_000
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FIRST_DAYS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_ON = ("1", "true")


def read(data: bytes, lang: str) -> tuple[list[Line], date]:
    """Return the lines of all sheets, and the day from which they count dates; raise `InputError` for what is no workbook."""
    package = Package(data)
    main = next(iter(package.related("", "officeDocument")), "xl/workbook.xml")
    book = package.xml(main)
    if book is None or _name(book) != "workbook":
        raise InputError("not-checklist")
    shared = _shared(package, main)
    lines: list[Line] = []
    cells = 0
    for title, part in _sheets(package, main, book):
        for line, count in _lines(package.xml(part), title, shared, lang):
            cells += count
            if cells > _CELLS:
                raise InputError("too-many-cells", {"limit": _CELLS})
            lines.append(line)
    settings = next(_all(book, "workbookPr"), None)
    return lines, _FIRST_DAYS[settings is not None and settings.get("date1904") in _ON]


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(root: Element | None, name: str) -> Iterator[Element]:
    """All elements of that name, whatever the namespace: the strict and the usual one differ."""
    return iter(()) if root is None else root.iter(f"{{*}}{name}")


def _sheets(package: Package, main: str, book: Element) -> Iterator[tuple[str, str]]:
    """The titles of the sheets with their parts."""
    folder, own = posixpath.split(main)
    parts = {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        for relation in _all(package.xml(f"{folder}/_rels/{own}.rels"), "Relationship")
    }
    for sheet in _all(book, "sheet"):
        identifier = next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
        if identifier in parts:
            yield sheet.get("name", ""), parts[str(identifier)]


def _shared(package: Package, main: str) -> list[str]:
    """The texts that cells share."""
    parts = package.related(main, "sharedStrings")
    return [_text(item) for part in parts for item in _all(package.xml(part), "si")]


def _text(item: Element) -> str:
    """A text in its runs, without the readings above characters."""
    told = (t for t in _all(item, "t") if not any(_name(above) == "rPh" for above in t.iterancestors()))
    return "".join(t.text or "" for t in told)


def _lines(sheet: Element | None, title: str, shared: list[str], lang: str) -> Iterator[tuple[Line, int]]:
    number = 0
    for row in _all(sheet, "row"):
        stated = row.get("r", "")
        number = int(stated) if stated.isdecimal() and len(stated) < 8 else number + 1
        cells: dict[int, str] = {}
        for cell in _all(row, "c"):
            column = _column(cell.get("r", ""), max(cells, default=-1) + 1)
            if column < _COLUMNS:
                cells[column] = _value(cell, shared)
        texts = tuple(cells.get(column, "") for column in range(max(cells, default=-1) + 1))
        yield Line(word("import.sheet-row", lang, sheet=title, row=number), texts), len(texts)


def _column(reference: str, following: int) -> int:
    found = _CELL.fullmatch(reference.upper())
    if not found:
        return following
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    stated = next((v.text or "" for v in _all(cell, "v")), "")
    if cell.get("t") == "s":
        return shared[int(stated)] if stated.isdecimal() and int(stated) < len(shared) else ""
    return stated
