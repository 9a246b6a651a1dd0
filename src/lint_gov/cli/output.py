"""`--output F=FILE`: further documents of the same run, each written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from lint_gov.cli.arguments import known
from lint_gov.errors import UsageError
from lint_gov.hooks import Formatter

# What is under these names is never a file to be replaced, even where the shell has pointed it at one.
_STREAMS = ("/dev/std", "/dev/fd/", "/proc/")
# Kinds of UsageError by what the system says; all others are "cannot-write" with its own words.
_KINDS = {
    "write-no-folder": (errno.ENOENT, errno.ENOTDIR),
    "write-is-folder": (errno.EISDIR,),
    "write-denied": (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY),
    "write-full": (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG),
    "write-name": (errno.ENAMETOOLONG, errno.EINVAL),
}


class Target(NamedTuple):
    """A file to write and the format it gets."""

    formatter: Formatter
    file: str


def targets(given: Iterable[str], formatters: Mapping[str, Formatter]) -> list[Target]:
    """Read the values of `--output`; raise for one that is not FORMAT=FILE."""
    found = []
    for value in given:
        name, separator, file = value.partition("=")
        if not separator or not file:
            raise UsageError("output", {"value": value})
        known("format", name, formatters)
        found.append(Target(formatters[name], file))
    return found


def write(file: str, text: str) -> None:
    """Write `text` as UTF-8, whole or not at all."""
    write_bytes(file, text.encode("utf-8", errors="replace"))


def write_bytes(file: str, data: bytes) -> None:
    """Write `data`, whole or not at all: nobody ever sees half a document, and a file that was there is never harmed.

    Raises:
        UsageError: when it cannot be written; its kind tells why.
    """
    try:
        if _is_stream(file):
            _into_stream(file, data)
        else:
            _replace(Path(os.path.realpath(file)), data)
    except OSError as error:
        raise _explained(file, error) from None


def _is_stream(file: str) -> bool:
    """A device or pipe (/dev/stdout, NUL) is written into; to move a file there would do away with it."""
    if file.startswith(_STREAMS):
        return True
    try:
        mode = os.stat(file).st_mode  # noqa: PTH116 - on Windows "NUL" is no path
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _into_stream(file: str, data: bytes) -> None:
    with open(file, "ab", buffering=0) as stream:  # noqa: PTH123 - a device is no path to work with
        view = memoryview(data)
        while view:
            view = view[stream.write(view) :]


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file first, on the same disk, and move that to its place in one step."""
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # Moving a file over one that is protected works on most systems, and is not what its owner wants.
    if mode is not None and not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    partial = path.with_name(f".lint-gov.{os.urandom(6).hex()}.partial")
    try:
        with partial.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            partial.chmod(stat.S_IMODE(mode))
        partial.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise


def _explained(file: str, error: OSError) -> UsageError:
    """The error in words of the user's language; those of the system are often English."""
    kind = next((kind for kind, codes in _KINDS.items() if error.errno in codes), "cannot-write")
    folder = os.path.dirname(file) or os.curdir  # noqa: PTH120
    return UsageError(kind, {"path": file, "folder": folder, "reason": error.strerror or str(error)})


def refuse_existing(file: str) -> None:
    """Raise when `file` is there already: what somebody may have worked on is not written over unasked."""
    if Path(file).exists():
        raise UsageError("exists", {"path": file})
