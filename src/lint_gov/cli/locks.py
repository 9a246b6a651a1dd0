"""Files that an office program has open: it would write its own state over what is written now."""

from __future__ import annotations

import os
from pathlib import Path

from lint_gov.errors import UsageError

_LONG = 6  # characters of a name from which on Word leaves out its beginning in the name of the lock


def refuse_open(file: str) -> None:
    """Raise when Word, WPS or LibreOffice have left the mark that they are working on `file`."""
    path = Path(os.path.realpath(file))
    names = [f".~lock.{path.name}#", f"~${path.name}", *(f"~${path.name[n:]}" for n in (1, 2) if len(path.stem) >= _LONG + n)]
    lock = next((name for name in names if path.with_name(name).exists()), None)
    if lock is not None:
        raise UsageError("in-use", {"path": file, "lock": lock})
