"""The text of an old Word file (.doc, MS-DOC) by its piece table alone: what a conversion of the file is held against."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from lint_gov.data import load
from lint_gov.errors import InputError
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from olefile import OleFileIO

WORD_97 = 0xA5EC
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_STORIES = 8  # main text, footnotes, headers, macros, comments, endnotes, text boxes, text boxes of headers
_FIRST_STORY, _TEXT_BOXES = 3, 6
_CLX = 33
_COMPRESSED = 0x40000000
_MAX_CHARACTERS = 32 * 1024 * 1024
_FIELD = re.compile("[\x13\x14\x15]")


class Story(NamedTuple):
    """The text of a Word file: paragraphs end with \\r, cells and rows of a table with \\x07."""

    main: str
    boxes: str


def read(data: bytes) -> Story | None:
    """Return the text, None where this file is older than Word 97; raise `InputError` for what is no Word file.

    Raises:
        InputError: "encrypted", "not-word" (another program's file), "damaged".
    """
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            return _read(ole)
    except (OSError, struct.error, IndexError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError("damaged", {"part": "OLE", "detail": str(error)}) from error


def _read(ole: OleFileIO) -> Story | None:
    if not ole.exists("WordDocument"):
        raise InputError("not-word", {"found": _content(ole)})
    word = ole.openstream("WordDocument").read()
    identity, flags = struct.unpack_from("<H8xH", word)
    if flags & _ENCRYPTED:
        raise InputError("encrypted")
    if identity != WORD_97:
        return None
    counts, clx, length = _positions(word)
    table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
    text = _text(word, table[clx : clx + length])
    start = sum(counts[:_TEXT_BOXES])
    return Story(_shown(text[: counts[0]]), _shown(text[start : start + counts[_TEXT_BOXES]]))


def _content(ole: OleFileIO) -> str:
    names = {entry[0] for entry in ole.listdir()}
    return next((kind for name, kind in load("office")["ole_contents"].items() if name in names), "OLE")


def _positions(word: bytes) -> tuple[tuple[int, ...], int, int]:
    """Lengths of the stories, and where the piece table stands, by the file information block."""
    longs = 32 + 2 + 2 * struct.unpack_from("<H", word, 32)[0]
    counts = struct.unpack_from(f"<{_STORIES}I", word, longs + 2 + 4 * _FIRST_STORY)
    pairs = longs + 2 + 4 * struct.unpack_from("<H", word, longs)[0]
    clx, length = struct.unpack_from("<II", word, pairs + 2 + 8 * _CLX)
    return counts, clx, length


def _text(word: bytes, clx: bytes) -> str:
    at = 0
    while clx[at] == 1:  # formatting that pieces refer to
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    pieces = (struct.unpack_from("<I", clx, at + 1)[0] - 4) // 12
    starts = struct.unpack_from(f"<{pieces + 1}I", clx, at + 5)
    if starts[-1] > _MAX_CHARACTERS or list(starts) != sorted(starts):
        raise InputError("damaged", {"part": "WordDocument", "detail": "piece table"})
    first = at + 5 + 4 * (pieces + 1)
    return "".join(
        _piece(word, struct.unpack_from("<I", clx, first + 8 * n + 2)[0], starts[n + 1] - starts[n]) for n in range(pieces)
    )


def _piece(word: bytes, position: int, length: int) -> str:
    if position & _COMPRESSED:
        start = (position & ~_COMPRESSED) // 2
        return word[start : start + length].decode("cp1252", "replace")
    return word[position : position + 2 * length].decode("utf-16-le", "replace")


def _shown(text: str) -> str:
    """The text without the instructions of fields."""
    return "".join(_results(text))


def _results(text: str) -> Iterator[str]:
    hidden: list[bool] = []
    at = 0
    for mark in _FIELD.finditer(text):
        if not any(hidden):
            yield text[at : mark.start()]
        at = mark.end()
        if mark.group() == "\x13":
            hidden.append(True)
        elif hidden and mark.group() == "\x14":
            hidden[-1] = False
        elif hidden:
            hidden.pop()
    if not any(hidden):
        yield text[at:]
