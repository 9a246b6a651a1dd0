"""Files and folders of filled-in checklists → answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from lint_gov.checklist.answers import Answer
from lint_gov.checklist.answers.grid import answers
from lint_gov.errors import InputError
from lint_gov.readers.limits import check_size

FORMATS = {".xlsx": "xlsx", ".xlsm": "xlsx", ".docx": "docx", ".md": "markdown", ".html": "html", ".htm": "html"}


def files(paths: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the files that `paths` name, sorted within each folder, and whether they were named themselves."""
    for path in paths:
        if not Path(path).is_dir():
            yield path, True
            continue
        found = (file for file in Path(path).rglob("*") if file.suffix.lower() in FORMATS and file.is_file())
        yield from ((str(file), False) for file in sorted(found) if not file.name.startswith(("~$", ".")))


def read(path: str, lang: str) -> list[Answer]:
    """Return the answers in a file; raise `InputError` when it cannot be read or holds no checklist."""
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError("not-found", {"path": path}) from None
    except OSError as error:
        raise InputError("unreadable", {"path": path, "reason": error.strerror or str(error)}) from None
    check_size(data)
    form = FORMATS.get(Path(path).suffix.lower())
    if form is None:
        raise InputError("not-checklist")
    found = import_module(f"lint_gov.checklist.answers.{form}").read(data, lang)
    lines, first_day = found if form == "xlsx" else (found, None)
    given = list(answers(Path(path).as_posix(), lines, first_day))
    if not any(answer.token for answer in given):
        raise InputError("not-checklist")
    return given
