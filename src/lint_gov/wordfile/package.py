"""A Word file to be written again: members that are not changed are copied as they are, compressed bytes and all."""

from __future__ import annotations

import copy
import posixpath
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

from lint_gov.errors import InputError
from lint_gov.readers.docx_package import STRICT, Package, is_strict, parse
from lint_gov.readers.docx_tree import Element

_TYPES = "[Content_Types].xml"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PLAIN: Any = {None: _RELATIONS_NS[1:-1]}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can state
_LOCAL_HEADER = 30
_SIZES_FOLLOW = 8


class WordFile:
    """A Word file whose parts can be replaced, added, and written to bytes again."""

    def __init__(self, data: bytes) -> None:
        """Raise `InputError` when `data` is no readable Word container."""
        self._data = data
        self._package = Package(data)
        self._zip = zipfile.ZipFile(BytesIO(data))
        self._parts: dict[str, tuple[Element, bool]] = {}
        self._changed: set[str] = set()
        self.main = self._package.main_part()

    def related(self, kind: str, source: str | None = None) -> list[str]:
        """Return the parts that the main part (or `source`, "" for the package) refers to as `kind`."""
        return self._package.related(self.main if source is None else source, kind)

    def part(self, name: str) -> Element | None:
        """Return the root of a part, always the same one; None when there is no such part."""
        if name not in self._parts:
            data = self._package.data(name)
            if data is None:
                return None
            self._parts[name] = parse(data, name, whole=True), is_strict(data)
        return self._parts[name][0]

    @property
    def document(self) -> Element:
        """The root of the main part."""
        root = self.part(self.main)
        if root is None:
            raise InputError("damaged", {"part": self.main, "detail": "missing"})
        return root

    @property
    def _strict(self) -> bool:
        """Whether the main part has the namespaces of the strict variant; new parts follow it."""
        return self._parts[self.main][1] if self.document is not None else False

    def change(self, name: str) -> None:
        """Note that the tree of a part was changed."""
        self._required(name)
        self._changed.add(name)

    def add(self, stem: str, content_type: str, relation: str, root: Element) -> str:
        """Add a part beside the main part, referred to by it; return its name."""
        folder = posixpath.dirname(self.main)
        names = (posixpath.join(folder, f"{stem}{count or ''}.xml") for count in range(1000))
        name = next(name for name in names if self._package.member(name) is None and name not in self._parts)
        self._parts[name] = root, self._strict
        self._changed.add(name)
        types = self._required(_TYPES)
        etree.SubElement(types, f"{_TYPES_NS}Override", PartName=f"/{name}", ContentType=content_type)
        self._relate(relation, posixpath.basename(name))
        self._changed.add(_TYPES)
        return name

    def _relate(self, relation: str, target: str) -> None:
        folder, own = posixpath.split(self.main)
        name = posixpath.join(folder, "_rels", f"{own}.rels")
        root = self.part(name)
        if root is None:
            root = etree.Element(f"{_RELATIONS_NS}Relationships", nsmap=_PLAIN)
        self._parts[name] = root, self._strict
        taken = {entry.get("Id") for entry in root}
        new = next(f"rId{count}" for count in range(1, len(taken) + 2) if f"rId{count}" not in taken)
        etree.SubElement(root, f"{_RELATIONS_NS}Relationship", Id=new, Type=relation, Target=target)
        self._changed.add(name)

    def _required(self, name: str) -> Element:
        root = self.part(name)
        if root is None:
            raise InputError("damaged", {"part": name, "detail": "missing"})
        return root

    def save(self) -> bytes:
        """Return the file; the very bytes that were read when nothing was changed."""
        if not self._changed:
            return self._data
        new = {self._member_name(name): _serialised(*self._parts[name]) for name in sorted(self._changed)}
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
            out.comment = self._zip.comment
            last = {info.filename: info for info in self._zip.infolist()}
            for info in self._zip.infolist():
                if info.filename not in new:
                    _copy(self._data, info, out)
                elif last[info.filename] is info:
                    out.writestr(_like(info), new.pop(info.filename))
            for name, data in new.items():
                out.writestr(_fresh(name), data)
        return stream.getvalue()

    def _member_name(self, name: str) -> str:
        info = self._package.member(name)
        return name if info is None else info.filename


def _serialised(root: Element, strict: bool) -> bytes:
    tree = root.getroottree()
    standalone: Any = tree.docinfo.standalone or None
    data = bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=standalone))
    if strict:
        for old, new in STRICT:
            data = data.replace(new, old)
    return data


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A member of the same name, time and compression, with other content."""
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.compress_type, made.external_attr, made.create_system = info.compress_type, info.external_attr, info.create_system
    return made


def _fresh(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type, made.create_system = zipfile.ZIP_DEFLATED, 0
    return made


def _copy(data: bytes, info: zipfile.ZipInfo, out: zipfile.ZipFile) -> None:
    """Copy a member without inflating it: a picture that nobody looked at may be a bomb, and need not be packed anew.

    `zipfile` has no call for this before Python 3.14; what is done here is what its own writer does.
    """
    head = data[info.header_offset : info.header_offset + _LOCAL_HEADER]
    begin = info.header_offset + _LOCAL_HEADER + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    packed = data[begin : begin + info.compress_size]
    if head[:4] != b"PK\x03\x04" or len(packed) != info.compress_size:
        raise InputError("damaged", {"part": info.filename, "detail": "zip"})
    made = copy.copy(info)
    made.flag_bits &= ~_SIZES_FOLLOW
    stream: Any = out.fp
    made.header_offset = stream.tell()
    stream.write(made.FileHeader(False))
    stream.write(packed)
    out.filelist.append(made)
    out.NameToInfo[made.filename] = made
    writer: Any = out
    writer.start_dir, writer._didModify = stream.tell(), True
