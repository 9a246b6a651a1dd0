"""From a path to a report, step by step: read → structure → forms → prose. The one place that wires the layers."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lint_gov import forms, structure
from lint_gov.editions import edition_of_year, editions
from lint_gov.errors import InputError
from lint_gov.hooks import Reader
from lint_gov.model.document import Document, Source
from lint_gov.model.report import Form, Outline, Report
from lint_gov.prose import fee, mentions
from lint_gov.readers import choose
from lint_gov.readers.limits import MAX_FILE_BYTES

STDIN = "-"


def read(path: str, readers: Iterable[Reader]) -> Document:
    """Read a file, or the bytes of standard input for "-"."""
    source = Source(path, _bytes(path))
    reader = choose(readers, path, source.data)
    if reader is None:
        raise InputError("empty" if not source.data.strip() else "unknown-format", {"path": path})
    return reader.read(source)


def _bytes(path: str) -> bytes:
    """The content of a file; of one that is too large only enough for its reader to say so."""
    if path == STDIN:
        return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    try:
        with Path(path).open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise InputError("not-found", {"path": path}) from None
    except PermissionError:
        raise InputError("no-permission", {"path": path}) from None
    except (OSError, ValueError) as error:
        raise InputError("unreadable", {"path": path, "reason": str(error)}) from None


def build_report(document: Document, year: int | None = None, organ_kind: str | None = None) -> Report:
    """Rebuild the report that a document holds; `year` and `organ_kind` overrule what it says of itself."""
    outline = _told(structure.build(document), year, organ_kind)
    tables, prose = forms.build(outline, editions())
    statement = fee.find(prose, outline.front)
    return Report(
        document=document,
        identity=outline.identity,
        front=outline.front,
        sections=outline.sections,
        recoveries=outline.recoveries,
        edition=_edition(outline.identity.year, tables),
        forms=tables,
        prose=prose,
        mentions=mentions.find(prose, outline.front),
        fee=statement,
        plausible=_plausible(outline, tables),
    )


def _told(outline: Outline, year: int | None, organ_kind: str | None) -> Outline:
    """Put in what the user says about the report."""
    if year is None and organ_kind is None:
        return outline
    identity = outline.identity
    identity = replace(identity, year=year or identity.year, organ_kind=organ_kind or identity.organ_kind)
    return replace(outline, identity=identity)


def _edition(year: int | None, tables: tuple[Form, ...]) -> int | None:
    """The edition that governs the year; without a year the one that all tables agree on."""
    if year is not None:
        governing = edition_of_year(year)
        return governing.edition if governing else None
    found = {table.edition for table in tables if table.edition is not None}
    return found.pop() if len(found) == 1 else None


def _plausible(outline: Outline, tables: tuple[Form, ...]) -> bool:
    """Whether this looks like an annual report at all: by its title, two statutory sections, or a table."""
    headed = {s.number for s in outline.sections if s.number is not None and s.heading is not None}
    return outline.identity.title is not None or len(headed) >= 2 or bool(tables)
