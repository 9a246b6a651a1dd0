"""The file formats of the project itself. Their modules are imported when they are first used."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.errors import InputError
from lint_gov.hooks import Reader
from lint_gov.model.document import Document, Source


def _read_docx(source: Source) -> Document:
    from lint_gov.readers.docx import read

    return read(source)


def _sniff_docx(data: bytes) -> bool:
    from lint_gov.readers.docx import sniff

    return sniff(data)


def _read_html(source: Source) -> Document:
    from lint_gov.readers.html import read

    return read(source)


def _sniff_html(data: bytes) -> bool:
    from lint_gov.readers.decode import looks_like_html

    return looks_like_html(data)


def _read_mht(source: Source) -> Document:
    from lint_gov.readers.mht import read

    return read(source)


def _sniff_mht(data: bytes) -> bool:
    """The fields of a header are looked for here, so that the reader's module is loaded only for such files."""
    if b"ime-version" not in data[:8192].lower():
        return False
    from lint_gov.readers.mht import sniff

    return sniff(data)


def _read_pdf(source: Source) -> Document:
    from lint_gov.readers.pdf import read

    return read(source)


def _sniff_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _read_office(source: Source) -> Document:
    from lint_gov.readers.office import read

    return read(source)


def _prepare_office(sources: Sequence[Source]) -> None:
    from lint_gov.readers.office import prepare

    prepare(sources)


def _sniff_doc(data: bytes) -> bool:
    from lint_gov.readers.office_kinds import is_doc

    return is_doc(data)


def _sniff_rtf(data: bytes) -> bool:
    from lint_gov.readers.office_kinds import is_rtf

    return is_rtf(data)


def _sniff_odt(data: bytes) -> bool:
    from lint_gov.readers.office_kinds import is_odt

    return is_odt(data)


def _read_ofd(source: Source) -> Document:
    raise InputError("ofd")


def _sniff_ofd(data: bytes) -> bool:
    from lint_gov.readers.office_kinds import is_ofd

    return is_ofd(data)


def _read_image(source: Source) -> Document:
    from lint_gov.readers.scan import read_image

    return read_image(source)


def _sniff_image(data: bytes) -> bool:
    from lint_gov.readers.scan import sniff_image

    return sniff_image(data)


def _read_text(source: Source) -> Document:
    from lint_gov.readers.text import read_text

    return read_text(source)


def _sniff_text(data: bytes) -> bool:
    from lint_gov.readers.decode import looks_like_text

    return looks_like_text(data)


def _read_markdown(source: Source) -> Document:
    from lint_gov.readers.text import read_markdown

    return read_markdown(source)


def _sniff_markdown(data: bytes) -> bool:
    """Markdown may hold HTML, but a whole page of HTML is no Markdown."""
    from lint_gov.readers.decode import decodes, is_html_page

    return not is_html_page(data) and decodes(data)


READERS = (
    Reader("docx", (".docx", ".docm", ".dotx"), _read_docx, _sniff_docx),
    Reader("html", (".html", ".htm", ".xhtml", ".shtml"), _read_html, _sniff_html),
    Reader("mht", (".mht", ".mhtml"), _read_mht, _sniff_mht),
    Reader("pdf", (".pdf",), _read_pdf, _sniff_pdf),
    Reader("doc", (".doc", ".wps", ".dot", ".wpt"), _read_office, _sniff_doc, _prepare_office),
    Reader("rtf", (".rtf",), _read_office, _sniff_rtf, _prepare_office),
    Reader("odt", (".odt", ".ott"), _read_office, _sniff_odt, _prepare_office),
    Reader("ofd", (".ofd",), _read_ofd, _sniff_ofd),
    Reader("image", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), _read_image, _sniff_image, walked=False),
    Reader("text", (".txt", ".text"), _read_text, _sniff_text),
    Reader("markdown", (".md", ".markdown"), _read_markdown, _sniff_markdown),
)
