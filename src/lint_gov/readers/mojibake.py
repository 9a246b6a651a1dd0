"""Mojibake (乱码): text that was read in a wrong encoding and saved so. Turned back only where not a character is lost.

The usual accidents: UTF-8 read as GBK (政府 → 鏀垮簻), UTF-8 or GBK read as Latin-1 (政府 → æ”¿åºœ, Õþ¸®), and GBK read
as UTF-8, which leaves nothing but replacement characters (锟斤拷 when that is read as GBK again).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lint_gov.errors import InputError
from lint_gov.readers.marks import settings
from lint_gov.tuples import NamedTuple

_LOST = ("\ufffd", "锟斤拷")
_FEWEST = 3
_EURO = "€"
# Beyond it a page is mostly pictures; a report is far shorter.
_LONGEST = 4_000_000


class Mended(NamedTuple):
    """A text after looking for mojibake; `misread` says what it had been taken for, None for a sound text."""

    text: str
    misread: str | None = None


class _Kind(NamedTuple):
    """One accident.

    Attributes:
        name: as `Document.misread` says it.
        signs: what sets a search going: punctuation that every Chinese text has, seen through this accident.
        back: a line → the bytes that had been misread; raises UnicodeError.
        codec: what they are.
    """

    name: str
    signs: tuple[str, ...]
    back: Callable[[str], bytes]
    codec: str


def _as_gbk(line: str) -> bytes:
    """The bytes of a line that was read as GBK; Windows shows the byte 80 as a euro sign."""
    return b"\x80".join(part.encode("gb18030") for part in line.split(_EURO))


def _as_latin(line: str) -> bytes:
    """The bytes of a line that was read as Latin-1, or as the code page of Windows."""
    return b"".join(_latin(char) for char in line)


def _latin(char: str) -> bytes:
    return char.encode("latin-1") if char < "\u0100" else char.encode("cp1252")


_KINDS = (
    _Kind("UTF-8 → GBK", ("銆", "锛"), _as_gbk, "utf-8"),
    _Kind("UTF-8 → Latin-1", ("ï¼", "ã\x80", "ã€"), _as_latin, "utf-8"),
    _Kind("GBK → Latin-1", ("£¬", "¡£", "¡¢", "£º"), _as_latin, "gb18030"),
)


def mend(text: str) -> Mended:
    """Return the text that was meant, where all of it can be had back.

    Raises:
        InputError: "garbled" when too much of the text is lost.
    """
    for kind in _KINDS if len(text) <= _LONGEST else ():
        if any(sign in text for sign in kind.signs):
            mended = _turned_back(text, kind)
            if mended is not None:
                return mended
    if any(sign in text for sign in _LOST):
        _refuse_lost(text)
    return Mended(text)


def _turned_back(text: str, kind: _Kind) -> Mended | None:
    """The text with all its garbled lines turned back; None when it is not garbled in this way."""
    lines = text.split("\n")
    turned = {n: back for n, line in enumerate(lines) if (back := _line(line, kind)) is not None}
    limits = settings()["mojibake"]
    left = sum(n not in turned and any(sign in line for sign in kind.signs) for n, line in enumerate(lines))
    if sum(any(word in back for back in turned.values()) for word in limits["words"]) < limits["needed"]:
        if left >= _FEWEST and 2 * left > sum(not line.isascii() for line in lines):
            raise InputError("garbled", {"how": kind.name})
        return None
    if left > limits["left"] * len(turned):
        raise InputError("garbled", {"how": kind.name})
    return Mended("\n".join(turned.get(n, line) for n, line in enumerate(lines)), kind.name)


def _line(line: str, kind: _Kind) -> str | None:
    """What a line was before; None for one that is not garbled, or not to be had back exactly."""
    if line.isascii():
        return None
    try:
        before = kind.back(line)
        back = before.decode(kind.codec)
    except UnicodeError:
        return None
    wide = [char for char in back if not char.isascii()]
    if not wide or back.encode(kind.codec) != before or not _is_common(wide):
        return None
    return back if len(wide) >= _FEWEST or not _is_common(char for char in line if not char.isascii()) else None


def _is_common(characters: Iterable[str]) -> bool:
    """Whether all of them belong to the first Chinese character set, which rare characters of mojibake do not."""
    try:
        "".join(characters).replace("\u00a0", "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _refuse_lost(text: str) -> None:
    lost = sum(text.count(sign) for sign in _LOST)
    wide = sum(not char.isascii() for char in text)
    if lost > settings()["mojibake"]["lost"] * wide:
        raise InputError("garbled", {"how": "GBK → UTF-8"})
