"""Tables of a Markdown file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lint_gov.checklist import word
from lint_gov.checklist.answers.grid import Line
from lint_gov.readers.decode import decode

_CELL = re.compile(r"((?:\\.|[^|\\])*)(?:\||$)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = re.compile(r"[|:\s-]+")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes, lang: str) -> list[Line]:
    """Return the lines of all tables."""
    return list(_lines(decode(data)[0], lang))


def _lines(text: str, lang: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if stripped.startswith("|") and not _RULE.fullmatch(stripped):
            cells = tuple(_plain(cell) for cell in _CELL.findall(stripped[1:])[:-1])
            yield Line(word("import.line", lang, line=number), cells)


def _plain(cell: str) -> str:
    return html.unescape(_ESCAPE.sub(r"\1", _BREAK.sub("\n", cell))).strip()
