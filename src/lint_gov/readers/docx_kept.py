"""What Word files of one template share byte by byte, and is read once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from lint_gov.readers.docx_package import Package

T = TypeVar("T")

_MOST = 8
_LARGEST = 512 * 1024  # bytes when inflated; bounds what stays in memory


class Kept(Generic[T]):
    """What was made of parts of recent files. A part is told by its bytes in the zip: they need not even be inflated."""

    def __init__(self) -> None:
        self._made: dict[object, T] = {}

    def get(self, package: Package, name: str, make: Callable[[Package, str], T]) -> T:
        """Return what `make` makes of a part, perhaps as it was made for another file: nobody may change it."""
        info = package.member(name)
        if info is None or info.file_size > _LARGEST:
            return make(package, name)
        key = package.stored(info)
        made = self._made.get(key)
        if made is None:
            made = make(package, name)
            if len(self._made) >= _MOST:
                self._made.pop(next(iter(self._made)), None)
            self._made[key] = made
        else:
            package.spend(info, info.file_size)
        return made
