"""phrases: the report speaks of none, or of only some, of several matters that it owes (S304).

Parameters: `groups`, matter → patterns of words that show it; `sections` in which to look; `at`, the section where it
belongs, which must have text for the report to be judged at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lint_gov.checks.params import Params, number, numbers, once
from lint_gov.checks.texts import heading_of, patterns, running_text
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit, of the case "none" or "some", that names the matters left out."""
    belongs = number(params, "at")
    lines = list(running_text(report, numbers(params, "sections")))
    if not any(line.section == belongs for line in lines):
        return
    text = "\n".join(line.text for line in lines)
    groups = once(params, _groups)
    missing = [name for name, words in groups.items() if not words.search(text)]
    if missing:
        fields = {"missing": "、".join(missing), "named": "、".join(name for name in groups if name not in missing)}
        case = "none" if len(missing) == len(groups) else "some"
        yield Hit(heading_of(report, belongs), case=case, fields=fields, evidence={"missing": fields["missing"]})


def _groups(params: Params) -> Mapping[str, re.Pattern[str]]:
    return patterns(params, "groups")
