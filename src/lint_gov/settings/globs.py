"""Patterns of paths as configuration files write them."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from lint_gov.model.place import is_address

_TOKEN = re.compile(r"(?P<deep>\*\*/)|(?P<all>\*\*)|(?P<any>\*)|(?P<one>\?)|(?P<set>\[!?\]?[^\]]*\])|(?P<char>.)", re.DOTALL)
_MEANING = {"deep": "(?:[^/]*/)*", "all": ".*", "any": "[^/]*", "one": "[^/]"}


def matches(pattern: str, path: str, folder: Path | None) -> bool:
    """Tell whether a file is meant by a pattern.

    `*` and `?` stay within one folder, `**` goes through any. A pattern without a slash means a file or folder of that
    name wherever it is; one with a slash before its end is read from `folder`. A pattern of a folder means all files in it.
    A web address is held against the pattern as it stands.
    """
    anchored = "/" in pattern.rstrip("/")
    place = _relative(path, folder)
    found = _compiled(pattern.lstrip("/").rstrip("/"), anchored)
    return found.fullmatch(place) is not None


def _relative(path: str, folder: Path | None) -> str:
    if is_address(path):
        return path
    absolute = os.path.abspath(path)  # noqa: PTH100 - resolves ".." without following links
    try:
        place = os.path.relpath(absolute, folder) if folder else absolute
    except ValueError:  # another drive
        place = absolute
    return Path(place).as_posix()


@cache
def _compiled(pattern: str, anchored: bool) -> re.Pattern[str]:
    start, end = "" if anchored else "(?:.*/)?", "(?:/.*)?"
    body = "".join(_token(found) for found in _TOKEN.finditer(pattern))
    try:
        return re.compile(start + body + end, re.DOTALL)
    except re.error:  # a range that runs backwards: the brackets are taken as they stand
        return re.compile(start + re.escape(pattern) + end, re.DOTALL)


def _token(found: re.Match[str]) -> str:
    kind = str(found.lastgroup)
    if kind == "set":
        inner = found[0][1:-1]
        denied = inner.startswith("!")
        escaped = re.sub(r"([\[\]\\^&~|])", r"\\\1", inner[denied:])
        return f"[^/{escaped}]" if denied else f"[{escaped}]"
    return _MEANING.get(kind) or re.escape(found[0])
