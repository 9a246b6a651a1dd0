"""What a comment says: how grave, which rule, what is wrong, what to do, on what basis."""

from __future__ import annotations

import re

from lint_gov.checks.grid import written
from lint_gov.messages import say
from lint_gov.model.finding import Finding, Location
from lint_gov.places import part_words

# The long name of a norm with its number behind it: in a narrow margin the number is enough.
_NORM = re.compile(r"《[^《》]+》（([^（）]+)）")


def lines(finding: Finding, edition: int | None, lang: str) -> list[str]:
    """Return the paragraphs of the comment on a finding; the last one marks it as this tool's own."""
    level = "review" if finding.needs_review else finding.severity
    told = [say(f"annotate.{level}", lang, code=finding.rule), finding.message]
    if finding.repair:
        told.append(say("text.repair", lang) + _repair(finding, edition, lang))
    if finding.remedy:
        told.append(say("text.remedy", lang) + finding.remedy)
    if finding.basis:
        told.append(say("text.basis", lang) + say("text.join", lang).join(_NORM.sub(r"\1", basis) for basis in finding.basis))
    return [*told, say("annotate.mark", lang)]


def _repair(finding: Finding, edition: int | None, lang: str) -> str:
    places = ((part_words(Location(table=c.table, row=c.row, column=c.column), edition, lang), c.value) for c in finding.repair)
    told = [say("text.repair-cell", lang, place=place, value=written(value)) for place, value in places]
    return say("text.join", lang).join(told)
