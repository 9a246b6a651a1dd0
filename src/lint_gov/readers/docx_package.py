"""The container of a Word file: a zip of XML parts, opened without trusting it."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO

from lxml import etree

from lint_gov.errors import InputError
from lint_gov.readers.docx_tree import Element
from lint_gov.readers.limits import MAX_PART_BYTES, check_size

MAX_RATIO = 200
"""Inflated to stored size above which a big part is taken for a zip bomb; a report has 10 to 60."""

MIN_BOMB_BYTES = 8 * 1024 * 1024
"""Parts below this inflate whatever their ratio."""

MAX_DIRECTORY_BYTES = 1024 * 1024
"""Size of the zip's list of parts: some ten thousand entries."""

MAX_TAGS = 4_000_000
"""Angle brackets in one part; a tree of more elements would fill the memory."""

XML_DEPTH = 256
"""Nesting at which libxml2 stops; named here for the message only."""

_CHUNK = 1024 * 1024
_SMALL_PART = 64 * 1024
_LOCAL_HEADER = 30  # bytes before the name of a part in the zip; the last four are the lengths of name and extra field
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_MAGIC = ((b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"<", "HTML/XML"), (b"\xef\xbb\xbf<", "HTML/XML"), (_OLE, "OLE"))
_END_OF_DIRECTORY = b"PK\x05\x06"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LIMIT_WORDS = ("huge", "HUGE", "too long")
STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError)


def sniff(data: bytes) -> bool:
    """Tell whether `data` is a Word file by its content (also an encrypted one)."""
    if data.startswith(_OLE):
        return _ENCRYPTED in data
    return data.startswith(b"PK\x03\x04") and (b"word/" in data or b"word\\" in data)


class Package:
    """The parts of a Word file by name (case does not matter, as the standard has it)."""

    def __init__(self, data: bytes) -> None:
        """Raise `InputError` when `data` is no readable Word container."""
        check_size(data)
        _refuse_others(data)
        self._data = data
        self._left = MAX_PART_BYTES
        self._relations: dict[str, list[tuple[str, str]]] = {}
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_FAULTS as error:
            raise InputError("damaged", {"part": "zip", "detail": str(error)}) from error
        self._infos = {_canonical(info.filename): info for info in self._zip.infolist()}

    def main_part(self) -> str:
        """Return the name of the part that holds the text."""
        named = self.related("", "officeDocument")
        main = named[0] if named else "word/document.xml"
        if main in self._infos and main.endswith(".xml") and not main.startswith(("xl/", "ppt/")):
            return main
        if any(name.startswith("word/") for name in self._infos):
            raise InputError("damaged", {"part": main, "detail": "missing"})
        raise InputError("not-docx", {"found": _kind_of(self._infos)})

    def related(self, source: str, kind: str) -> list[str]:
        """Return the parts that `source` refers to as `kind` ("styles", "header", …) and that exist."""
        if source not in self._relations:
            self._relations[source] = self._read_relations(source)
        return list(dict.fromkeys(name for type_, name in self._relations[source] if type_ == kind))

    def _read_relations(self, source: str) -> list[tuple[str, str]]:
        folder, own_name = posixpath.split(source)
        info = self.member(posixpath.join(folder, "_rels", own_name + ".rels"))
        if info is None:
            return []
        data = self._inflate(info)
        # Files of one template have the same relations, byte by byte.
        find = _relations if len(data) <= _SMALL_PART else _relations.__wrapped__
        return [(kind, name) for kind, name in find(data, folder, info.filename) if name in self._infos]

    def xml(self, name: str, prepare: Callable[[bytes], bytes] = bytes) -> Element | None:
        """Return the root of an XML part, None when there is no such part; its bytes go through `prepare` first."""
        info = self.member(name)
        return None if info is None else parse(prepare(self._inflate(info)), info.filename)

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when there is no such part."""
        info = self.member(name)
        return None if info is None else self._inflate(info)

    def member(self, name: str) -> zipfile.ZipInfo | None:
        """Return how a part is kept in the zip, under the name it has there."""
        return self._infos.get(_canonical(name))

    def stored(self, info: zipfile.ZipInfo) -> tuple[int, int, int, bytes]:
        """Return what tells a part's content without inflating it; raise for a part that may not be read."""
        _refuse_bomb(info, self._left)
        try:
            self._zip.open(info).close()  # compares the part's two headers
        except _ZIP_FAULTS as error:
            raise InputError("damaged", {"part": info.filename, "detail": str(error)}) from error
        at = info.header_offset + _LOCAL_HEADER
        lengths = self._data[at - 4 : at]
        at += int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
        return info.compress_type, info.CRC, info.file_size, self._data[at : at + info.compress_size]

    def spend(self, info: zipfile.ZipInfo, size: int) -> None:
        """Count bytes of a part towards what all parts of the file may inflate to."""
        self._left -= size
        if self._left < 0:
            raise InputError("too-large", {"size": info.file_size, "limit": MAX_PART_BYTES})

    def _inflate(self, info: zipfile.ZipInfo) -> bytes:
        _refuse_bomb(info, self._left)
        chunks: list[bytes] = []
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    chunks.append(chunk)
                    self.spend(info, len(chunk))
        except _ZIP_FAULTS as error:
            raise InputError("damaged", {"part": info.filename, "detail": str(error)}) from error
        return b"".join(chunks)


