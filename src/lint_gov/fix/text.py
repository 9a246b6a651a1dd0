"""Edits of plain text, Markdown and HTML."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.fix.bytewise import Splice, TextFile
from lint_gov.fix.html import Page
from lint_gov.fix.units import Edit, Unit, Units, trimmed
from lint_gov.fix.writing import UnableError


def write(data: bytes, units: Units, edits: Sequence[Edit]) -> bytes:
    """Return the file with the edits made; raise `UnableError` for one that cannot be made."""
    file = TextFile(data)
    page: Page | None = None
    splices: list[Splice] = []
    for edit in edits:
        unit = units.all[edit.unit]
        if unit.place.column is not None:
            splices.append(_in_line(file, unit, trimmed(edit, unit.text)))
        else:
            page = page or Page(file, units)
            splices.append(page.splice(edit.unit, trimmed(edit, unit.text)))
    return file.spliced(splices)


def _in_line(file: TextFile, unit: Unit, edit: Edit) -> Splice:
    line, column = unit.place.line or 0, unit.place.column or 1
    if not 0 < line <= len(file.starts):
        raise UnableError("not-found")
    begin = file.starts[line - 1] + column - 1
    start, end = begin + edit.start, begin + edit.end
    if file.text[begin : begin + len(unit.text)] != unit.text:
        raise UnableError("not-found")
    return Splice(start, end, edit.new)
