"""Configuration files and profiles → layers. Everything that is wrong with them is told at once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from lint_gov.ruleset.problems import Path as KeyPath
from lint_gov.ruleset.problems import Problem, failure, nearest
from lint_gov.settings.discovery import PROJECT, shown
from lint_gov.settings.layers import FILE, Layer, Origin, Source
from lint_gov.settings.profiles import NATIONAL, layers_of, names


class Loading:
    """Reads one configuration file and all that it extends."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._profiles = names()

    def file(self, path: Path, open_files: tuple[Path, ...] = ()) -> list[Layer]:
        """Return the layers of a file, those it extends before its own."""
        source = self._read(path)
        if source is None:
            return []
        own = Layer(FILE, source.shown, source.content, source)
        inherited: list[Layer] = []
        for value, origin in own.items("extend"):
            inherited += self._extended(value, origin, (*open_files, _same(path)))
        return [*inherited, own]

    def profile(self, layers: list[Layer]) -> list[str]:
        """The profiles that the nearest layer with `profile` names."""
        for layer in reversed(layers):
            if "profile" in layer.content:
                return [name for name, origin in layer.items("profile") if self._is_profile(name, origin)]
        return [NATIONAL]

    def finish(self) -> None:
        """Raise when anything was wrong."""
        if self.problems:
            raise failure(self.problems, "config-file")

    def note(self, origin: Origin, kind: str, **fields: object) -> None:
        """Note a fault at the origin of a setting."""
        source = origin.layer.source
        if source:
            self.problems.append(source.problem(origin.path, kind, fields))
        else:
            self.problems.append(Problem(origin.layer.name or origin.layer.kind, kind, dict(fields)))

    def _extended(self, value: str, origin: Origin, open_files: tuple[Path, ...]) -> list[Layer]:
        if not _is_path(value):
            return layers_of([value]) if self._is_profile(value, origin) else []
        path = Path(os.path.normpath(open_files[-1].parent / value))
        if not path.is_file():
            self.note(origin, "no-such-file", key="extend", value=value)
            return []
        if _same(path) in open_files:
            chain = [*open_files[open_files.index(_same(path)) :], _same(path)]
            self.note(origin, "extend-cycle", chain=" → ".join(shown(file) for file in chain))
            return []
        return self.file(path, open_files)

    def _is_profile(self, name: str, origin: Origin) -> bool:
        if name in self._profiles:
            return True
        near = nearest(name, self._profiles)
        kind = "unknown-profile" + ("-near" if near else "")
        self.note(origin, kind, value=name, near=near, choices="、".join(self._profiles))
        return False

    def _read(self, path: Path) -> Source | None:
        """Read and check a file; None when it cannot be used at all."""
        source = _source(path)
        problem = source.read()
        if problem is None and source.content is None:
            problem = Problem(source.shown, "no-table") if path.name.endswith(".toml") else None
            source.content = {}
        if problem is None and not isinstance(source.content, dict):
            problem = source.problem((), "not-a-mapping", {})
        if problem is not None:
            self.problems.append(problem)
            return None
        before = len(self.problems)
        self._check(source)
        return source if len(self.problems) == before else None

    def _check(self, source: Any) -> None:
        from lint_gov.ruleset.loader import organ_kinds
        from lint_gov.ruleset.schema import Checker
        from lint_gov.settings.shape import config

        def note(path: KeyPath, kind: str, offset: int = 0, **fields: object) -> None:
            self.problems.append(source.problem(path, kind, fields, offset))

        config(Checker(note, {}, (), organ_kinds()), (), source.content)


def _source(path: Path) -> Any:
    if path.suffix == ".toml" or path.name == PROJECT:
        from lint_gov.settings.tomlfile import TomlFile

        return TomlFile(path, shown(path))
    from lint_gov.ruleset.yamlfile import YamlFile

    return YamlFile(path, shown(path))


def _is_path(value: str) -> bool:
    return "/" in value or "\\" in value or value.endswith((".yaml", ".yml", ".toml"))


def _same(path: Path) -> Path:
    """One spelling of a path, so that a circle is seen whatever way it takes."""
    return path.resolve()
