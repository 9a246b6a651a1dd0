"""The rules of a run: the built-in ones, and those of user packs compiled on first use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lint_gov
from lint_gov import data
from lint_gov.ruleset.model import Rule

if TYPE_CHECKING:
    from lint_gov.hooks import CheckKind, RulePack

Kinds = Mapping[str, "CheckKind"]


def rules(packs: Iterable[RulePack] = (), kinds: Kinds | None = None) -> tuple[Rule, ...]:
    """Return the built-in rules and those of packs, by code.

    Args:
        kinds: the kinds that packs may use, when there are others than the built-in ones.

    Raises:
        UsageError: "rule-file", when a rule file is wrong.
    """
    found = list(_builtin())
    for compiled in _packs(packs, kinds):
        found += [Rule(**rule) for rule in compiled["rules"]]
    return tuple(sorted(found, key=lambda rule: rule.code))


def records(packs: Iterable[RulePack] = (), kinds: Kinds | None = None) -> dict[str, dict[str, Any]]:
    """Return all records as written, by code; each has its file under "source"."""
    found = dict(_docs()["records"])
    for compiled in _packs(packs, kinds):
        found |= compiled["docs"]["records"]
    return dict(sorted(found.items()))


def instruments(packs: Iterable[RulePack] = (), kinds: Kinds | None = None) -> dict[str, dict[str, Any]]:
    """Return the legal instruments that records may cite, by key."""
    found = dict(_docs()["instruments"])
    for compiled in _packs(packs, kinds):
        found |= compiled["docs"]["instruments"]
    return found


@cache
def _builtin() -> tuple[Rule, ...]:
    compiled = data.rules()
    if compiled is None:
        from lint_gov.ruleset.compile import builtin_pack
        from lint_gov.ruleset.compile import compiled as compile_pack

        compiled = compile_pack(builtin_pack())
    return tuple(Rule(**rule) for rule in compiled)


@cache
def _docs() -> dict[str, Any]:
    found = data.documentation()
    if found["records"] is not None:
        return found
    from lint_gov.ruleset.compile import builtin_pack, documented

    return documented(builtin_pack())


def _packs(packs: Iterable[RulePack], kinds: Kinds | None) -> list[dict[str, Any]]:
    """Compile packs in order; no two may use the same code or name, since settings select rules by either."""
    taken = dict.fromkeys((word for rule in _builtin() for word in (rule.code, rule.name)), "lint-gov")
    compiled = []
    for pack in packs:
        one = _pack(Path(pack.folder), parameters(kinds), taken)
        taken |= dict.fromkeys((word for rule in one["rules"] for word in (rule["code"], rule["name"])), pack.name)
        compiled.append(one)
    return compiled


def parameters(kinds: Kinds | None) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the parameters of the built-in kinds and of others, as the loader wants them."""
    from lint_gov.checks import TABLE

    known = {name: (required, optional) for name, (_, _, required, optional) in TABLE.items()}
    return known | {name: (kind.required, kind.optional) for name, kind in (kinds or {}).items()}


def _pack(folder: Path, parameters: Mapping[str, Any], taken: Mapping[str, str]) -> dict[str, Any]:
    import json

    key = _key(folder, (parameters, taken))
    kept = cache_folder() / f"pack-{key}.json"
    try:
        found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
        return found
    except (OSError, ValueError):
        return _compiled_pack(folder, parameters, taken, kept)


def _compiled_pack(folder: Path, parameters: Mapping[str, Any], taken: Mapping[str, str], kept: Path) -> dict[str, Any]:
    import json

    from lint_gov.ruleset import compile as compiling
    from lint_gov.ruleset import loader

    pack = loader.load(folder, parameters, taken, _docs()["instruments"])
    made = {"rules": compiling.compiled(pack), "docs": compiling.documented(pack)}
    content = compiling.to_json(made)
    with suppress(OSError):  # a cache that cannot be kept costs time, nothing else
        compiling.write_atomically(kept, content)
    loaded: dict[str, Any] = json.loads(content)
    return loaded


def _key(folder: Path, circumstances: object) -> str:
    """Content of all files, and all that the result depends on besides."""
    from hashlib import sha256

    digest = sha256(repr((lint_gov.__version__, circumstances, sorted(data.manifest().items()))).encode())
    for path in sorted(folder.rglob("*.y*ml")) if folder.is_dir() else ():
        digest.update(str(path.relative_to(folder)).encode() + b"\0")
        try:
            digest.update(sha256(path.read_bytes()).digest())
        except OSError:  # the loader tells that it cannot be read
            continue
    return digest.hexdigest()[:32]


def cache_folder() -> Path:
    """Return the folder for what can be made again, as the platform has it."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "lint-gov"
