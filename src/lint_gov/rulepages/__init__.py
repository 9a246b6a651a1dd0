"""What there is to say about a rule, from its record: the one source of `lint-gov explain` and of docs/rules/."""

from __future__ import annotations

from typing import Any

from lint_gov import data
from lint_gov.messages import fill, pick


def word(key: str, lang: str, **fields: object) -> str:
    """Return a text of rules/pages.yaml under a dotted key, "" where there is none."""
    found: Any = data.load("pages")
    for part in key.split("."):
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return fill(pick(found, lang), fields) if found else ""
