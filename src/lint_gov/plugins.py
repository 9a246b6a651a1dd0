"""Plugins: found without importlib.metadata, registered with pluggy (imported when there are any), each in its own try.

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
from typing import TYPE_CHECKING, Any, TypeVar

from lint_gov.hooks import PROJECT, CheckKind, Formatter, Reader, RulePack
from lint_gov.model.finding import Notification
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from pluggy import PluginManager

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


def _builtin(hook: str) -> Iterable[Any]:
    """What the project itself offers for a hook: its own formats and kinds."""
    if hook == "lint_gov_readers":
        from lint_gov.readers.builtin import READERS

        return READERS
    if hook == "lint_gov_check_kinds":
        from lint_gov.checks import kinds

        return kinds().values()
    if hook == "lint_gov_formatters":
        from lint_gov.formatters import builtin

        return builtin()
    return ()


def load(paths: Iterable[str] | None = None) -> Plugins:
    """Register all plugins of the environment, and collect what they and the project itself offer."""
    failures: list[Notification] = []
    manager = _manager(entry_points(sys.path if paths is None else paths), failures)
    readers = _collect(manager, "lint_gov_readers", Reader, failures)
    kinds = _collect(manager, "lint_gov_check_kinds", CheckKind, failures)
    packs = _collect(manager, "lint_gov_rule_packs", RulePack, failures)
    formatters = _collect(manager, "lint_gov_formatters", Formatter, failures)
    return Plugins(readers, {kind.name: kind for kind in kinds}, packs, formatters, tuple(failures))


def _manager(points: list[EntryPoint], failures: list[Notification]) -> PluginManager | None:
    if not points:
        return None
    import pluggy

    from lint_gov import hookspecs

    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    for point in points:
        failures += _attempt(point.name, lambda point=point: _register(manager, point))  # type: ignore[misc]
    return manager


def _register(manager: PluginManager, point: EntryPoint) -> None:
    import pluggy

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


def _collect(manager: PluginManager | None, hook: str, kind: type[T], failures: list[Notification]) -> tuple[T, ...]:
    """What all plugins return for a hook, built-ins first. Each is asked alone, so that one cannot spoil the rest."""
    found: dict[str, T] = {}

    def ask(offer: Callable[[], Iterable[Any]]) -> None:
        for item in offer():
            if not isinstance(item, kind):
                raise TypeError(f"{hook}: {type(item).__name__} is no {kind.__name__}")
            name = str(getattr(item, "name", ""))
            if found.setdefault(name, item) is not item:
                raise ValueError(f"{hook}: the name {name!r} is taken")

    ask(lambda: _builtin(hook))
    for implementation in getattr(manager.hook, hook).get_hookimpls() if manager else ():
        failures += _attempt(implementation.plugin_name, lambda it=implementation: ask(it.function))  # type: ignore[misc]
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
