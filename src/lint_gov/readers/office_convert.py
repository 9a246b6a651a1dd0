"""Files of old office formats → .docx, many in one go: a pure-Python converter for Word, LibreOffice for all else.

What the pure-Python converter makes is held against the text of the file itself; where that differs, and for what it cannot
convert, LibreOffice has a try, and its result is held against the text in the same way.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lint_gov.data import load
from lint_gov.errors import InputError
from lint_gov.readers import office_faithful as faithful
from lint_gov.readers import office_soffice as soffice
from lint_gov.readers.limits import MAX_FILE_BYTES
from lint_gov.readers.office_faithful import Doubt
from lint_gov.readers.office_kinds import refuse
from lint_gov.readers.office_process import convert_in_turn, run
from lint_gov.readers.office_story import Story
from lint_gov.tuples import NamedTuple

SOUND = Doubt(False, False, False)


class Converted(NamedTuple):
    """A .docx, and the lines of text boxes that the file had and it has not: mostly the title of the report."""

    docx: bytes
    lost: tuple[str, ...] = ()


Result = Converted | InputError


class _Job:
    """One file on its way."""

    def __init__(self, kind: str, file: Path) -> None:
        self.kind = kind
        self.file = file
        self.story: Story | None = None
        self.result: Result | None = None
        # A pure-Python result that lacks text boxes only, kept in case that there is no better one.
        self.spare: Converted | None = None
        self.missing = False


def convert(sources: Sequence[tuple[str, bytes]]) -> list[Result]:
    """Return the .docx of each file, or why there is none.

    Args:
        sources: kind ("doc", "rtf", "odt") and content of each file.
    """
    with tempfile.TemporaryDirectory(prefix="lint-gov-", ignore_cleanup_errors=True) as folder:
        jobs = [_job(kind, data, Path(folder, f"{number}.{kind}")) for number, (kind, data) in enumerate(sources)]
        _pure([job for job in jobs if job.result is None and job.kind == "doc"], Path(folder))
        _by_soffice([job for job in jobs if job.result is None], Path(folder))
        return [job.result or InputError("not-converted") for job in jobs]


def _job(kind: str, data: bytes, file: Path) -> _Job:
    job = _Job(kind, file)
    try:
        refuse(data, kind)
        file.write_bytes(data)
    except InputError as error:
        job.result = error
    return job


def _pure(jobs: Sequence[_Job], folder: Path) -> None:
    """Convert old Word files in a process of this program's own Python."""
    if not jobs:
        return
    command = [sys.executable, "-P", "-m", "lint_gov.readers.office_child", str(folder)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}

    def start(names: Sequence[str]) -> int | None:
        return run([*command, *names], environment, load("office")["seconds"], lambda: len(list(folder.glob("*.done"))))

    convert_in_turn([job.file.name for job in jobs], start, lambda name: (folder / name).with_suffix(".done").exists())
    for job in jobs:
        _settle_pure(job)


def _settle_pure(job: _Job) -> None:
    """Take what the pure-Python converter made, if it is sound."""
    said = _said(job.file.with_suffix(".done")) or {}
    if "refused" in said:
        kind, fields = said["refused"]
        job.result = InputError(kind, fields)
        return
    story = _said(job.file.with_suffix(".story"))
    job.story = None if story is None else Story(*story)
    job.missing = "missing" in said
    made = _made(job.file.with_suffix(".docx"))
    if made is None or job.story is None:
        return
    result = _taken(job.story, made)
    if isinstance(result, Converted) and result.lost:
        job.spare = result
    elif isinstance(result, Converted):
        job.result = result


def _said(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else None


def _made(file: Path) -> bytes | None:
    if not file.exists():
        return None
    with file.open("rb") as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def _doubt(story: Story | None, docx: bytes) -> Doubt:
    """What is wrong with a conversion; of one that cannot be opened everything."""
    try:
        return SOUND if story is None else faithful.doubt(story, docx)
    except InputError:
        return Doubt(True, True, True)


def _taken(story: Story | None, made: bytes) -> Result:
    """A conversion after it was held against the text of the file."""
    doubt = _doubt(story, made)
    if doubt.figures or doubt.text:
        return InputError("conversion-doubtful")
    lines = story.boxes.split("\r") if story is not None and doubt.boxes else []
    return Converted(made, tuple(line.strip() for line in lines if line.strip()))


def _by_soffice(jobs: Sequence[_Job], folder: Path) -> None:
    """Convert by LibreOffice what is not converted yet."""
    if not jobs:
        return
    try:
        program = soffice.find()
    except InputError as error:
        for job in jobs:
            job.result = job.spare or _without(job, error)
        return
    results = folder / "results"
    results.mkdir()
    soffice.convert(program, [job.file for job in jobs], results, folder)
    for job in jobs:
        job.result = _settled(job, _made(results / f"{job.file.stem}.docx"))


def _settled(job: _Job, made: bytes | None) -> Result:
    if made is None:
        return job.spare or InputError("not-converted")
    result = _taken(job.story, made)
    return result if isinstance(result, Converted) else job.spare or result


def _without(job: _Job, error: InputError) -> InputError:
    """Why there is no conversion without LibreOffice, and what can be done."""
    if error.kind != "soffice-missing":
        return error
    kind = "soffice-missing" if job.kind != "doc" else "doc-extra-missing" if job.missing else "doc-needs-soffice"
    return InputError(kind, {**error.fields, "suffix": job.kind})
