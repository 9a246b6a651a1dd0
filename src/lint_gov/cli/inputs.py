"""The PATHs of the command line: files, folders (walked), web addresses and "-"."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint_gov.errors import InputError
from lint_gov.model.place import is_address
from lint_gov.tuples import NamedTuple

STDIN = "-"
# What `annotate` puts behind the name of a report for its copy with comments.
COPY = ".批注"
_ZIP = ".zip"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PATTERN = re.compile(r"[*?\[]")


class Input(NamedTuple):
    """One file to read.

    Attributes:
        path: as it is shown: POSIX separators, no leading "./"; a web address as it was given.
        named: the user named it; False when it was found in a walked folder.
        readable: False for a file in a walked folder whose name is of no format that can be read.
        error: why there is nothing to read (a folder without reports, or one that may not be listed).
    """

    path: str
    named: bool
    readable: bool = True
    error: InputError | None = None


def expand(paths: Iterable[str], suffixes: Iterable[str], archives: bool = True) -> list[Input]:
    """Return every file once, sorted by path: the order of an output must not hang on the file system's.

    Without `archives`, only an archive that was named is opened: what lies in those of a walked folder cannot be written.
    """
    known = tuple(suffixes)
    found: dict[str, Input] = {}
    for path in paths:
        for item in _one(path, known, archives):
            key = item.path if _is_no_file(item.path) else os.path.normcase(Path(item.path).absolute())
            if key not in found or (item.named and not found[key].named):
                found[key] = item
    return sorted(found.values(), key=lambda item: item.path.split("/"))


def _is_no_file(path: str) -> bool:
    return path == STDIN or is_address(path)


def as_found(items: Iterable[Input]) -> list[Input]:
    """Return files as if found in a folder: what a program names, such as pre-commit, nobody has called a report."""
    return [item._replace(named=item.error is not None) for item in items]


def _one(path: str, suffixes: tuple[str, ...], archives: bool) -> Iterator[Input]:
    if _is_no_file(path):
        yield Input(path, named=True)
    elif _SCHEME.match(path):
        yield Input(path, named=True, error=InputError("address-scheme", {"path": path}))
    elif path and Path(path).is_dir():
        yield from _folder(Path(path), suffixes, archives)
    elif path.lower().endswith(_ZIP) and Path(path).is_file():
        yield from _archive(posix(path), suffixes)
    elif _PATTERN.search(path) and not Path(path).exists():
        yield from _matching(path, suffixes, archives)
    else:
        yield Input(posix(path), named=True)


def _archive(archive: str, suffixes: tuple[str, ...], named: bool = True) -> Iterator[Input]:
    """The files in a zip archive, as if it were a folder; one that was named should hold some that can be read."""
    from lint_gov import archives

    try:
        names = archives.names(archive)
    except InputError as error:
        yield Input(archive, named=True, error=error)
        return
    known = {name for name in names if name.lower().endswith(suffixes)}
    yield from (Input(f"{archive}/{name}", named=False, readable=name in known) for name in names)
    if named and not known:
        yield _no_reports(archive, suffixes)


def _matching(pattern: str, suffixes: tuple[str, ...], archives: bool) -> Iterator[Input]:
    """What a pattern (2023/*.docx, **/*年报*) stands for where the shell has not put it in, as on Windows."""
    from glob import glob  # Path.glob takes no absolute patterns

    found = sorted(glob(pattern, recursive=True))  # noqa: PTH207
    for path in found:
        yield from _one(path, suffixes, archives)
    if not found:
        yield Input(posix(pattern), named=True, error=InputError("no-match", {"path": pattern}))


def _folder(folder: Path, suffixes: tuple[str, ...], archives: bool) -> Iterator[Input]:
    failures: list[Input] = []
    readable = 0
    for file in _walk(folder, failures):
        if archives and file.name.lower().endswith(_ZIP):
            packed = list(_archive(file.as_posix(), suffixes, named=False))
            readable += any(item.readable for item in packed)
            yield from packed
            continue
        known = file.name.lower().endswith(suffixes)
        readable += known
        yield Input(file.as_posix(), named=False, readable=known)
    yield from failures
    if not readable and not failures:
        yield _no_reports(folder.as_posix(), suffixes)


def _no_reports(folder: str, suffixes: tuple[str, ...]) -> Input:
    return Input(folder, named=True, error=InputError("no-reports", {"path": folder, "suffixes": " ".join(suffixes)}))


def _walk(folder: Path, failures: list[Input]) -> Iterator[Path]:
    """All files below `folder`, without hidden ones, lock files of office programs (~$x.docx) and files of this tool."""

    def failed(error: OSError) -> None:
        place = posix(str(error.filename or folder))
        failures.append(Input(place, named=True, error=InputError("no-permission", {"path": place})))

    for place, folders, files in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            file = Path(place, name)
            if not name.startswith((".", "~$", "lint-gov.")) and not _is_copy(file, files) and file.is_file():
                yield file


def _is_copy(file: Path, beside: Iterable[str]) -> bool:
    """Whether a file is what `annotate` made of another beside it: the same report with comments."""
    return file.stem.endswith(COPY) and file.stem.removesuffix(COPY) + file.suffix in beside


def posix(path: str) -> str:
    """The spelling of a path in every output: POSIX separators, no leading "./"; a web address stays as it is."""
    return Path(path).as_posix() if path and not is_address(path) else path
