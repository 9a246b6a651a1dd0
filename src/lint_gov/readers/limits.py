"""Limits that every reader keeps to: inputs are hostile until read."""

from __future__ import annotations

from collections.abc import Iterable

from lint_gov.errors import InputError
from lint_gov.model.document import Block, Document, Image, Paragraph

MAX_FILE_BYTES = 64 * 1024 * 1024
"""Size of an input file; a report with photographs stays far below it."""

MAX_PART_BYTES = 64 * 1024 * 1024
"""Size of one part of a zip container after inflation."""

MAX_CELLS = 200_000
"""Grid positions of all tables of a document."""

MAX_DEPTH = 100
"""Nesting of tables, lists and text boxes in a document."""

MAX_SPAN = 1000
"""Columns or rows that one cell may claim; larger values are clamped, as browsers do."""

MAX_ELEMENT_DEPTH = 2000
"""Nesting of HTML elements. libxml2 cuts the tree at 2048 without a word."""

MAX_MIME_NESTING = 20
"""Parts of a web archive that hold further parts."""

MAX_MIME_LINES = 1_500_000
"""Lines of a web archive; one of 64 MB in base64 has half as many."""

MAX_MIME_PARTS = 5000
"""Parts of a web archive: pages, pictures, style sheets."""

MAX_LINES = 50_000
"""Paragraphs of a document, those in cells included; a report has some hundred."""

MAX_CHARACTERS = 300_000
"""Characters of a document. What follows the readers takes time by the character; the longest reports have some ten thousand."""

MAX_ATTRIBUTES = 2000
"""Attributes of one tag; libxml2 compares each with all before it."""

MAX_TAGS = 1_000_000
"""Angle brackets in a page; Word's own pages of a report have some ten thousand."""


def check_size(data: bytes) -> None:
    """Raise `InputError("too-large")` for an input above `MAX_FILE_BYTES`."""
    if len(data) > MAX_FILE_BYTES:
        raise InputError("too-large", {"size": len(data), "limit": MAX_FILE_BYTES})


def check_lines(count: int) -> None:
    """Raise `InputError("too-many-lines")` above `MAX_LINES`."""
    if count > MAX_LINES:
        raise InputError("too-many-lines", {"limit": MAX_LINES})


def check_amount(document: Document) -> None:
    """Raise `InputError` for a document with more text than a report can have, whatever its format."""
    lines = characters = 0
    todo: list[Iterable[Block]] = [document.blocks]
    while todo:
        for block in todo.pop():
            if isinstance(block, Paragraph):
                lines += 1 + block.text.count("\n")
                characters += len(block.text)
            elif not isinstance(block, Image):
                todo.extend([cell.blocks for cell in block.cells])
    check_lines(lines)
    if characters > MAX_CHARACTERS:
        raise InputError("too-much-text", {"limit": MAX_CHARACTERS})
