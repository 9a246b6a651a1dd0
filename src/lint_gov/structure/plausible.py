"""Whether a document looks like an annual report at all."""

from __future__ import annotations

from lint_gov.model.report import Outline

_FEWEST_SECTIONS = 2
_OWN = frozenset((2, 3, 4))


def looks_like_report(outline: Outline) -> bool:
    """Whether there is a title, a statutory table whose heading is missing, or sections that only such a report has.

    总体情况 and 存在的问题 alone head many a paper; one of the sections 2 to 4 or two official titles must be there.
    """
    numbers = {s.number for s in outline.sections if s.number}
    official = {s.number for s in outline.sections if s.heading and s.heading.standard}
    own = len(official) >= _FEWEST_SECTIONS or (len(numbers) >= _FEWEST_SECTIONS and bool(numbers & _OWN))
    return outline.identity.title is not None or own or any(s.heading is None for s in outline.sections)
