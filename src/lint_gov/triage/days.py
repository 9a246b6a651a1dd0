"""Dates as YYYY-MM-DD: they compare and sort as text."""

from __future__ import annotations

import re
from datetime import date

from lint_gov.data import load
from lint_gov.text.fold import fold


def today() -> str:
    """Return the present day."""
    return date.today().isoformat()


def day(value: object) -> str | None:
    """Return a date as YAML gives it (a date or a text, also 2027年1月31日); None for what is none."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    found = re.match(load("waiver_words")["date"], fold(str(value)).strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def age(since: str, now: str) -> int | None:
    """Return how many days lie between two dates; None where the first is unknown."""
    return (date.fromisoformat(now) - date.fromisoformat(since)).days if since else None
