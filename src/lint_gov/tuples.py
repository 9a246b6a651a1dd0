"""`NamedTuple` as `typing` has it, made in a third of the time.

A short run makes seventy of these classes. `typing` compiles each of their annotations to see whether it is a type,
which a type checker has seen long before. Classes with type variables (`Generic`) are not provided for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _MADE_ANEW = ("__module__", "__qualname__", "__annotations__", "__doc__")

    class _Making(type):
        """Turns the body of a class into that of a named tuple."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__qualname__ = body["__qualname__"]
            made.__annotations__ = body.get("__annotations__", {})
            made.__doc__ = body.get("__doc__")
            for key, value in body.items():
                if key not in _MADE_ANEW and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Making):
        """The base that classes name."""
