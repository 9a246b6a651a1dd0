"""Old Word files for tests: one that LibreOffice wrote from a generated report, and made-up OLE files."""

from __future__ import annotations

import gzip
import json
import struct
from decimal import Decimal
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "office"
_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST = 4096  # streams below this would go to the mini stream
_PAIRS, _CLX = 93, 33


@cache
def report() -> bytes:
    """A .doc with the headings numbered by Word, one comment, page header and footer."""
    return gzip.decompress((FOLDER / "report.doc.gz").read_bytes())


@cache
def figures() -> dict[tuple[str, str, str], Decimal]:
    """The figures of `report()` by table, row and column."""
    stored = json.loads((FOLDER / "report.json").read_text(encoding="utf-8"))
    found = {}
    for key, value in stored.items():
        table, _, rest = key.partition(".")
        row, _, column = rest.rpartition(".")
        found[table, row, column] = Decimal(value)
    return found


def ole(**streams: bytes) -> bytes:
    """An OLE file with these streams at its root."""
    sectors: list[bytes] = []
    fat: list[int] = []
    places = {name: _store(content.ljust(_SMALLEST, b"\0"), sectors, fat) for name, content in streams.items()}
    names = list(streams)
    entries = [_entry("Root Entry", 5, 1 if names else _FREE, _FREE, _END, 0)]
    for index, name in enumerate(names, 1):
        right = index + 1 if index < len(names) else _FREE
        entries.append(_entry(name, 2, _FREE, right, places[name], max(len(streams[name]), _SMALLEST)))
    directory = _store(b"".join(entries), sectors, fat)
    table = len(sectors)
    fat += [_FAT] + [_FREE] * (_SECTOR // 4 - len(fat) - 1)
    sectors.append(struct.pack(f"<{len(fat)}I", *fat))
    return _header(directory, table) + b"".join(sectors)


def _store(content: bytes, sectors: list[bytes], fat: list[int]) -> int:
    """Append the sectors of a stream; return its first."""
    first = len(sectors)
    parts = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
    sectors += parts
    fat += [*range(first + 1, first + len(parts)), _END]
    return first


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    coded = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII16sIQQIQ", coded, len(coded), kind, 1, _FREE, right, child, bytes(16), 0, 0, 0, start, size)


def _header(directory: int, table: int) -> bytes:
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, 1, directory, 0, _SMALLEST, _END, 0, _END, 0, table,
    )  # fmt: skip
    return head.ljust(_SECTOR, b"\xff")


def word(main: str, boxes: str = "", flags: int = 0x0200, identity: int = 0xA5EC, western: bool = False) -> bytes:
    """An old Word file with that text and nothing else: enough for its piece table, too little for a converter."""
    text = main + boxes
    start = 1024
    coded = text.encode("cp1252" if western else "utf-16-le")
    position = start * 2 | 0x40000000 if western else start
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, position, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    head = struct.pack("<HHHHHH", identity, 0xC1, 0, 0, 0, flags).ljust(32, b"\0")
    longs = [0, 0, 0, len(main), 0, 0, 0, 0, 0, len(boxes), 0, *[0] * 11]
    pairs = [0] * 2 * _PAIRS
    pairs[2 * _CLX : 2 * _CLX + 2] = [0, len(clx)]
    head += struct.pack("<H28s", 14, bytes(28))
    head += struct.pack(f"<H{len(longs)}I", len(longs), *longs) + struct.pack(f"<H{len(pairs)}I", _PAIRS, *pairs)
    return ole(WordDocument=head.ljust(start, b"\0") + coded, **{"1Table": clx})
