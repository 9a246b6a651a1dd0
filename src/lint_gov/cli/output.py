"""`--output F=FILE`: further documents of the same run, each written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from lint_gov.cli.arguments import known
from lint_gov.errors import UsageError
from lint_gov.hooks import Formatter


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
    """Write `text` beside `file` first and move it there, so that nobody ever sees half a document."""
    partial = Path(f"{file}.{os.getpid()}.partial")
    try:
        partial.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        partial.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise UsageError("cannot-write", {"path": file, "reason": error.strerror or str(error)}) from None
