"""The results of a long run on disk, read one by one: memory stays flat however many there are (结果暂存)."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar, overload

from lint_gov.errors import UsageError
from lint_gov.store.pack import pack, unpack

T = TypeVar("T")
_SMALL = 1 << 20
# So many results do no harm in memory; of more only one is there at a time.
IN_MEMORY = 400


def sequence(items: Iterable[T], number: int) -> Sequence[T]:
    """The items as a sequence: in memory, or on disk when there are many."""
    if number <= IN_MEMORY:
        return tuple(items)
    with room():
        return Spool.of(items)


@contextmanager
def room() -> Iterator[None]:
    """Raise UsageError "no-room" where the disk is full."""
    try:
        yield
    except OSError as error:
        raise UsageError("no-room", {"reason": error.strerror or str(error)}) from None


class Spool(Sequence[T], Generic[T]):
    """A sequence that lives in memory while it is small, else in a temporary file, which goes when the sequence goes."""

    def __init__(self, packed: Iterable[bytes] = ()) -> None:
        self._file = tempfile.SpooledTemporaryFile(_SMALL, prefix="lint-gov-")  # noqa: SIM115 - closed with the object
        self._ends = array("Q", [0])
        for data in packed:
            self.add(data)

    @classmethod
    def of(cls, items: Iterable[T]) -> Spool[T]:
        """A spool of items that are not packed yet."""
        return cls(map(pack, items))

    def add(self, packed: bytes) -> None:
        """Append one item as `pack` makes it; raise OSError when the disk is full."""
        self._file.seek(self._ends[-1])
        self._file.write(packed)
        self._ends.append(self._ends[-1] + len(packed))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int, /) -> T: ...

    @overload
    def __getitem__(self, number: slice, /) -> Sequence[T]: ...

    def __getitem__(self, number: int | slice, /) -> T | Sequence[T]:
        if isinstance(number, slice):
            return [self._read(n) for n in range(len(self))[number]]
        return self._read(range(len(self))[number])

    def __iter__(self) -> Iterator[T]:
        return (self._read(number) for number in range(len(self)))

    def packed(self, number: int) -> bytes:
        """An item as it was added."""
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start)

    def _read(self, number: int) -> T:
        item: T = unpack(self.packed(number))
        return item
