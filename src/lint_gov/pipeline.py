"""From a path to a report, step by step: read → structure → forms → prose. The one place that wires the layers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from lint_gov import forms, structure
from lint_gov.editions import edition_of_year, editions
from lint_gov.errors import InputError
from lint_gov.hooks import Reader
from lint_gov.model.document import Document, Source
from lint_gov.model.place import is_address
from lint_gov.model.report import Form, Report
from lint_gov.prose import fee, mentions
from lint_gov.readers import choose
from lint_gov.readers.limits import MAX_FILE_BYTES, check_amount

STDIN = "-"


def prepare(paths: Iterable[str], readers: Sequence[Reader]) -> None:
    """Tell readers that want to know of the files they will be asked to read next; what is wrong with one is told then."""
    coming: dict[Callable[[Sequence[Source]], None], list[Source]] = {}
    for path in paths:
        with suppress(InputError):
            source = Source(path, content(path))
            reader = choose(readers, path, source.data)
            if reader is not None and reader.prepare is not None:
                coming.setdefault(reader.prepare, []).append(source)
    for tell, sources in coming.items():
        tell(sources)


def read(path: str, readers: Iterable[Reader], private: bool = False) -> Document:
    """Read a file, a web address, or the bytes of standard input for "-"; `private`: addresses may be of private networks."""
    source = _fetched(path, private) if is_address(path) else Source(path, content(path))
    reader = choose(readers, source.name or path, source.data)
    if reader is None:
        raise InputError("empty" if not source.data.strip() else "unknown-format", {"path": path})
    document = reader.read(source)
    check_amount(document)
    return document


def _fetched(address: str, private: bool) -> Source:
    from lint_gov.fetch import fetch

    return fetch(address, private)


def content(path: str) -> bytes:
    """The content of a file; of one that is too large only enough for its reader to say so."""
    if path == STDIN:
        return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if ".zip/" in path.lower():
        from lint_gov import archives

        member = archives.split(path)
        if member is not None:
            return archives.content(member)
    try:
        with Path(path).open("rb") as stream:
            return stream.read(_room(os.fstat(stream.fileno()).st_size))
    except FileNotFoundError:
        raise InputError("not-found", {"path": path}) from None
    except PermissionError:
        raise InputError("no-permission", {"path": path}) from None
    except (OSError, ValueError) as error:
        raise InputError("unreadable", {"path": path, "reason": str(error)}) from None


def _room(size: int) -> int:
    """How much to ask for: what is asked for is set aside first. What says that it is empty may be a pipe."""
    return min(size, MAX_FILE_BYTES) + 1 if size else MAX_FILE_BYTES + 1


def build_report(document: Document, year: int | None = None, organ_kind: str | None = None) -> Report:
    """Rebuild the report that a document holds; `year` and `organ_kind` overrule what it says of itself."""
    known = editions()
    outline = structure.build(document, known, year, organ_kind)
    tables, prose = forms.build(outline, known)
    who = outline.identity
    elsewhere = () if tables else structure.attached(document, outline)
    own = structure.is_own_output(document)
    hollow = bool(elsewhere) or (not tables and structure.only_pictures(document, outline))
    return Report(
        document=document,
        identity=outline.identity,
        front=outline.front,
        sections=outline.sections,
        recoveries=outline.recoveries,
        edition=_edition(outline.identity.year, tables),
        forms=tables,
        prose=prose,
        mentions=mentions.find(prose, outline.front, who.year, who.organ),
        fee=fee.find(prose, outline.front),
        plausible=not own and (bool(tables) or (not hollow and structure.looks_like_report(outline))),
        attached=elsewhere,
    )


def _edition(year: int | None, tables: tuple[Form, ...]) -> int | None:
    """The edition that governs the year; without a year the one that all tables agree on."""
    if year is not None:
        governing = edition_of_year(year)
        return governing.edition if governing else None
    found = {table.edition for table in tables if table.edition is not None}
    return found.pop() if len(found) == 1 else None
