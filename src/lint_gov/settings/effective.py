"""The settings of one file: values with their origins, the rules as they are to be run, findings as they are to be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar, cast

from lint_gov.model.finding import Finding, NotAssessed, Severity
from lint_gov.model.record import replace
from lint_gov.settings import selection
from lint_gov.settings.layers import NOWHERE, Layer, Origin
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from lint_gov.hooks import RulePack
    from lint_gov.ruleset.model import Rule

T = TypeVar("T", Finding, NotAssessed)
# What holds where nothing is said. The year and the kind of organ are then read from the report.
DEFAULTS = {"allow-private": False, "fail-on": "error", "lang": "zh", "organ-kind": None, "year": None}
_SELECTING = ("select", "enable", "ignore")


class Value(NamedTuple):
    """One setting, where it comes from, and the sections for which it is meant (empty: the whole report)."""

    key: str
    value: Any
    origin: Origin
    sections: frozenset[int] = frozenset()


class Settings:
    """What governs one file.

    Attributes:
        layers: those for whole reports, the later over the earlier.
        packs: the packs of rules that the configuration and the command line name.
    """

    def __init__(self, layers: Iterable[Layer], packs: tuple[RulePack, ...] = ()) -> None:
        every = tuple(layers)
        self.layers = tuple(layer for layer in every if not layer.sections)
        self.of_sections = tuple(layer for layer in every if layer.sections)
        self.packs = packs
        self._rules: tuple[Rule, ...] | None = None

    def value(self, key: str) -> Any:
        """The value of a key that holds one."""
        return self.stated(key).value

    def stated(self, key: str) -> Value:
        """The value of a key that holds one, with its origin."""
        for layer in reversed(self.layers):
            if key in layer.content:
                return Value(key, layer.content[key], layer.origin(key))
        return Value(key, DEFAULTS.get(key), NOWHERE)

    def rules(self, every: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules that are on, each with its severity and parameters."""
        if self._rules is None:
            found = (selection.adjusted(rule, self.layers) for rule in every)
            self._rules = tuple(rule for rule in found if rule is not None)
        return self._rules

    def told(self, found: tuple[T, ...]) -> tuple[T, ...]:
        """Findings (or what could not be assessed) without those that are ignored in their section, others regraded."""
        if not self.of_sections:
            return found
        told = (self._in_section(item) for item in found)
        return tuple(item for item in told if item is not None)

    def _in_section(self, item: T) -> T | None:
        layers = [layer for layer in self.of_sections if item.location.section in layer.sections]
        name = item.name if isinstance(item, Finding) else ""
        for layer in layers:
            if any(selection.rank(selector, item.rule, name) for selector, _ in layer.items("ignore")):
                return None
        level = selection.severity(item.rule, name, layers)
        if level is None or not isinstance(item, Finding):
            return item
        return replace(item, severity=cast(Severity, level[0]))

    def everything(self) -> list[Value]:
        """Every setting in force, for `config show`."""
        single = [self.stated(key) for key in ("fail-on", "lang", "organ-kind", "year", "allow-private")]
        return [*self._profile(), *self._files(), *single, *self._selecting(), *self._per_rule(), *self._of_sections()]

    def _profile(self) -> Iterator[Value]:
        """The profiles named, or else the default one."""
        for layer in reversed(self.layers):
            if "profile" in layer.content:
                yield from (Value("profile", name, origin) for name, origin in layer.items("profile"))
                return
        yield Value("profile", "national", NOWHERE)

    def _files(self) -> Iterator[Value]:
        for layer in self.layers:
            for key in ("extend", "rules"):
                if not layer.at:
                    yield from (Value(key, value, origin) for value, origin in layer.items(key))

    def _selecting(self) -> Iterator[Value]:
        """What is selected, enabled and ignored since the last `select`, which starts afresh."""
        start = max((i for i, layer in enumerate(self.layers) if "select" in layer.content), default=0)
        for key in _SELECTING:
            for layer in self.layers[start:]:
                yield from (Value(key, value, origin) for value, origin in layer.items(key))

    def _per_rule(self) -> Iterator[Value]:
        """Severities and parameters; of two layers that name the same rule in the same way, the later."""
        found: dict[str, Value] = {}
        for layer in self.layers:
            for selector, level in layer.content.get("severity", {}).items():
                key = f"severity.{selector}"
                found[key] = Value(key, level, layer.origin("severity", selector))
            for selector, given in layer.content.get("parameters", {}).items():
                for name, value in given.items():
                    key = f"parameters.{selector}.{name}"
                    found[key] = Value(key, value, layer.origin("parameters", selector, name))
        yield from found.values()

    def _of_sections(self) -> Iterator[Value]:
        for layer in self.of_sections:
            for value, origin in layer.items("ignore"):
                yield Value("ignore", value, origin, layer.sections)
            for selector, level in layer.content.get("severity", {}).items():
                yield Value(f"severity.{selector}", level, layer.origin("severity", selector), layer.sections)
