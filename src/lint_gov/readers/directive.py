"""Which comments (批注) are addressed to this tool, or were put in by it, and are not for a reader of the report."""

from __future__ import annotations

import re

from lint_gov.data import load
from lint_gov.text.fold import fold


def start(text: str) -> int:
    """Return where the words after the tool's name and keyword begin; 0 for a comment that is meant for people."""
    blanks = len(text) - len(text.lstrip())
    found = re.match(load("readers")["directive"], fold(text).lstrip().lower())
    return blanks + found.end() if found else 0


def is_own(author: str, text: str) -> bool:
    """Tell whether this tool itself has put the comment in, to show a finding."""
    own = load("readers")["own"]
    return author == own["author"] and re.search(own["mark"], text) is not None
