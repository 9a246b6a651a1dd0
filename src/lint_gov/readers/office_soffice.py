"""LibreOffice: where it is, and how it converts files to .docx without doing anything else."""

from __future__ import annotations

import glob
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from lint_gov.data import load
from lint_gov.errors import InputError
from lint_gov.readers.office_process import convert_in_turn, run

VARIABLE = "LINT_GOV_SOFFICE"
"""The environment variable that names the program, where it is not found by itself."""

_OPTIONS = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_FILTER = "docx:MS Word 2007 XML"
_XCU = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = "<item oor:path={path}><prop oor:name={name} oor:op='fuse'><value>{value}</value></prop></item>"


def find() -> Path:
    """Return the program; raise `InputError` with the remedy when there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise InputError("soffice-wrong", {"variable": VARIABLE, "path": named})
        return Path(named)
    found = next(_candidates(), None)
    if found is None:
        raise InputError("soffice-missing", {"variable": VARIABLE})
    return found


def _candidates() -> Iterator[Path]:
    names = _settings()["names"]
    yield from (Path(path) for path in map(shutil.which, names) if path)
    folders = _settings()["folders"]
    ending = ".exe" if sys.platform == "win32" else ""
    for pattern in folders.get(sys.platform, folders["posix"]):
        # The newest version first.
        for folder in sorted(glob.glob(os.path.expanduser(os.path.expandvars(pattern))), reverse=True):  # noqa: PTH111, PTH207
            yield from (file for name in names if (file := Path(folder, name + ending)).is_file())


def _settings() -> Mapping[str, Any]:
    settings: Mapping[str, Any] = load("office")["soffice"]
    return settings


def convert(program: Path, sources: Sequence[Path], results: Path, work: Path) -> None:
    """Convert files to .docx: x.doc becomes x.docx in the folder `results`; what fails leaves nothing there.

    Args:
        work: a folder for the profile, which is not the user's: neither their settings nor an office that is open matter.
    """
    profile = work / "profile"
    _write_profile(profile)
    first = [str(program), f"-env:UserInstallation={profile.as_uri()}", *_OPTIONS, "--convert-to", _FILTER]

    def start(names: Sequence[str]) -> int | None:
        command = [*first, "--outdir", str(results), *names]
        return run(command, environment(), load("office")["seconds"], lambda: sum(1 for _ in results.iterdir()))

    convert_in_turn([str(path) for path in sources], start, lambda name: (results / f"{Path(name).stem}.docx").exists())


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    items = (_ITEM.format(path=quoteattr(s["path"]), name=quoteattr(s["name"]), value=s["value"]) for s in _settings()["profile"])
    (user / "registrymodifications.xcu").write_text(_XCU.format(items="\n".join(items)), encoding="utf-8")


def environment() -> dict[str, str]:
    """Ours, without what would upset the Python that LibreOffice has of its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
