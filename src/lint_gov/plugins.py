"""Plugins: found without importlib.metadata, registered with pluggy, each in its own try.

importlib.metadata reads the metadata of every installed distribution (about 50 ms for seventy of them, several
times the work of a whole check). What a plugin needs to be found is its `entry_points.txt`, so only the
`*.dist-info` and `*.egg-info` folders on `sys.path` are listed and those files read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pluggy

from lint_gov import hooks
from lint_gov.hooks import PROJECT, CheckKind, Formatter, Reader, RulePack, hookimpl
from lint_gov.model.finding import Notification

GROUP = PROJECT
T = TypeVar("T")
# Finder and importer of the interpreter itself hold no distributions; listing them costs a millisecond each.
_STDLIB = str(Path(os.__file__).parent)


class EntryPoint(NamedTuple):
    """One line of an `entry_points.txt`: `name = module:attribute`, and the distribution it belongs to."""

    name: str
    module: str
    attribute: str
    distribution: str

    def load(self) -> object:
        """Import the module and return what the entry point names (the module itself without an attribute)."""
        found: Any = import_module(self.module)
        for part in filter(None, self.attribute.split(".")):
            found = getattr(found, part)
        return found


class Plugins(NamedTuple):
    """Everything that plugins and the built-ins offer. `notifications` names what failed and was skipped."""

    readers: tuple[Reader, ...]
    kinds: dict[str, CheckKind]
    packs: tuple[RulePack, ...]
    formatters: tuple[Formatter, ...]
    notifications: tuple[Notification, ...]


class _BuiltIn:
    """The formats and kinds of the project itself, offered through the same hooks."""

    @hookimpl
    def lint_gov_readers(self) -> Iterable[Reader]:
        from lint_gov.readers.builtin import READERS

        return READERS

    @hookimpl
    def lint_gov_check_kinds(self) -> Iterable[CheckKind]:
        from lint_gov.checks import kinds

        return kinds().values()

    @hookimpl
    def lint_gov_formatters(self) -> Iterable[Formatter]:
        from lint_gov.formatters import builtin

        return builtin()


def load(paths: Iterable[str] | None = None) -> Plugins:
    """Register the built-ins and all plugins of the environment, and collect what they offer."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hooks)
    manager.register(_BuiltIn(), "lint_gov")
    failures: list[Notification] = []
    for point in entry_points(sys.path if paths is None else paths):
        failures += _attempt(point.name, lambda point=point: _register(manager, point))  # type: ignore[misc]
    readers = _collect(manager, "lint_gov_readers", Reader, failures)
    kinds = _collect(manager, "lint_gov_check_kinds", CheckKind, failures)
    packs = _collect(manager, "lint_gov_rule_packs", RulePack, failures)
    formatters = _collect(manager, "lint_gov_formatters", Formatter, failures)
    return Plugins(readers, {kind.name: kind for kind in kinds}, packs, formatters, tuple(failures))


def _register(manager: pluggy.PluginManager, point: EntryPoint) -> None:
    plugin = point.load()
    manager.register(plugin, point.name)
    try:
        manager.check_pending()
    except pluggy.PluginValidationError:
        manager.unregister(plugin)
        raise


def _attempt(name: str, action: Callable[[], None]) -> list[Notification]:
    """Run `action`; whatever a plugin does wrong becomes a notification that names it."""
    try:
        action()
    except (Exception, SystemExit) as error:
        text = " ".join(f"{type(error).__name__}: {error}".split())
        return [Notification("plugin-failed", name, text)]
    return []


def _collect(manager: pluggy.PluginManager, hook: str, kind: type[T], failures: list[Notification]) -> tuple[T, ...]:
    """What all plugins return for a hook, built-ins first. Each is asked alone, so that one cannot spoil the rest."""
    found: dict[str, T] = {}

    def ask(implementation: Any) -> None:
        for item in implementation.function():
            if not isinstance(item, kind):
                raise TypeError(f"{hook}: {type(item).__name__} is no {kind.__name__}")
            name = str(getattr(item, "name", ""))
            if found.setdefault(name, item) is not item:
                raise ValueError(f"{hook}: the name {name!r} is taken")

    for implementation in getattr(manager.hook, hook).get_hookimpls():
        failures += _attempt(implementation.plugin_name, lambda it=implementation: ask(it))  # type: ignore[misc]
    return tuple(found.values())


def entry_points(paths: Iterable[str]) -> list[EntryPoint]:
    """The entry points of our group on `paths`; of a distribution found twice the first counts, as for imports."""
    seen: set[str] = set()
    found: list[EntryPoint] = []
    for folder in dict.fromkeys(paths):
        for distribution, file in _metadata(folder or os.curdir):
            if distribution not in seen:
                seen.add(distribution)
                found += _parse(file, distribution)
    return sorted(found)


def _metadata(folder: str) -> Iterator[tuple[str, Path]]:
    """Names and `entry_points.txt` of the distributions whose metadata lies in `folder`."""
    if folder.startswith(_STDLIB) and "site-packages" not in folder:
        return
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))
    except OSError:
        # Zip files and vanished folders on sys.path are usual.
        return
    for name in names:
        distribution = name.rpartition(".")[0].split("-")[0].lower().replace("_", "-")
        yield distribution, Path(folder, name, "entry_points.txt")


def _parse(file: Path, distribution: str) -> Iterator[EntryPoint]:
    """The lines under `[lint_gov]`. The format is INI, but configparser alone would cost 5 ms."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    if f"[{GROUP}]" not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[] ")
        elif section == GROUP and "=" in line and not line.startswith(("#", ";")):
            name, _, target = line.partition("=")
            module, _, attribute = target.split("[")[0].partition(":")
            yield EntryPoint(name.strip(), module.strip(), attribute.strip(), distribution)
