"""Frozen dataclasses that are quick to make: what `dataclass(frozen=True, slots=True)` compiles for each class is shared.

A run makes some thirty of these classes when it imports them, and nothing else would cost it as much. Only
`__init__` is compiled, since objects are made by the thousand; the rest is closures over the names of the fields.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")
_UNSET = object()


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a frozen dataclass with slots; equality, hash, `repr`, `replace`, copies and pickles are as usual."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    entries = fields(made)
    made.__init__ = _init(entries)
    made.__setattr__ = made.__delattr__ = _refuse
    _attach(made, [entry.name for entry in entries])
    found: type[T] = made
    return found


def _init(entries: tuple[Field[Any], ...]) -> Any:
    """Compile `__init__`: the one function whose speed counts."""
    scope: dict[str, Any] = {"put": object.__setattr__, "unset": _UNSET}
    lines = [f"def __init__(self, {', '.join(entry.name for entry in entries)}):"]
    for entry in entries:
        value = entry.name
        if entry.default_factory is not MISSING:
            scope[f"make_{value}"] = entry.default_factory
            value = f"make_{value}() if {value} is unset else {value}"
        lines.append(f" put(self, {entry.name!r}, {value})")
    exec("\n".join(lines), scope)
    init = scope["__init__"]
    init.__defaults__ = tuple(_default(entry) for entry in entries if not _required(entry))
    return init


def _required(entry: Field[Any]) -> bool:
    return entry.default is MISSING and entry.default_factory is MISSING


def _default(entry: Field[Any]) -> Any:
    return _UNSET if entry.default is MISSING else entry.default


def _attach(made: Any, names: list[str]) -> None:
    get = attrgetter(*names)

    def equal(self: Any, other: object) -> Any:
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def shown(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    made.__eq__, made.__repr__ = equal, shown
    made.__hash__ = lambda self: hash(get(self))
    made.__reduce__ = lambda self: (made, tuple(getattr(self, name) for name in names))


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")
