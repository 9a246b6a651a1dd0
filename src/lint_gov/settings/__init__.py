"""Settings: from the files above a report and from the command line to what governs that report."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint_gov.errors import UsageError
from lint_gov.settings import profiles
from lint_gov.settings.discovery import nearest, shown
from lint_gov.settings.effective import Settings
from lint_gov.settings.layers import COMMAND_LINE, FILE, PROFILE, Layer
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from lint_gov.hooks import RulePack
    from lint_gov.ruleset.model import Rule
    from lint_gov.settings.loading import Loading

Load = Callable[[tuple["RulePack", ...]], "tuple[Rule, ...]"]


class Given(NamedTuple):
    """What the command line says; it can be sent to another process.

    Attributes:
        config: the file of `--config`; isolated: `--no-config`.
        settings: keys of a configuration with the values of the options that were given.
        rules: the folders of `--rules`, like `config` as absolute paths.
    """

    config: str | None = None
    isolated: bool = False
    settings: tuple[tuple[str, Any], ...] = ()
    rules: tuple[str, ...] = ()


class _Config(NamedTuple):
    """The layers of a configuration file, before its overrides are held against a path."""

    path: Path | None
    layers: tuple[Layer, ...]
    packs: tuple[RulePack, ...]


class Resolver:
    """Finds the settings of files. Each configuration is read once in a process."""

    def __init__(self, given: Given, load: Load) -> None:
        self._given = given
        self._load = load
        self._configs: dict[Path | None, _Config] = {}
        self._settings: dict[tuple[Path | None, tuple[bool, ...]], Settings] = {}

    def config_of(self, path: str) -> Path | None:
        """The configuration file that governs a file."""
        if self._given.isolated:
            return None
        if self._given.config is not None:
            return Path(self._given.config)
        return nearest(path)

    def settings(self, path: str) -> Settings:
        """The settings of a file; raise UsageError when its configuration is wrong."""
        file = self.config_of(path)
        if file not in self._configs:
            self._configs[file] = self._config(file)
        config = self._configs[file]
        asked = [(layer, override) for layer in config.layers for override in layer.overrides()]
        key = (file, tuple(override.governs(path) for _, override in asked))
        if key not in self._settings:
            meant = [override for (_, override), governs in zip(asked, key[1], strict=True) if governs]
            self._settings[key] = Settings(_in_order(config.layers, meant), config.packs)
        return self._settings[key]

    def _config(self, file: Path | None) -> _Config:
        command = Layer(COMMAND_LINE, "", dict(self._given.settings))
        if file is None:
            chosen = self._profiles(command, [profiles.NATIONAL])
            packs = self._packs(())
            if packs:
                self._load(packs)  # a wrong pack is told before the first file is read
            self._check_command(command, packs)
            return _Config(None, (*chosen, command), packs)
        return self._read(file, command)

    def _read(self, file: Path, command: Layer) -> _Config:
        from lint_gov.settings.loading import Loading

        if not file.is_file():
            raise UsageError("no-config", {"path": shown(file)})
        loading = Loading()
        layers = loading.file(file)
        chosen = self._profiles(command, loading.profile(layers))
        packs = self._packs((*_packs(layers, loading),))
        loading.finish()
        every = (*chosen, *_new(layers, chosen), command)
        self._check(every, packs, loading)
        return _Config(file, every, packs)

    def _profiles(self, command: Layer, stated: list[str]) -> list[Layer]:
        """The layers of the profiles of the command line, or else of those of the configuration."""
        wanted = [name for name, _ in command.items("profile")]
        for name in wanted:
            if name not in profiles.names():
                from lint_gov.ruleset.problems import nearest as alike

                valid = profiles.names()
                near = alike(name, valid) or valid[0]
                raise UsageError("profile", {"value": name, "nearest": near, "valid": "、".join(valid)})
        return profiles.layers_of(wanted or stated)

    def _packs(self, packs: tuple[RulePack, ...]) -> tuple[RulePack, ...]:
        if not self._given.rules:
            return packs
        from lint_gov.hooks import RulePack

        given = tuple(RulePack(shown(Path(folder)), folder) for folder in self._given.rules)
        return _once((*packs, *given))

    def _check(self, layers: tuple[Layer, ...], packs: tuple[RulePack, ...], loading: Loading) -> None:
        from lint_gov.settings.checking import check_rules

        files = [layer for layer in layers if layer.kind == FILE]
        check_rules((*files, *(o for layer in files for o in layer.overrides())), self._load(packs), loading)
        loading.finish()
        self._check_command(layers[-1], packs)

    def _check_command(self, command: Layer, packs: tuple[RulePack, ...]) -> None:
        wanted = [(key, selector) for key in ("select", "ignore") for selector, _ in command.items(key)]
        if not wanted:
            return
        from lint_gov.ruleset.problems import nearest as alike
        from lint_gov.settings.checking import selectors

        known = selectors(self._load(packs))
        for key, selector in wanted:
            if selector not in known:
                near = alike(selector, known) or alike(selector.upper(), known) or next(iter(known))
                raise UsageError("selector", {"option": f"--{key}", "value": selector, "nearest": near})


def _in_order(layers: tuple[Layer, ...], meant: list[Layer]) -> Iterator[Layer]:
    """Each layer, followed by those of its overrides that are meant for the file."""
    for layer in layers:
        yield layer
        yield from (o for o in meant if o.kind == layer.kind and o.name == layer.name)


def _new(layers: list[Layer], profiles: list[Layer]) -> Iterator[Layer]:
    """The layers of a file and what it extends, without profiles that are there already."""
    seen = {layer.name for layer in profiles}
    for layer in layers:
        if layer.kind != PROFILE or layer.name not in seen:
            seen |= {layer.name} if layer.kind == PROFILE else set()
            yield layer


def _packs(layers: list[Layer], loading: Loading) -> Iterator[RulePack]:
    """The packs that files name, from the folder of the file."""
    from lint_gov.hooks import RulePack

    for layer in layers:
        for value, origin in layer.items("rules"):
            if layer.source is None:
                continue
            folder = layer.source.path.parent / value
            if folder.is_dir():
                yield RulePack(value, str(folder))
            else:
                loading.note(origin, "no-such-folder", key="rules", value=value)


def _once(packs: tuple[RulePack, ...]) -> tuple[RulePack, ...]:
    """Each folder once, however often it is named."""
    return tuple({os.path.realpath(pack.folder): pack for pack in packs}.values())
