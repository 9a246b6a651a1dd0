"""The picture of many reports (汇总): counts by rule, kind of organ, year and section, and the organs in order.

`entries` reads results, `tally` counts them, and `text`, `csv`, `json` and `page` show what was counted.
"""

from __future__ import annotations

from typing import Any

from lint_gov.data import load
from lint_gov.messages import fill, pick


class Words:
    """Texts of rules/summary.yaml in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **fields: object) -> str:
        """Return the text under a dotted key with its fields filled in."""
        return fill(pick(setting(key), self.lang), fields)

    def kind(self, kind: str) -> str:
        """The name of a kind of organ; one that is not known shows its key."""
        return pick(load("pages")["organ_kinds"].get(kind, kind), self.lang)

    def section(self, number: int | None) -> str:
        """The name of a section of the report, None for the report as a whole."""
        return self("whole") if number is None else str(pick(load("messages")["place"]["sections"], self.lang)[number - 1])

    def year(self, year: int | None) -> str:
        """A year, or that it is not known."""
        return self("no-year") if year is None else str(year)

    def organ(self, organ: str | None) -> str:
        """The name of an organ, or that it is not known."""
        return organ or self("no-organ")


def setting(key: str) -> Any:
    """What stands under a dotted key of rules/summary.yaml."""
    found: Any = load("summary")
    for part in key.split("."):
        found = found[part]
    return found


def percent(part: int, whole: int) -> str:
    """A share in words: one decimal below 10 %, none above; nothing of nothing is a dash."""
    if not whole:
        return "—"
    share = 100 * part / whole
    return f"{share:.1f}%" if 0 < share < 10 or 99 < share < 100 else f"{share:.0f}%"
