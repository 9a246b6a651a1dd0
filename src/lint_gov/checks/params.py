"""Parameters of rule records, typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

Params = Mapping[str, object]
T = TypeVar("T")


class Given(dict[str, object]):
    """The parameters of a rule as the engine hands them over, the same for many reports.

    Attributes:
        kept: what checks have made of them, by the function that makes it.
    """

    __slots__ = ("kept",)

    def __init__(self, params: Params) -> None:
        super().__init__(params)
        self.kept: dict[object, object] = {}


def once(params: Params, make: Callable[[Params], T]) -> T:
    """What a function makes of the parameters, worked out once for all reports of the run."""
    if not isinstance(params, Given):
        return make(params)
    if make not in params.kept:
        params.kept[make] = make(params)
    return cast(T, params.kept[make])


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
