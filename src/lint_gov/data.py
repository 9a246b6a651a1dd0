"""The project's data (rules, editions, word lists, messages, grammars), wherever it runs from.

In an installed wheel everything is compiled at build time; in a checkout the YAML under `rules/` and the
grammars under `grammar/` are used. Callers see plain dicts and ready parsers either way.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_TOP = Path(__file__).resolve().parents[2]


@cache
def load(name: str) -> Any:
    """Return the data of `rules/<name>.yaml` (e.g. "editions/2021", "organs", "messages") as plain dicts."""
    from ruamel.yaml import YAML

    return YAML(typ="safe").load((_TOP / "rules" / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names under `rules/<folder>/`, e.g. ("editions/2019", "editions/2021"), sorted."""
    return tuple(sorted(f"{folder}/{p.stem}" for p in (_TOP / "rules" / folder).glob("*.yaml")))


@cache
def grammar(name: str) -> Any:
    """Return the Lark parser of `grammar/<name>.lark` (LALR)."""
    from lark import Lark

    return Lark((_TOP / "grammar" / f"{name}.lark").read_text(encoding="utf-8"), parser="lalr", start="start")
