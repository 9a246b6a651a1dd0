"""The profiles that come with the tool: `rules/profiles/*.yaml`, compiled with the other data."""

from __future__ import annotations

from typing import Any

from lint_gov import data
from lint_gov.settings.layers import PROFILE, Layer

NATIONAL = "national"
_FOLDER = "profiles"


def names() -> tuple[str, ...]:
    """The names of the profiles."""
    return tuple(name.rpartition("/")[2] for name in data.names(_FOLDER))


def profile(name: str) -> dict[str, Any]:
    """The content of a profile."""
    content: dict[str, Any] = data.load(f"{_FOLDER}/{name}")
    return content


def layers_of(wanted: list[str], known: list[Layer] | None = None) -> list[Layer]:
    """Return the layers of profiles, each behind those it extends; one that is there already is not added again."""
    found = [] if known is None else known
    for name in wanted:
        if any(layer.kind == PROFILE and layer.name == name for layer in found):
            continue
        content = profile(name)
        extended = content.get("extend", [])
        layers_of([extended] if isinstance(extended, str) else extended, found)
        found.append(Layer(PROFILE, name, content))
    return found
