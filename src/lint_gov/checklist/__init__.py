"""The checklist (核查清单): every item that was checked, with its evidence; reviewers fill it in, and it is read back.

`build` makes the sheets out of results, each writer is a module, `answers` reads what was filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lint_gov.data import load
from lint_gov.messages import fill, pick


def table(name: str) -> Mapping[str, Any]:
    """Return a part of rules/checklist.yaml: columns, states, decisions, …."""
    found: Mapping[str, Any] = load("checklist")[name]
    return found


def word(key: str, lang: str, **fields: object) -> str:
    """Return a text of rules/checklist.yaml under a dotted key, its fields filled in."""
    found: Any = load("checklist")
    for part in key.split("."):
        found = found[part]
    return fill(pick(found, lang), fields)


def group_title(number: int, lang: str) -> str:
    """Return the title of a group of items."""
    return pick(groups()[number]["title"], lang)


def groups() -> list[Mapping[str, Any]]:
    """Return the groups in the order in which a reviewer works."""
    found: list[Mapping[str, Any]] = load("checklist")["groups"]
    return found


def joined(texts: Iterable[str], lang: str, by: str = "list") -> str:
    """Join texts as a list."""
    return word(f"words.{by}", lang).join(texts)
