"""Whether a rule is on, at which severity and with which parameters, and which setting decided that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lint_gov.model.record import replace
from lint_gov.ruleset.model import Rule
from lint_gov.settings.layers import ALL, NOWHERE, Layer, Origin
from lint_gov.tuples import NamedTuple


class Decision(NamedTuple):
    """Whether a rule is on.

    `by` is the key that decided: "select", "enable" or "ignore"; "unselected" when a `select` does not name it,
    "opt-in" when nothing has turned it on, "default" when nothing has turned it off.
    """

    on: bool
    by: str
    origin: Origin = NOWHERE


def family(code: str) -> str:
    """The letters of a code: A of A103."""
    return code.rstrip("0123456789")


def rank(selector: str, code: str, name: str) -> int:
    """How closely a selector names a rule: 3 by itself, 2 by its family, 1 as one of all, 0 not at all."""
    if selector in (code, name):
        return 3
    return 2 if selector == family(code) else int(selector == ALL)


def decide(rule: Rule, layers: Iterable[Layer]) -> Decision:
    """Tell whether a rule is on. In each layer the closest naming counts, and of two as close `ignore`.

    A layer with `select` starts afresh: what it does not name is off. An opt-in rule must be named by itself once.
    """
    now = Decision(False, "opt-in") if rule.opt_in else Decision(True, "default")
    known = not rule.opt_in
    for layer in layers:
        best = max(_votes(rule, layer, known), key=lambda vote: vote[0], default=None)
        if best is not None:
            now = best[1]
            known = known or now.on
        elif "select" in layer.content and known:
            now = Decision(False, "unselected", layer.origin("select"))
    return now


def _votes(rule: Rule, layer: Layer, known: bool) -> Iterator[tuple[int, Decision]]:
    for key in ("ignore", "select", "enable"):
        for selector, origin in layer.items(key):
            closeness = rank(selector, rule.code, rule.name)
            if closeness == 3 or (closeness and (known or key == "ignore")):
                yield closeness, Decision(key != "ignore", key, origin)


def severity(code: str, name: str, layers: Iterable[Layer]) -> tuple[str, Origin] | None:
    """The severity that the settings give a rule, None when they leave it as it is."""
    found = None
    for layer in layers:
        named = layer.content.get("severity", {})
        best = max(named, key=lambda selector: rank(selector, code, name), default="")
        if best and rank(best, code, name):
            found = named[best], layer.origin("severity", best)
    return found


def parameters(code: str, name: str, layers: Iterable[Layer]) -> dict[str, tuple[Any, Origin]]:
    """The parameters that the settings give a rule."""
    found: dict[str, tuple[Any, Origin]] = {}
    for layer in layers:
        for selector, given in layer.content.get("parameters", {}).items():
            if selector in (code, name):
                found |= {key: (value, layer.origin("parameters", selector, key)) for key, value in given.items()}
    return found


def adjusted(rule: Rule, layers: tuple[Layer, ...]) -> Rule | None:
    """The rule as the settings have it, None when it is off."""
    if not decide(rule, layers).on:
        return None
    changes: dict[str, Any] = {"opt_in": False} if rule.opt_in else {}
    level = severity(rule.code, rule.name, layers)
    if level:
        changes["severity"] = [[{}, level[0]]]
    given = parameters(rule.code, rule.name, layers)
    if given:
        changes["params"] = {**rule.params, **{key: _merged(rule.params.get(key), value) for key, (value, _) in given.items()}}
    return replace(rule, **changes) if changes else rule


def _merged(stated: Any, given: Any) -> Any:
    """A mapping is changed entry by entry, so that one entry can be set without repeating the others."""
    return {**stated, **given} if isinstance(stated, dict) and isinstance(given, dict) else given
