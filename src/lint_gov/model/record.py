"""Frozen dataclasses that are quick to make, for code and for tools that know dataclasses.

A run makes some thirty of these classes. `dataclass(frozen=True, slots=True)` compiles six functions for each of
them and imports `inspect` to do so, which together was a fifth of a short run. Here only `__init__` is compiled,
since objects are made by the thousand; the rest is shared. `dataclasses.fields`, `replace` and `is_dataclass` work
as usual: what they need is made when they ask for it.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

from lint_gov.tuples import NamedTuple

T = TypeVar("T")
_UNSET = object()


class _Fresh(NamedTuple):
    """The default of a field that each object gets anew."""

    make: Callable[[], Any]


if TYPE_CHECKING:
    from dataclasses import field as field
    from dataclasses import replace as replace
else:

    def field(*, default_factory: Callable[[], object]) -> object:
        """Give each object a new value, as `dataclasses.field` does."""
        return _Fresh(default_factory)

    def replace(of: T, /, **changes: object) -> T:
        """Return a copy with other values in some fields, as `dataclasses.replace` does."""
        return type(of)(**{name: getattr(of, name) for name in of.__slots__} | changes)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a frozen dataclass with slots out of a class with annotations."""
    names = tuple(cls.__annotations__)
    defaults = {name: value for name, value in vars(cls).items() if name in names}
    body = {name: value for name, value in vars(cls).items() if name not in (*names, "__dict__", "__weakref__")}
    body |= {"__slots__": names, "__match_args__": names, "__qualname__": cls.__qualname__}
    body |= {"__setattr__": _refuse, "__delattr__": _refuse, "__dataclass_fields__": _Fields(defaults)}
    made: Any = type(cls.__name__, cls.__bases__, body)
    made.__init__ = _later(made, names, defaults)
    _attach(made, names)
    found: type[T] = made
    return found


def _later(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """An `__init__` that makes the real one when the first object is made: many classes have none in a run."""

    def first(self: Any, *values: Any, **named: Any) -> None:
        made.__init__ = _init(made, names, defaults)
        made.__init__(self, *values, **named)

    return first


def _init(made: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Any:
    """Compile `__init__`: the one function whose speed counts. Each slot's own setter spares looking it up by name."""
    scope: dict[str, Any] = {"unset": _UNSET} | {f"set_{name}": getattr(made, name).__set__ for name in names}
    lines = [f"def __init__(self, {', '.join(names)}):"]
    for name in names:
        value = name
        if isinstance(defaults.get(name), _Fresh):
            scope[f"make_{name}"] = defaults[name].make
            value = f"make_{name}() if {name} is unset else {name}"
        lines.append(f" set_{name}(self, {value})")
    exec("\n".join(lines), scope)
    init = scope["__init__"]
    init.__defaults__ = tuple(_UNSET if isinstance(value, _Fresh) else value for value in defaults.values())
    return init


def _attach(made: Any, names: tuple[str, ...]) -> None:
    get = attrgetter(*names)

    def equal(self: Any, other: object) -> Any:
        return get(self) == get(other) if other.__class__ is self.__class__ else NotImplemented

    def shown(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    made.__eq__, made.__repr__ = equal, shown
    made.__hash__ = lambda self: hash(get(self))
    made.__reduce__ = lambda self: (made, tuple(getattr(self, name) for name in names))


def _refuse(self: object, name: str, *value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


class _Fields:
    """`__dataclass_fields__` of a class, made by `dataclasses` when somebody asks for it."""

    def __init__(self, defaults: dict[str, Any]) -> None:
        self._defaults = defaults

    def __get__(self, instance: object, owner: type) -> dict[str, Any]:
        import dataclasses

        def described(name: str) -> Any:
            value = self._defaults.get(name, dataclasses.MISSING)
            fresh = isinstance(value, _Fresh)
            return dataclasses.field(**{"default_factory": value.make} if fresh else {"default": value})

        entries = [(name, annotation, described(name)) for name, annotation in owner.__annotations__.items()]
        found: dict[str, Any] = vars(dataclasses.make_dataclass(owner.__name__, entries))["__dataclass_fields__"]
        setattr(owner, "__dataclass_fields__", found)  # noqa: B010 - not known to be there
        return found
