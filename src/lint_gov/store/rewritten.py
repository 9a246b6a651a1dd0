"""A long sequence of which some items are replaced; the sequence itself may be on disk and stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from lint_gov.store import spool
from lint_gov.store.pack import pack
from lint_gov.store.spool import Spool

T = TypeVar("T")


class Rewritten(Generic[T]):
    """The items of a sequence, new ones in the place of some.

    Those of a sequence that is too long for memory are kept on disk like it.
    """

    def __init__(self, items: Sequence[T]) -> None:
        self._items = items
        self._new: dict[int, T] = {}
        self._spooled: dict[int, int] = {}
        self._spool: Spool[T] = Spool()

    def __setitem__(self, number: int, item: T) -> None:
        if len(self._items) <= spool.IN_MEMORY:
            self._new[number] = item
        else:
            self._spooled[number] = len(self._spool)
            with spool.room():
                self._spool.add(pack(item))

    def __getitem__(self, number: int) -> T:
        if number in self._new:
            return self._new[number]
        return self._spool[self._spooled[number]] if number in self._spooled else self._items[number]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self)))
