"""`--output F=FILE`: further documents of the same run, each written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from lint_gov.cli.arguments import known
from lint_gov.errors import UsageError
from lint_gov.hooks import Content, Formatter
from lint_gov.tuples import NamedTuple

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


# The file in which a GitHub job collects its summary, and the format that goes into it beside another.
_JOB_SUMMARY, _WITH, _SUMMARY_FORMAT = "GITHUB_STEP_SUMMARY", "github", "github-summary"


class Target(NamedTuple):
    """A file to write and the format it gets.

    Attributes:
        adds: others write into the file too, so what is there stays.
        asked: the user has named it; that another cannot be written is no failure of the run.
    """

    formatter: Formatter
    file: str
    adds: bool = False
    asked: bool = True


def targets(given: Iterable[str], formatters: Mapping[str, Formatter]) -> list[Target]:
    """Read the values of `--output`; raise for one that is not FORMAT=FILE."""
    found: list[Target] = []
    for value in given:
        name, separator, file = value.partition("=")
        if not separator or not file:
            raise UsageError("output", {"value": value, "valid": "、".join(formatters)})
        known("format", name, formatters)
        if _place(file) in (_place(target.file) for target in found):
            raise UsageError("output-twice", {"path": file})
        found.append(Target(formatters[name], file, file == os.environ.get(_JOB_SUMMARY)))
    return found


def job_summary(names: Iterable[str], wanted: Iterable[Target], formatters: Mapping[str, Formatter]) -> list[Target]:
    """The summary of a GitHub job, which goes with the annotations unless the user has named a file for it."""
    file = os.environ.get(_JOB_SUMMARY)
    if not file or _WITH not in names or any(target.formatter.name == _SUMMARY_FORMAT for target in wanted):
        return []
    return [Target(formatters[_SUMMARY_FORMAT], file, adds=True, asked=False)]


def save(target: Target, document: Callable[[], Content], inputs: Iterable[str]) -> None:
    """Write a document to its file, unless that is one of the files that were checked."""
    refuse_input(target.file, inputs)
    content = document()
    if target.adds:
        _add(target.file, b"".join(pieces(content)))
    else:
        write_pieces(target.file, pieces(content))


def refuse_input(file: str, inputs: Iterable[str]) -> None:
    """Raise when `file` is one of the files that are read."""
    if _place(file) in map(_place, inputs):
        raise UsageError("output-over-input", {"path": file})


def pieces(content: Content) -> Iterator[bytes]:
    """The bytes of a document, piece by piece."""
    for piece in (content,) if isinstance(content, str | bytes) else content:
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", errors="replace")


def _place(file: str) -> str:
    """A file under one name, whatever the user calls it."""
    return os.path.normcase(os.path.realpath(file))


def _add(file: str, data: bytes) -> None:
    try:
        _into_stream(file, (data,))
    except OSError as error:
        raise explained(file, error) from None


def write(file: str, text: str) -> None:
    """Write `text` as UTF-8, whole or not at all."""
    write_bytes(file, text.encode("utf-8", errors="replace"))


def write_bytes(file: str, data: bytes) -> None:
    """Write `data`, whole or not at all; see `write_pieces`."""
    write_pieces(file, (data,))


def write_pieces(file: str, data: Iterable[bytes]) -> None:
    """Write a document, whole or not at all: nobody ever sees half of one, and a file that was there is never harmed.

    Raises:
        UsageError: when it cannot be written; its kind tells why.
    """
    try:
        if _is_stream(file):
            _into_stream(file, data)
        else:
            _replace(Path(os.path.realpath(file)), data)
    except OSError as error:
        raise explained(file, error) from None


def _is_stream(file: str) -> bool:
    """A device or pipe (/dev/stdout, NUL) is written into; to move a file there would do away with it."""
    if file.startswith(_STREAMS):
        return True
    try:
        mode = os.stat(file).st_mode  # noqa: PTH116 - on Windows "NUL" is no path
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _into_stream(file: str, data: Iterable[bytes]) -> None:
    with open(file, "ab", buffering=0) as stream:  # noqa: PTH123 - a device is no path to work with
        for piece in data:
            view = memoryview(piece)
            while view:
                view = view[stream.write(view) :]


def _replace(path: Path, data: Iterable[bytes]) -> None:
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
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            partial.chmod(stat.S_IMODE(mode))
        partial.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise


def explained(file: str, error: OSError) -> UsageError:
    """The error in words of the user's language; those of the system are often English."""
    kind = next((kind for kind, codes in _KINDS.items() if error.errno in codes), "cannot-write")
    folder = os.path.dirname(file) or os.curdir  # noqa: PTH120
    return UsageError(kind, {"path": file, "folder": folder, "reason": error.strerror or str(error)})


def refuse_existing(file: str) -> None:
    """Raise when `file` is there already: what somebody may have worked on is not written over unasked."""
    if Path(file).exists():
        raise UsageError("exists", {"path": file})
