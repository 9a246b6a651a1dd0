"""Tables without a single line: which label a figure belongs to cannot be told for sure, so such a file is refused.

Labels of several lines, merged cells and heads over several columns leave too much open where nothing is drawn between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint_gov.errors import InputError
from lint_gov.readers.pdf_glyphs import words
from lint_gov.readers.pdf_lines import Line, pieces
from lint_gov.readers.pdf_page import Page
from lint_gov.text.fold import squash

_GAP = 0.5
_FIGURES = 6
_ROWS = 4


def ruled(pages: Sequence[Page]) -> Sequence[Page]:
    """Return the pages; raise `InputError("pdf-unruled")` when rows of figures stand outside all grids."""
    figure = re.compile(words()["figure"])
    rows = [page.number for page in pages for line in page.lines if _figures(line, figure) >= _FIGURES]
    if len(rows) >= _ROWS:
        raise InputError("pdf-unruled", {"page": rows[0]})
    return pages


def _figures(line: Line, figure: re.Pattern[str]) -> int:
    """How many figures stand side by side at the end of a line."""
    if len(line.glyphs) < _FIGURES:
        return 0
    return sum(figure.fullmatch(squash(part.text)) is not None for part in pieces(line, _GAP))
