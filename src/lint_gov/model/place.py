"""Where something stands in the source, whatever its format."""

from __future__ import annotations

from lint_gov.model.record import record


@record
class Place:
    """A position in the source file; what does not apply to the format is None.

    Attributes:
        line: 1-based line of a text, Markdown or HTML source.
        column: 1-based column in code points within that line.
        page: 1-based page (PDF, scan).
        path: address in a Word body: "p12" (12th block, a paragraph) or "t14/r3/c2"
            (row 3, cell 2 of the table that is the 14th block); nested parts are appended
            after a slash. All counts are 1-based.
        order: ordinal of the block in reading order, for sorting; 0 where unknown.
        box: left, top, right, bottom on the page, in points from its top left corner (PDF, scan).
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    path: str | None = None
    order: int = 0
    box: tuple[float, float, float, float] | None = None


NOWHERE = Place()


def is_address(path: str) -> bool:
    """Tell whether an input is a web address and no file."""
    return path[:8].lower().startswith(("http://", "https://"))
