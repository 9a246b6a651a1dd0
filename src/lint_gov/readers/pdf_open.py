"""Opening a PDF: the library, the password, damage and the limits. PDFium is not safe for threads, so one file at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from lint_gov.errors import InputError
from lint_gov.readers.limits import check_size

MAX_PAGES = 200
"""Pages of one file; a report has three to ten, a yearbook of all offices of a county some hundred."""

_HEAD = b"%PDF-"
_HEAD_WITHIN = 1024
_lock = RLock()


def sniff(data: bytes) -> bool:
    """Tell whether the bytes are a PDF; scanners and mail gateways put rubbish before its head."""
    return _HEAD in data[:_HEAD_WITHIN]


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Yield the document of PDFium (`pypdfium2.PdfDocument`).

    Raises:
        InputError: "too-large", "empty", "pdf-extra", "not-pdf", "encrypted", "pdf-damaged", "too-many-pages".
    """
    check_size(data)
    if not data.strip():
        raise InputError("empty")
    with _lock:
        document = _open(data)
        try:
            if len(document) > MAX_PAGES:
                raise InputError("too-many-pages", {"pages": len(document), "limit": MAX_PAGES})
            yield document
        except _library_error() as error:
            raise _damaged(error) from None
        finally:
            document.close()


def _open(data: bytes) -> Any:
    try:
        import pypdfium2
        from pypdfium2 import raw
    except ImportError:
        raise InputError("pdf-extra") from None
    if not sniff(data):
        raise InputError("not-pdf")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise InputError("encrypted") if locked else _damaged(error) from None


def _library_error() -> type[Exception]:
    """What PDFium raises at a part that cannot be read, such as a page that is not there."""
    from pypdfium2 import PdfiumError

    found: type[Exception] = PdfiumError
    return found


def _damaged(error: Exception) -> InputError:
    return InputError("pdf-damaged", {"detail": str(error)})
