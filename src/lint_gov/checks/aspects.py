"""aspects: a section names fewer aspects than the form lists (S301).

Sub-headings and the beginnings of lines and list items (（一）主动公开情况, 一是完善平台建设) decide where they name
several aspects, since the text below them may touch on any other; otherwise the whole text does.
Parameters: `section`; `aspects`, name → patterns; `enough`, the number of aspects from which the beginnings decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks.params import Params, number
from lint_gov.checks.texts import heading_of, patterns, running_text
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report

_BEGINNING = re.compile(
    r"(?:^|\n|[。；;])\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*){0,2}(?:[一二三四五六七八九十]是|第[一二三四五六七]，|在)?"
    r"(?P<words>[^，。；：,;:\n]{2,30})"
)
_LEAST = 20


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit that names the aspects left out."""
    section = number(params, "section")
    text = "\n".join(line.text.strip() for line in running_text(report, (section,)))
    if len(text) < _LEAST:
        return
    aspects = patterns(params, "aspects")
    beginnings = "\n".join(m["words"] for m in _BEGINNING.finditer(text))
    named = [name for name, words in aspects.items() if words.search(beginnings)]
    if len(named) < number(params, "enough", len(aspects)):
        named = [name for name, words in aspects.items() if words.search(text)]
    missing = [name for name in aspects if name not in named]
    if missing:
        listed = "、".join(missing)
        yield Hit(heading_of(report, section), fields={"number": len(missing)}, evidence={"missing": listed})
