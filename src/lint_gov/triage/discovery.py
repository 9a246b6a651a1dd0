"""Which file of waivers speaks for a report: the nearest one in its folder or above."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from lint_gov.model.place import is_address

if TYPE_CHECKING:
    from lint_gov.model.finding import FileResult

NAME = "lint-gov.waivers.yaml"
_STDIN = "-"


def any_waivers(results: Iterable[FileResult], given: str | None) -> bool:
    """Tell whether there is anything to read at all."""
    return given is not None or any(result.remarks or nearest(result.path) for result in results)


def nearest(path: str) -> str | None:
    """Return the file of waivers for a report; that of the working folder for what is no file."""
    if not path:
        return None
    return _in(os.getcwd() if path == _STDIN or is_address(path) else os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH109, PTH120


@cache
def _in(folder: str) -> str | None:
    """The file in a folder, else that of its parent. Each folder is looked at once in a run."""
    own = os.path.join(folder, NAME)  # noqa: PTH118 - a Path for each folder above would cost more than the look-up
    if os.path.isfile(own):  # noqa: PTH113
        return own
    parent = os.path.dirname(folder)  # noqa: PTH120
    return _in(parent) if parent != folder else None
