"""Tables of a page in which fields were filled in, as the browser saved it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

from lint_gov.checklist import word
from lint_gov.checklist.answers.grid import Line
from lint_gov.readers.decode import decode

_KEY = "data-token"


def read(data: bytes, lang: str) -> list[Line]:
    """Return the lines of all tables."""
    text = decode(data)[0]
    if _KEY not in text:
        return []
    root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    return list(_lines(root, lang))


def _lines(root: Any, lang: str) -> Iterator[Line]:
    for number, table in enumerate((table for table in root.iter("table") if table.find(f".//tr[@{_KEY}]") is not None), 1):
        for row in table.iter("tr"):
            cells = tuple(_text(cell) for cell in row.iter("td", "th"))
            where = word("import.item", lang, table=number, row=cells[0] if cells else "")
            yield Line(where, (*cells, row.get(_KEY, "")))


def _text(cell: Any) -> str:
    field = next(cell.iter("select", "input", "textarea"), None)
    if field is None:
        return str(cell.text_content()).strip()
    if field.tag == "select":
        chosen = [option for option in field.iter("option") if option.get("selected") is not None]
        return str(chosen[-1].text_content()).strip() if chosen else ""
    return str(field.get("value", "") if field.tag == "input" else field.text_content()).strip()
