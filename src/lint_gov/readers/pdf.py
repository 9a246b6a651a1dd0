"""PDF files with text (文字版 PDF): tables by their ruling lines, paragraphs by the way lines end, page furniture apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Source
from lint_gov.readers.layout import unwrap
from lint_gov.readers.pdf_flow import flow
from lint_gov.readers.pdf_furniture import furniture, margins
from lint_gov.readers.pdf_layer import judge
from lint_gov.readers.pdf_open import opened, sniff
from lint_gov.readers.pdf_page import Page, read_page
from lint_gov.readers.pdf_several import single
from lint_gov.readers.pdf_unruled import ruled

__all__ = ["Page", "assemble", "read", "sniff"]


def read(source: Source) -> Document:
    """Return the text and tables of a PDF; raise `InputError` when it cannot be read."""
    with opened(source.data) as document:
        pages = [read_page(document, number) for number in range(len(document))]
        titles = _titles(document)
    verdict = judge(pages)
    if verdict != "text":
        return _recognised(source, verdict)
    return assemble(source.path, "pdf", ruled(pages), titles)


def _recognised(source: Source, verdict: str) -> Document:
    """Read the file by recognition (OCR); where that is not installed, say what is wrong with its text."""
    from lint_gov.readers import scan

    try:
        return scan.read_pdf(source)
    except InputError as error:
        if verdict == "unusable" and error.kind == "no-ocr":
            raise InputError("pdf-unusable", error.fields) from None
        raise


def _titles(document: Any) -> tuple[str, ...]:
    title = str(document.get_metadata_value("Title") or "").strip()
    return (title,) if title else ()


def assemble(path: str, form: str, pages: Sequence[Page], titles: tuple[str, ...]) -> Document:
    """Put pages together, however they were read: furniture out, tables and paragraphs joined."""
    aside = furniture([margins(page.number, page.space.height, page.lines, page.reach) for page in pages])
    blocks = single(unwrap(flow(pages, set(map(id, aside)))))
    texts = dict.fromkeys(line.text for line in aside)
    tilted = dict.fromkeys(page.text.tilted for page in pages if page.text.tilted)
    return Document(path, form, blocks, titles, (*texts, *tilted))
