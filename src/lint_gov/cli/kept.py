"""Checking with a cache: a file whose bytes, rules and settings are as before is not read again (缓存).

The key of a result is a digest of everything it depends on. Files that stand for others (pages with frames, web
addresses, standard input) are not kept, nor is what failed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from lint_gov.cli import work
from lint_gov.cli.inputs import Input
from lint_gov.cli.limit import within
from lint_gov.cli.work import Options
from lint_gov.errors import InputError
from lint_gov.messages import explain_error
from lint_gov.model.finding import FileError, FileResult
from lint_gov.model.peers import Card
from lint_gov.model.place import is_address
from lint_gov.model.record import replace
from lint_gov.settings.effective import Settings
from lint_gov.store.cache import Cache
from lint_gov.store.pack import DamagedError, joined, pack, parted, unpack
from lint_gov.tuples import NamedTuple

_ALSO = ("lxml", "pypdfium2", "msdoc2docx", "rapidocr", "onnxruntime", "opencv-python-headless")
_NOT_ALONE = (b"<frame", b"<iframe")


class Packed(NamedTuple):
    """A result as bytes; `key` where it may be kept, `fresh` when it was worked out now.

    Attributes:
        core: the packed parts of its `Core`, where it has one.
    """

    data: bytes
    core: tuple[bytes, bytes] | None = None
    key: bytes | None = None
    fresh: bool = True

    def joined(self) -> bytes:
        """All of it that is kept."""
        return joined((self.data, *(self.core or ())))


def packed(result: FileResult, key: bytes | None = None) -> Packed:
    """Pack a result and its core apart: most who read results want no core."""
    core = result.core
    if core is None:
        return Packed(pack(result), None, key)
    return Packed(pack(replace(result, core=None)), (pack(core.card), pack(core.body)), key)


def check(item: Input, options: Options, folder: str | None, known_only: bool = False) -> Packed:
    """Check one file, or take what an earlier run found.

    Args:
        folder: that of the cache, None to do without.
        known_only: the file is not judged, others are held against it.
    """
    at = key(item, options, known_only) if folder is not None else None
    if at is None or folder is None:
        return packed(_checked(item, options, known_only))
    return known(_cache(folder), at, item.path) or _new(item, options, at, known_only)


def anew(item: Input, options: Options) -> Packed:
    """Check one file whatever was kept; for machines that cannot see the cache."""
    return _new(item, options, key(item, options))


def known(cache: Cache, key: bytes, path: str) -> Packed | None:
    """What was kept under a key, for the name that the file has now; None when that is nothing or damaged."""
    data = cache.get(key)
    again = _renamed(data, path) if data is not None else None
    return again._replace(key=key, fresh=False) if again is not None else None


def _new(item: Input, options: Options, key: bytes | None, known_only: bool = False) -> Packed:
    result = _checked(item, options, known_only)
    sound = result.status != "failed" and not result.notifications
    return packed(result, key if sound else None)


def _checked(item: Input, options: Options, known_only: bool) -> FileResult:
    how = work.known_only if known_only else work.check
    return within(options.timeout, lambda: how(item, options), lambda: late(item, options))


def late(item: Input, options: Options) -> FileResult:
    """The result for a file that took too long."""
    message = explain_error("input", "timeout", {"seconds": f"{options.timeout:g}"}, options.lang)
    return FileResult(item.path, "failed", FileError("timeout", message))


def _renamed(kept: bytes, path: str) -> Packed | None:
    """A kept result under the name that the file has now; None when it is damaged."""
    try:
        data, *core = parted(kept)
        result: FileResult = unpack(data)
        if not core or result.path == path:
            return Packed(data if result.path == path else pack(replace(result, path=path)), (core[0], core[1]) if core else None)
        card: Card = unpack(core[0])
    except (DamagedError, IndexError, ValueError):
        return None
    return Packed(pack(replace(result, path=path)), (pack(replace(card, path=path)), core[1]))


_OPEN: dict[str, Cache] = {}


def _cache(folder: str) -> Cache:
    """The cache as this process reads it; only the process that began the run writes."""
    if folder not in _OPEN:
        _OPEN[folder] = Cache(Path(folder))
    return _OPEN[folder]


def forget() -> None:
    """Close the caches that this process reads."""
    while _OPEN:
        _OPEN.popitem()[1].close()


def key(item: Input, options: Options, known_only: bool = False) -> bytes | None:
    """What the result for a file depends on, as a digest; None where nothing is kept."""
    if item.error is not None or not item.readable or item.path == "-" or is_address(item.path) or options.keep:
        return None
    try:
        data = work.content(item)
    except InputError:
        return None
    if any(mark in data[:200_000].lower() for mark in _NOT_ALONE):
        return None
    digest = sha256(_program())
    name = Path(item.path).suffix.lower()
    governing = _governing(work.settings(item.path, options.given))
    digest.update(repr((governing, name, item.named, options.lang, options.core, known_only)).encode())
    digest.update(sha256(data).digest())
    return digest.digest()


@cache
def _governing(settings: Settings) -> bytes:
    """All that settings say about what is found in a file."""
    rules = settings.rules(work.rules(settings.packs).rules)
    sections = [(sorted(layer.sections), layer.content) for layer in settings.of_sections]
    stated = [settings.value(key) for key in ("year", "organ-kind", "allow-private")]
    return sha256(repr((rules, sections, stated)).encode()).digest()


@cache
def _program() -> bytes:
    """The program itself: its version and data, its modules (which change in a checkout), plugins and libraries."""
    import lint_gov
    from lint_gov import data, plugins

    known = (lint_gov.__version__, sys.version, sorted(data.manifest().items()), plugins.entry_points(sys.path))
    return sha256(repr((known, list(_modules(Path(lint_gov.__file__).parent)), list(_libraries()))).encode()).digest()


def _modules(folder: Path) -> Iterator[tuple[str, int, int]]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                stat = Path(place, name).stat()
                yield name, stat.st_size, stat.st_mtime_ns


def _libraries() -> Iterator[tuple[str, str]]:
    from importlib import metadata

    for name in _ALSO:
        try:
            yield name, metadata.version(name)
        except metadata.PackageNotFoundError:
            yield name, ""
