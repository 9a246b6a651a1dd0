"""Limits that every reader keeps to: inputs are hostile until read."""

from __future__ import annotations

from lint_gov.errors import InputError

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

MAX_MIME_PARTS = 5000
"""Parts of a web archive: pages, pictures, style sheets."""


def check_size(data: bytes) -> None:
    """Raise `InputError("too-large")` for an input above `MAX_FILE_BYTES`."""
    if len(data) > MAX_FILE_BYTES:
        raise InputError("too-large", {"size": len(data), "limit": MAX_FILE_BYTES})
