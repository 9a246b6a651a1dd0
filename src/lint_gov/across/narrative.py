"""The text of a report that is its author's own, ready for comparison (叙述性内容)."""

from __future__ import annotations

import re
from functools import cache

from lint_gov import data
from lint_gov.model.document import Paragraph
from lint_gov.model.report import Report
from lint_gov.text.overlap import Text, reduced


def narrative(report: Report, section: int) -> Text:
    """Return the running text of a section, without what the form and the law write."""
    blocks = (b for s in report.prose if s.number == section for b in s.blocks)
    return reduced("\n".join(b.text for b in blocks if isinstance(b, Paragraph)), _official())


def sections() -> tuple[int, ...]:
    """The numbers of the sections that are compared."""
    return tuple(data.load("across")["narrative"])


@cache
def _official() -> re.Pattern[str]:
    return re.compile("".join(data.load("across")["official"].split()))
