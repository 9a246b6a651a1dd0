"""Parameters of rule records, typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

Params = Mapping[str, object]


def number(params: Params, name: str, default: int = 0) -> int:
    """Return the whole number given under `name`."""
    return int(cast(int, params.get(name, default)))


def strings(params: Params, name: str) -> tuple[str, ...]:
    """Return the list of words given under `name`; a single word counts as a list of one."""
    value = params.get(name, ())
    return (value,) if isinstance(value, str) else tuple(cast(Iterable[str], value))


def numbers(params: Params, name: str) -> tuple[int, ...]:
    """Return the list of whole numbers given under `name`."""
    return tuple(cast(Iterable[int], params.get(name, ())))


def mapping(params: Params, name: str) -> Mapping[str, int]:
    """Return the mapping from words to whole numbers given under `name`."""
    return cast(Mapping[str, int], params.get(name, {}))


def text(params: Params, name: str) -> str:
    """Return the word given under `name`."""
    return str(params[name])
