"""Results as bytes and back.

Unpacking makes records of the model and a few plain types, and nothing else: a file that somebody changed cannot make
this program run its code. Functions of the model's modules are refused too; one of them compiles what it is given.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Iterable
from typing import Any

_PLAIN = {("decimal", "Decimal"), ("datetime", "date")}
_MODEL = "lint_gov.model."
# What is packed is small and read often: the quickest level saves most of the room, and little is saved of the smallest.
_LEVEL = 1
_SMALL = 600
_PICKLED = b"\x80"


class DamagedError(Exception):
    """The bytes are not what `pack` made."""


def pack(result: Any) -> bytes:
    """Return a result as bytes."""
    data = pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    return data if len(data) < _SMALL else zlib.compress(data, _LEVEL)


def unpack(data: bytes) -> Any:
    """Return the result that `pack` made bytes of; raise DamagedError for any other bytes."""
    try:
        return _Unpickler(io.BytesIO(data if data[:1] == _PICKLED else zlib.decompress(data))).load()
    except Exception as error:  # pickle raises whatever the bytes make it do
        raise DamagedError(str(error)) from None


def joined(parts: Iterable[bytes]) -> bytes:
    """Several packed things in one piece."""
    return pickle.dumps(tuple(parts), pickle.HIGHEST_PROTOCOL)


def parted(data: bytes) -> tuple[bytes, ...]:
    """The pieces that `joined` put together; raise DamagedError for any other bytes."""
    found = unpack(data)
    if isinstance(found, tuple) and all(isinstance(part, bytes) for part in found):
        return found
    raise DamagedError("no packed parts")


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith(_MODEL) and name.isidentifier():
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and hasattr(found, "__dataclass_fields__"):
                return found
        raise DamagedError(f"{module}.{name}")
