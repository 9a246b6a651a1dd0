"""From a path to a report, step by step: read → structure → forms → prose. The one place that wires the layers."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from lint_gov import forms, structure
from lint_gov.editions import edition_of_year, editions
from lint_gov.errors import InputError
from lint_gov.hooks import Reader
from lint_gov.model.document import Document, Source
from lint_gov.model.report import Form, Report
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
    known = editions()
    outline = structure.build(document, known, year, organ_kind)
    tables, prose = forms.build(outline, known)
    who = outline.identity
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
        plausible=bool(tables) or structure.looks_like_report(outline),
    )


def _edition(year: int | None, tables: tuple[Form, ...]) -> int | None:
    """The edition that governs the year; without a year the one that all tables agree on."""
    if year is not None:
        governing = edition_of_year(year)
        return governing.edition if governing else None
    found = {table.edition for table in tables if table.edition is not None}
    return found.pop() if len(found) == 1 else None
