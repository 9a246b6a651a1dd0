"""The text of a report that is its author's own, ready for comparison (叙述性内容)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lint_gov import data
from lint_gov.model.document import Paragraph
from lint_gov.model.report import Report
from lint_gov.text.overlap import Text, reduced


def narrative(report: Report, section: int) -> Text:
    """Return the running text of a section, without what the form and the law write."""
    blocks = (b for s in report.prose if s.number == section for b in s.blocks)
    return _ready("\n".join(b.text for b in blocks if isinstance(b, Paragraph)))


def sections() -> tuple[int, ...]:
    """The numbers of the sections that are compared."""
    return tuple(data.load("across")["narrative"])


@lru_cache(maxsize=256)
def _ready(raw: str) -> Text:
    """One text is asked for again and again: for its own report, and for those that may have it from there."""
    return reduced(raw, _official())


@cache
def _official() -> re.Pattern[str]:
    return re.compile("".join(data.load("across")["official"].split()))
