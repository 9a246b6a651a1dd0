"""Which configuration governs a file: the nearest one in its folder or a folder above."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from lint_gov.model.place import is_address

NAME, PROJECT = "lint-gov.yaml", "pyproject.toml"


def nearest(path: str) -> Path | None:
    """Return the configuration of a file; standard input and web addresses are governed by that of the working folder."""
    return _in(os.path.dirname(os.path.abspath("-" if is_address(path) else path)))  # noqa: PTH100, PTH120 - Path.absolute keeps "..", which goes astray here


@cache
def _in(folder: str) -> Path | None:
    """The configuration in a folder, else that of its parent. Each folder is looked at once in a run."""
    own = os.path.join(folder, NAME)  # noqa: PTH118 - a Path for each folder above would cost more than the look-up
    if os.path.isfile(own):  # noqa: PTH113
        return Path(own)
    project = os.path.join(folder, PROJECT)  # noqa: PTH118
    if os.path.isfile(project) and _is_ours(Path(project)):  # noqa: PTH113
        return Path(project)
    parent = os.path.dirname(folder)  # noqa: PTH120
    return _in(parent) if parent != folder else None


def _is_ours(path: Path) -> bool:
    """Tell whether a pyproject.toml has a table for us. Most have none, and parsing them would cost more than a check."""
    try:
        text = path.read_bytes().translate(None, b" \t\"'")
    except OSError:
        return False
    if b"tool.lint-gov" not in text and b"[tool]" not in text:
        return False
    from lint_gov.settings.tomlfile import TomlFile

    file = TomlFile(path, path.name)
    return file.read() is not None or file.content is not None


def shown(path: Path) -> str:
    """A path as messages show it: from the working folder where it lies below it, with POSIX separators."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
