"""Old Word and WPS files (.doc, .wps), RTF (.rtf) and OpenDocument (.odt): converted to .docx, and read as that."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Source
from lint_gov.model.record import replace
from lint_gov.readers import docx
from lint_gov.readers.office_convert import Result, convert
from lint_gov.readers.office_kinds import kind_of
from lint_gov.readers.office_labels import mended

_ready: dict[bytes, Result] = {}


def read(source: Source) -> Document:
    """Return the text, tables and pictures of a file; places are those of the Word file that it was converted to."""
    kind = _kind(source)
    result = _ready.get(_key(source)) or convert([(kind, source.data)])[0]
    if isinstance(result, InputError):
        raise InputError(result.kind, result.fields)
    document = docx.read(Source(source.path, result.docx))
    blocks = mended(document.blocks, source.data) if kind == "rtf" else document.blocks
    return replace(document, format=kind, converted=True, blocks=blocks, titles=(*document.titles, *result.lost))


def prepare(sources: Iterable[Source]) -> None:
    """Convert files that will be read next, all in one go: LibreOffice takes longer to start than to convert.

    What was made ready before is given up, so that no more than one lot is ever kept.
    """
    _ready.clear()
    lot = {_key(source): source for source in sources}
    _ready.update(zip(lot, convert([(_kind(source), source.data) for source in lot.values()]), strict=True))


def _kind(source: Source) -> str:
    """By content; where that is none of the three, by name, so that it can be said what is wrong with it."""
    suffix = PurePath(source.name or source.path).suffix.lower()[1:]
    return kind_of(source.data) or {"rtf": "rtf", "odt": "odt", "ott": "odt"}.get(suffix, "doc")


def _key(source: Source) -> bytes:
    return sha256(_kind(source).encode() + source.data).digest()
