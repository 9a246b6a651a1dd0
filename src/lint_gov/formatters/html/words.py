"""The words of the page (rules/html_report.yaml) in one language."""

from __future__ import annotations

from typing import Any

from lint_gov import data
from lint_gov.messages import fill, pick, say


class Words:
    """Texts by dotted key. `lang` is the language of the run, `tag` as HTML names it."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.tag = self("lang")

    def __call__(self, key: str, **fields: object) -> str:
        """Return a text with its fields filled in."""
        return fill(pick(entry(key), self.lang), fields)

    def level(self, level: str) -> str:
        """The name of a level: error, warning, info, review."""
        return self(f"levels.{level}")

    def shared(self, key: str, **fields: object) -> str:
        """A text that the other outputs use too (rules/messages.yaml)."""
        return say(key, self.lang, **fields)


def entry(key: str) -> Any:
    """What stands under a dotted key."""
    found: Any = data.load("html_report")
    for part in key.split("."):
        found = found[part]
    return found


def limit(key: str) -> int:
    """A bound on the size of the page."""
    return int(entry(f"limits.{key}"))
