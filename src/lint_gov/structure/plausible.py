"""Whether a document looks like an annual report at all."""

from __future__ import annotations

from lint_gov.model.report import Outline

_FEWEST_SECTIONS = 2


def looks_like_report(outline: Outline) -> bool:
    """Whether there is a title, two statutory sections, or a statutory table whose heading is missing."""
    numbers = {s.number for s in outline.sections if s.number}
    unheaded = any(s.heading is None for s in outline.sections)
    return outline.identity.title is not None or len(numbers) >= _FEWEST_SECTIONS or unheaded
