"""The project's data (rules, editions, word lists, messages, grammars), wherever it runs from.

People edit YAML under `rules/` and grammars under `grammar/`. A run loads what `lint_gov.ruleset.compile` made of them
under `_data/`: in a wheel at build time, in a checkout again whenever a source has changed. Callers see plain dicts
and ready parsers either way.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lint_gov.lalr import Tables

COMPILED = Path(__file__).resolve().parent / "_data"
QUICK = f"run.{sys.implementation.cache_tag}"
_TOP = COMPILED.parents[2]
CHECKOUT = (_TOP / "rules").is_dir() and (_TOP / "pyproject.toml").is_file()
_SOURCES = _TOP if CHECKOUT else COMPILED
_WATCHED = (".yaml", ".lark", ".py")


@cache
def load(name: str) -> Any:
    """Return the data of `rules/<name>.yaml` (e.g. "editions/2021", "organs", "messages") as plain dicts."""
    for compiled in (_artefacts, documentation):
        if name in compiled()["data"]:
            return compiled()["data"][name]
    from ruamel.yaml import YAML

    return YAML(typ="safe").load((source("rules") / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names under `rules/<folder>/`, e.g. ("editions/2019", "editions/2021"), sorted."""
    compiled = _artefacts()["data"] or (f"{folder}/{p.stem}" for p in (source("rules") / folder).glob("*.yaml"))
    return tuple(sorted(name for name in compiled if name.rpartition("/")[0] == folder))


@cache
def grammar(name: str) -> Tables:
    """Return the tables of `grammar/<name>.lark`."""
    compiled = _artefacts()["grammars"].get(name)
    if compiled is None:
        from lint_gov.ruleset.grammars import parser, tables

        compiled = tables(parser(name))
    return Tables(**compiled)


def rules() -> list[dict[str, Any]] | None:
    """Return the compiled built-in rules; None when their sources are broken (compile them to hear why)."""
    found: list[dict[str, Any]] | None = _artefacts()["rules"]
    return found


@cache
def documentation() -> dict[str, Any]:
    """Return what only the documentation needs: whole records, instruments and the data beside them."""
    found: dict[str, Any] | None = _read("docs.json") if _artefacts()["kept"] else None
    return found or {"data": {}, "records": None}


def source(folder: str) -> Path:
    """Return the folder of YAML ("rules") or grammar sources."""
    return _SOURCES / folder


def manifest() -> dict[str, list[int]]:
    """Return size and time of each source in a checkout; empty in a wheel, whose sources do not change."""
    if not CHECKOUT:
        return {}
    folders = (_TOP / "rules", _TOP / "grammar", COMPILED.parent / "ruleset")  # the last because it compiles them
    stats = {entry.path: entry.stat() for folder in folders for entry in _entries(folder)}
    return {os.path.relpath(path, _TOP): [stat.st_size, stat.st_mtime_ns] for path, stat in sorted(stats.items())}


def _entries(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _entries(entry.path)
        elif entry.name.endswith(_WATCHED):
            yield entry


_NOTHING: dict[str, Any] = {"data": {}, "rules": None, "grammars": {}, "kept": False}
_state: dict[str, dict[str, Any]] = {}


def _artefacts() -> dict[str, Any]:
    """Return what is compiled; while it is being compiled, nothing, so that the sources are read."""
    if "artefacts" not in _state:
        _state["artefacts"] = _NOTHING
        _state["artefacts"] = _fresh() or _compiled()
        for loaded in (load, names, grammar, documentation):
            loaded.cache_clear()
    return _state["artefacts"]


def _fresh() -> dict[str, Any] | None:
    found = _quick() or _read("run.json")
    return found if found and (not CHECKOUT or found["manifest"] == manifest()) else None


def _quick() -> dict[str, Any] | None:
    """Return the part for a run as this version of Python keeps plain data: read in half the time, without `json`."""
    try:
        found: dict[str, Any] = marshal.loads((COMPILED / QUICK).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return found


def _read(name: str) -> dict[str, Any] | None:
    """Return an artefact, None when it is not there or damaged."""
    import json

    try:
        found: dict[str, Any] = json.loads((COMPILED / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _compiled() -> dict[str, Any]:
    from lint_gov.ruleset.compile import build

    return build()
