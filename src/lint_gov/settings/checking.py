"""What can be checked only against the rules: that the rules which settings name exist, and have such parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lint_gov.ruleset.model import Rule
from lint_gov.ruleset.problems import nearest
from lint_gov.settings.layers import ALL, Layer, Origin
from lint_gov.settings.loading import Loading
from lint_gov.settings.selection import family

_SELECTING = ("select", "enable", "ignore")
# An expression is what its rule is about; another one would be another rule under the same code.
_FIXED = ("assert",)


def selectors(rules: Iterable[Rule]) -> dict[str, Rule | None]:
    """All words that may name rules; those that name one lead to it."""
    found: dict[str, Rule | None] = {ALL: None}
    for rule in rules:
        found |= {family(rule.code): None, rule.code: rule, rule.name: rule}
    return found


def check_rules(layers: Iterable[Layer], rules: Iterable[Rule], loading: Loading) -> None:
    """Note every rule and parameter that layers name and that does not exist."""
    known = selectors(rules)
    for layer in layers:
        for key in _SELECTING:
            for selector, origin in layer.items(key):
                _named(selector, origin, known, loading)
        for selector in layer.content.get("severity", {}):
            _named(selector, layer.origin("severity", selector), known, loading)
        for selector, given in layer.content.get("parameters", {}).items():
            _parameters(layer, selector, given, known, loading)


def settable(rule: Rule) -> dict[str, Any]:
    """The parameters of a rule that settings can change: those that its record states."""
    return {key: value for key, value in rule.params.items() if key not in _FIXED}


def _named(selector: str, origin: Origin, known: Mapping[str, Rule | None], loading: Loading) -> bool:
    if selector in known:
        return True
    near = nearest(selector, known) or nearest(selector.upper(), known)
    loading.note(origin, "unknown-rule" + ("-near" if near else ""), value=selector, near=near)
    return False


def _parameters(
    layer: Layer, selector: str, given: Mapping[str, Any], known: Mapping[str, Rule | None], loading: Loading
) -> None:
    origin = layer.origin("parameters", selector)
    if not _named(selector, origin, known, loading):
        return
    rule = known[selector]
    if rule is None:
        loading.note(origin, "parameters-of-family", value=selector)
        return
    stated = settable(rule)
    for key, value in given.items():
        at = layer.origin("parameters", selector, key)
        if key not in stated:
            near = nearest(key, stated)
            kind = "unknown-parameter" + ("-near" if near else "")
            loading.note(at, kind, code=rule.code, value=key, near=near, choices="、".join(stated) or "—")
        elif not _alike(value, stated[key]):
            loading.note(at, "wrong-parameter", key=key, sample=_sample(stated[key]))


def _alike(value: object, stated: object) -> bool:
    """Tell whether a value is of the same kind as the one in the record; items of lists and mappings too."""
    if isinstance(stated, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(stated, bool)
    if isinstance(stated, int | float):
        return isinstance(value, int | float)
    if isinstance(stated, list | tuple):
        return isinstance(value, list) and all(_alike(item, stated[0]) for item in value if stated)
    if isinstance(stated, dict):
        return isinstance(value, dict) and all(_alike(item, stated[key]) for key, item in value.items() if key in stated)
    return stated is None or isinstance(value, type(stated))


def _sample(stated: object) -> str:
    import json

    text = json.dumps(stated, ensure_ascii=False)
    return text if len(text) <= 60 else text[:60] + "…"
