"""Which office format the bytes of a file are, and whether they may be handed to a converter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_gov.errors import InputError
from lint_gov.readers.limits import MAX_PART_BYTES, check_size

if TYPE_CHECKING:
    from zipfile import ZipInfo

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_PACKAGE_STREAM = "EncryptedPackage".encode("utf-16-le")
_ODT = b"application/vnd.oasis.opendocument.text"
_HEAD = 200
MAX_RATIO = 200
"""Inflated to stored size above which a big part is taken for a zip bomb; a report has 10 to 60."""
MIN_BOMB_BYTES = 8 * 1024 * 1024
MAX_PARTS = 10_000
_ENCRYPTED = 1
_PACKED = (0, 8)  # stored, deflated


def is_doc(data: bytes) -> bool:
    """Tell whether the bytes are an old Word file (.doc, and .wps as WPS writes it)."""
    return data.startswith(OLE) and _WORD_STREAM in data and _PACKAGE_STREAM not in data


def is_rtf(data: bytes) -> bool:
    """Tell whether the bytes are Rich Text Format."""
    return data[:_HEAD].lstrip().startswith(b"{\\rtf")


def is_odt(data: bytes) -> bool:
    """Tell whether the bytes are an OpenDocument text."""
    return data.startswith(ZIP) and _ODT in data[:_HEAD]


def is_ofd(data: bytes) -> bool:
    """Tell whether the bytes are an OFD file (GB/T 33190)."""
    return data.startswith(ZIP) and b"OFD.xml" in data


def kind_of(data: bytes) -> str | None:
    """Return "doc", "rtf" or "odt" by the content, None for all else."""
    return next((kind for kind, is_kind in _KINDS.items() if is_kind(data)), None)


def refuse(data: bytes, kind: str) -> None:
    """Raise `InputError` for what is not of the kind that its name says, or not fit to be handed to a converter."""
    if not data.strip():
        raise InputError("empty")
    check_size(data)
    # Of an OLE file only its directory tells whether it is Word.
    if not (data.startswith(OLE) if kind == "doc" else _KINDS[kind](data)):
        found = _found(data)
        raise InputError("not-office" if found else "not-office-unknown", {"suffix": kind, "found": found})
    if kind == "odt":
        _refuse_bomb(data)


_KINDS = {"doc": is_doc, "rtf": is_rtf, "odt": is_odt}


def _found(data: bytes) -> str:
    """What else it is, "" when that cannot be told."""
    kinds = ((OLE, "OLE"), (ZIP, "ZIP"), (b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"<", "HTML/XML"))
    return next((name for magic, name in kinds if data.lstrip()[:8].startswith(magic[:8])), "")


def _refuse_bomb(data: bytes) -> None:
    """Raise for an OpenDocument text that is encrypted or inflates beyond measure; nothing is inflated but its manifest."""
    import zipfile
    import zlib
    from io import BytesIO

    faults = (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, NotImplementedError)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for part in archive.infolist():
                _refuse_part(part)
            total = sum(part.file_size for part in archive.infolist())
            if total > MAX_PART_BYTES or len(archive.infolist()) > MAX_PARTS:
                raise InputError("too-large", {"size": total, "limit": MAX_PART_BYTES})
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise InputError("encrypted")
    except faults as error:
        raise InputError("damaged", {"part": "zip", "detail": str(error)}) from error


def _refuse_part(part: ZipInfo) -> None:
    if part.flag_bits & _ENCRYPTED:
        raise InputError("encrypted")
    if part.compress_type not in _PACKED:
        raise InputError("damaged", {"part": part.filename, "detail": f"compression {part.compress_type}"})
    if part.file_size > max(MIN_BOMB_BYTES, MAX_RATIO * part.compress_size):
        raise InputError("too-large", {"size": part.file_size, "limit": MAX_PART_BYTES})
