"""aspects: a section names fewer aspects than the form lists (S301).

Where sub-headings (（一）主动公开情况), or else the items of a list (一是…), name several aspects, they decide, since the
text below them may touch on any other; otherwise a mention anywhere will do.
Parameters: `section`; `aspects`, name → patterns; `enough`, the number of aspects from which headings or items decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lint_gov.checks.params import Params, number, once
from lint_gov.checks.texts import heading_of, patterns, running_text
from lint_gov.model.finding import Hit
from lint_gov.model.report import Report

_HEADING = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)+(?P<numbered>[^，。；：,;:\n]{2,30})|^\s*(?P<bare>[^，。；：、,;:\n]{2,24})$",
    re.MULTILINE,
)
_ITEM = re.compile(r"(?:[一二三四五六七八九十]是|第[一二三四五六七]，)(?P<item>[^，。；：,;:\n]{2,30})")
_LEAST = 20


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one hit that names the aspects left out."""
    section = number(params, "section")
    text = "\n".join(line.text.strip() for line in running_text(report, (section,)))
    if len(text) < _LEAST:
        return
    aspects = once(params, _aspects)
    headings = "\n".join(m["numbered"] or m["bare"] for m in _HEADING.finditer(text))
    items = "\n".join(m["item"] for m in _ITEM.finditer(text))
    readings = [[name for name, words in aspects.items() if words.search(part)] for part in (headings, items, text)]
    enough = number(params, "enough", len(aspects))
    named = next((reading for reading in readings[:-1] if len(reading) >= enough), readings[-1])
    missing = [name for name in aspects if name not in named]
    if missing:
        listed = "、".join(missing)
        yield Hit(heading_of(report, section), fields={"number": len(missing)}, evidence={"missing": listed})


def _aspects(params: Params) -> Mapping[str, re.Pattern[str]]:
    return patterns(params, "aspects")
