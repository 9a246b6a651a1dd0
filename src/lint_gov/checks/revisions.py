"""revisions: a Word file still holds tracked changes or comments (D104).

Parameter `guidance`: `author` of comments that say how to fill in a blank report, and `draft`, a pattern of what the
blank has for its author to replace; while any of that is left these comments do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from lint_gov.checks.params import Params
from lint_gov.checks.texts import pattern, running_text
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit with the numbers of both; its case tells which of them there are."""
    comments = report.document.comments
    if comments:
        comments -= _guidance(report, cast(Mapping[str, str], params.get("guidance", {})))
    counts = {"revisions": report.document.revisions, "comments": comments}
    held = [name for name, count in counts.items() if count]
    if held:
        yield Hit(Location(), case="-".join(held), fields=counts, evidence=counts)


def _guidance(report: Report, given: Mapping[str, str]) -> int:
    """How many comments are guidance that is still needed."""
    known = [r for r in report.document.remarks if r.author == given.get("author") and not (r.own or r.directive)]
    if not known:
        return 0
    draft = pattern(given["draft"])
    return len(known) if any(draft.search(line.text) for line in running_text(report)) else 0
