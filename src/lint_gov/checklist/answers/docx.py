"""Tables of a Word file; what is hidden in a cell is read, what was deleted with tracked changes is not."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checklist import word
from lint_gov.checklist.answers.grid import Line
from lint_gov.readers.docx_package import Package
from lint_gov.readers.docx_tree import TBL, TC, TR, Element, P, W

_TEXT, _BREAK = W + "t", W + "br"


def read(data: bytes, lang: str) -> list[Line]:
    """Return the lines of all tables; raise `InputError` for what is no Word file."""
    package = Package(data)
    root = package.xml(package.main_part())
    return [] if root is None else list(_lines(root, lang))


def _lines(root: Element, lang: str) -> Iterator[Line]:
    for number, table in enumerate(root.iter(TBL), 1):
        for row, tr in enumerate(table.iter(TR), 1):
            yield Line(word("import.table-row", lang, table=number, row=row), tuple(map(_text, tr.iter(TC))))


def _text(cell: Element) -> str:
    parts = []
    for element in cell.iter(_TEXT, _BREAK, P):
        parts.append((element.text or "") if element.tag == _TEXT else "\n")
    return "".join(parts).strip()