@lru_cache(maxsize=32)
def _relations(data: bytes, folder: str, filename: str) -> tuple[tuple[str, str], ...]:
    """The relations of a part in `folder` to others of the file: of what kind, and to which part."""
    inside = (relation for relation in parse(data, filename).iter(_REL) if relation.get("TargetMode") != "External")
    return tuple((r.get("Type", "").rpartition("/")[2], _target(folder, r.get("Target", ""))) for r in inside)


def _target(folder: str, address: str) -> str:
    return _canonical(posixpath.normpath(posixpath.join("/", folder, address)))


def is_strict(data: bytes) -> bool:
    """Tell whether an XML part has the namespaces of the strict variant (ISO 29500 Strict)."""
    return b"http://purl.oclc.org/ooxml/" in data[:8192]


def parse(data: bytes, name: str, whole: bool = False) -> Element:
    """Return the root of an XML part; without entities, network, or limits lifted.

    Args:
        whole: keep XML comments and processing instructions, which nobody reads but who writes the part again.
    """
    if is_strict(data):
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
    if data.count(b"<") > MAX_TAGS:
        raise InputError("too-large", {"size": len(data), "limit": MAX_PART_BYTES})
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False,
        remove_comments=not whole, remove_pis=not whole,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _xml_error(error, name, len(data)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        # No Word file has one; it could only bring entities.
        raise InputError("damaged", {"part": name, "detail": "DOCTYPE"})
    return root


def _xml_error(error: etree.XMLSyntaxError, name: str, size: int) -> InputError:
    """What the parser's message means; its error codes differ between versions of libxml2."""
    message = str(error)
    if "depth" in message:
        return InputError("too-deep", {"limit": XML_DEPTH})
    if any(word in message for word in _LIMIT_WORDS):
        return InputError("too-large", {"size": size, "limit": MAX_PART_BYTES})
    return InputError("damaged", {"part": name, "detail": message})


def _canonical(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_others(data: bytes) -> None:
    """Raise for what is no zip, naming what it is instead as far as that can be told."""
    if not data:
        raise InputError("empty")
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise InputError("encrypted")
    if data.startswith(_OLE) and _WORD_STREAM in data:
        raise InputError("old-word")
    if not data.startswith(b"PK"):
        head = data[:64].lstrip()
        found = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
        raise InputError("not-docx", {"found": found}) if found else InputError("unknown-content")
    end = data.rfind(_END_OF_DIRECTORY)
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if end >= 0 and MAX_DIRECTORY_BYTES < size <= len(data):
        raise InputError("too-large", {"size": size, "limit": MAX_DIRECTORY_BYTES})


def _refuse_bomb(info: zipfile.ZipInfo, left: int) -> None:
    """Raise for a part that is encrypted, packed in an unusual way, or inflates beyond measure."""
    if info.flag_bits & 1:
        raise InputError("encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise InputError("damaged", {"part": info.filename, "detail": f"compression {info.compress_type}"})
    ratio_broken = info.file_size > max(MIN_BOMB_BYTES, MAX_RATIO * info.compress_size)
    if info.file_size > left or ratio_broken:
        raise InputError("too-large", {"size": info.file_size, "limit": MAX_PART_BYTES})


def _kind_of(names: dict[str, zipfile.ZipInfo]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "Excel"
    if any(name.startswith("ppt/") for name in names):
        return "PowerPoint"
    return "OpenDocument" if "mimetype" in names else "ZIP"
