"""Scans (扫描件): pictures of pages, and PDF files without text, read by OCR on this machine.

What is read so is never as sure as text: a figure that two readings do not agree on is kept as doubtful
(`Cell.doubtful`), and the format "scan" of the document makes the tool ask for a look at the original (D105).
"""

from __future__ import annotations

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Source
from lint_gov.readers.limits import check_size

_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")


def sniff_image(data: bytes) -> bool:
    """Tell whether the bytes are a picture (PNG, JPEG, TIFF, BMP)."""
    return data.startswith(_MAGIC[:-1]) or (data.startswith(_MAGIC[-1]) and b"\x00" in data[:26])


def read_image(source: Source) -> Document:
    """Read a picture of a page, or of several (TIFF)."""
    check_size(source.data)
    try:
        from lint_gov.readers.scan_document import read
        from lint_gov.readers.scan_sheets import image_sheets
    except ModuleNotFoundError as error:
        raise _not_installed(error) from None
    return read(source, image_sheets(source.data))


def read_pdf(source: Source) -> Document:
    """Read a PDF file whose pages are pictures."""
    check_size(source.data)
    try:
        from lint_gov.readers.scan_document import read
        from lint_gov.readers.scan_sheets import pdf_sheets
    except ModuleNotFoundError as error:
        raise _not_installed(error) from None
    return read(source, pdf_sheets(source.data))


def _not_installed(error: ModuleNotFoundError) -> InputError:
    return InputError("no-ocr", {"module": error.name or ""})
