"""Access to the texts of `rules/messages.yaml`, Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lint_gov.data import load

LANGS = ("zh", "en")
DEFAULT_LANG = "zh"


class _Fields(dict[str, object]):
    """Fields of a text; one that a caller did not give is left empty instead of failing."""

    def __missing__(self, key: str) -> str:
        return ""


def pick(text: Mapping[str, str] | str, lang: str) -> str:
    """Return the text of one language; the other one where a record has only that."""
    if isinstance(text, str):
        return text
    return text.get(lang) or next(iter(text.values()))


def fill(template: str, fields: Mapping[str, object]) -> str:
    """Put `fields` into the placeholders of `template`."""
    return template.format_map(_Fields(fields))


def entry(key: str) -> Any:
    """Return what stands under a dotted key ("input.empty"), None when there is nothing."""
    found: Any = load("messages")
    for part in key.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def say(key: str, lang: str, **fields: object) -> str:
    """Return the text under a dotted key in one language, with its fields filled in."""
    return fill(pick(entry(key) or key, lang), fields)


def explain_error(family: str, kind: str, fields: Mapping[str, object], lang: str) -> str:
    """Return the text of an error kind ("input", "usage"); an unknown kind shows itself and its fields."""
    found = entry(f"{family}.{kind}")
    if found is None:
        return f"{kind} {' '.join(str(v) for v in fields.values())}".strip()
    return fill(pick(found, lang), fields)
