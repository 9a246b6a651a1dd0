"""garbled: characters that were read in a wrong encoding and saved so, mojibake 乱码 (D106).

Parameters: `lost`, patterns of what such an accident leaves in a text; `not_in`, formats of which the reader itself leaves
such a mark where it cannot tell a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.facts import spoken
from lint_gov.checks.params import Params, once, strings
from lint_gov.checks.texts import pattern
from lint_gov.model.document import paragraphs
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report

_AROUND = 8


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit: the text was turned back whole, or characters of it are lost (the first place, and how many)."""
    if report.document.format in strings(params, "not_in"):
        return
    words = once(params, _words)
    if any(map(words.search, spoken(report.document.blocks))):
        found = [(p, m) for p in paragraphs(report.document.blocks) if (m := words.search(p.text))]
        paragraph, match = found[0]
        excerpt = paragraph.text[max(0, match.start() - _AROUND) : match.end() + _AROUND].strip()
        fields = {"excerpt": excerpt, "count": len(found)}
        related = tuple(Location(place=p.place) for p, _ in found[1:])
        yield Hit(Location(place=paragraph.place, excerpt=excerpt), case="lost", fields=fields, related=related)
    elif report.document.misread is not None:
        yield Hit(Location(), fields={"how": report.document.misread}, evidence={"stated": report.document.misread})


def _words(params: Params) -> re.Pattern[str]:
    return pattern(*strings(params, "lost"))
