"""Reports inside a zip file (压缩包): named as if the archive were a folder, read without being unpacked to disk."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lint_gov.errors import InputError
from lint_gov.readers.limits import MAX_FILE_BYTES
from lint_gov.tuples import NamedTuple

SUFFIX = ".zip"
_UTF8, _ENCRYPTED = 0x800, 0x1
_MOST_MEMBERS = 500_000
_FOREIGN = "__MACOSX"


class Member(NamedTuple):
    """A file in an archive: the paths of both."""

    archive: str
    name: str


def split(path: str) -> Member | None:
    """Return which archive and which file in it a path means; None when it means none."""
    at = path.lower().find(SUFFIX + "/")
    while at >= 0:
        archive = path[: at + len(SUFFIX)]
        if Path(archive).is_file():
            return Member(archive, path[at + len(SUFFIX) + 1 :])
        at = path.lower().find(SUFFIX + "/", at + 1)
    return None


def names(archive: str) -> list[str]:
    """Return the names of the files in an archive, sorted; raise InputError when it is none."""
    return sorted(name for name in _open(archive).infos if _is_wanted(name))


def content(member: Member) -> bytes:
    """Return the content of a file in an archive, of one that is too large only enough to see that."""
    opened = _open(member.archive)
    info = opened.infos.get(member.name)
    if info is None:
        raise InputError("not-found", {"path": f"{member.archive}/{member.name}"})
    if info.flag_bits & _ENCRYPTED:
        raise InputError("archive-encrypted", {"path": member.archive})
    try:
        with opened.file.open(info) as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError) as error:
        raise InputError("archive-damaged", {"path": member.archive, "reason": str(error)}) from None
    except Exception as error:  # zlib.error and lzma.LZMAError, of modules that need not be there
        raise InputError("archive-damaged", {"path": member.archive, "reason": str(error)}) from None


class _Open(NamedTuple):
    file: zipfile.ZipFile
    infos: dict[str, zipfile.ZipInfo]


def _open(archive: str) -> _Open:
    try:
        stat = Path(archive).stat()
    except OSError as error:
        raise InputError("unreadable", {"path": archive, "reason": error.strerror or str(error)}) from None
    # A process that was forked off shares the place in a file that was open before with its parent and siblings.
    return _opened(archive, stat.st_size, stat.st_mtime_ns, os.getpid())


@lru_cache(maxsize=4)
def _opened(archive: str, size: int, changed: int, process: int) -> _Open:
    """An archive with its table of contents, kept open: it is asked for each of its files."""
    try:
        file = zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError("archive-damaged", {"path": archive, "reason": str(error)}) from None
    if len(file.infolist()) > _MOST_MEMBERS:
        file.close()
        raise InputError("archive-too-many", {"path": archive, "limit": _MOST_MEMBERS})
    return _Open(file, dict(reversed(list(_named(file)))))


def _named(file: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    for info in file.infolist():
        if not info.is_dir():
            yield _decoded(info), info


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name as its author saw it: without the mark for UTF-8 it was written in UTF-8 all the same, or in GBK."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def _is_wanted(name: str) -> bool:
    *folders, last = name.split("/")
    hidden = any(part.startswith(".") or part == _FOREIGN for part in folders)
    return not hidden and not last.startswith((".", "~$", "lint-gov."))
