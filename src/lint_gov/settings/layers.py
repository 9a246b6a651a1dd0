"""Layers of settings, the later over the earlier: profiles, configuration files, the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from lint_gov.ruleset.problems import Problem

KeyPath = tuple[str | int, ...]
DEFAULT, PROFILE, FILE, COMMAND_LINE = "default", "profile", "file", "command-line"
# How a rule may be named: a code or name, the letters of its family, or every rule.
ALL = "all"


class Source(Protocol):
    """A configuration file that knows the lines of its parts (YAML or TOML)."""

    shown: str
    path: Path
    content: Any

    def problem(self, path: KeyPath, kind: str, fields: dict[str, Any], offset: int = 0) -> Problem: ...

    def line(self, path: KeyPath) -> int: ...


class Layer:
    """Settings that stand together: a profile, a file, one of its overrides, or the options of the command line.

    Attributes:
        kind: one of the four above.
        name: of the profile, or of the file as messages show it.
        at: where `content` stands in the file.
    """

    __slots__ = ("at", "content", "kind", "name", "source")

    def __init__(self, kind: str, name: str, content: Mapping[str, Any], source: Source | None = None, at: KeyPath = ()) -> None:
        self.kind = kind
        self.name = name
        self.content = content
        self.source = source
        self.at = at

    def items(self, key: str) -> Iterator[tuple[Any, Origin]]:
        """The values under a key that holds one or a list of them, each with its origin."""
        value = self.content.get(key)
        if isinstance(value, list | tuple):
            yield from ((item, self.origin(key, index)) for index, item in enumerate(value))
        elif value is not None:
            yield value, self.origin(key)

    def origin(self, *path: str | int) -> Origin:
        """The origin of what stands at a path of this layer."""
        return Origin(self, (*self.at, *path))

    def overrides(self) -> Iterator[Layer]:
        """The overrides of this layer, each a layer of its own."""
        for index, content in enumerate(self.content.get("overrides", ())):
            yield Layer(self.kind, self.name, content, self.source, ("overrides", index))

    def governs(self, path: str) -> bool:
        """Tell whether an override is meant for a file."""
        patterns = list(self.items("paths"))
        if not patterns:
            return True
        from lint_gov.settings.globs import matches

        folder = self.source.path.parent if self.source else None
        return any(matches(pattern, path, folder) for pattern, _ in patterns)

    @property
    def sections(self) -> frozenset[int]:
        """The sections for which an override is meant; empty when it is for whole reports."""
        return frozenset(section for section, _ in self.items("sections"))


class Origin(NamedTuple):
    """Where a setting comes from."""

    layer: Layer
    path: KeyPath = ()

    @property
    def line(self) -> int | None:
        """The line in the file; it is looked up only when somebody asks."""
        return self.layer.source.line(self.path) if self.layer.source else None


NOWHERE = Origin(Layer(DEFAULT, "", {}))
