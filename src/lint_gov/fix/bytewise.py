"""Edits of text files: only the bytes of the edited words change, whatever the encoding, mark and line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint_gov.fix.writing import UnableError
from lint_gov.readers.decode import decode
from lint_gov.tuples import NamedTuple

_NEWLINE = re.compile("\r\n|\r|\n")
_LONGEST_MARK = 4


class Splice(NamedTuple):
    """A stretch of the decoded text and what is to stand there."""

    start: int
    end: int
    new: str


class TextFile:
    """A decoded file that can be edited.

    Attributes:
        text: as readers decode it, without byte-order mark.
        starts: where each line begins in it.
    """

    def __init__(self, data: bytes) -> None:
        """Raise `UnableError` when decoding has lost something, so that places cannot be told."""
        self._data = data
        self.text, encoding = decode(data)
        self._codec = encoding.removesuffix("-sig")
        body = self.text.encode(self._codec, "surrogatepass")
        self._mark = len(data) - len(body)
        if not 0 <= self._mark <= _LONGEST_MARK or data[self._mark :] != body:
            raise UnableError("undecodable")
        self.starts = [0, *(m.end() for m in _NEWLINE.finditer(self.text))]

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """Return the bytes with the splices made, all others as they are."""
        done: list[bytes] = []
        at = 0
        for splice in sorted(splices):
            done += [self.text[at : splice.start].encode(self._codec), splice.new.encode(self._codec)]
            at = splice.end
        done.append(self.text[at:].encode(self._codec))
        return self._data[: self._mark] + b"".join(done)
