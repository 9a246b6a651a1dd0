"""Web archives (.mht, .mhtml 单个文件网页): the page of the archive, with the pages of its frames put in."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from email import message_from_string
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice
from urllib.parse import urldefrag, urljoin

from lxml import etree

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Source
from lint_gov.model.record import replace
from lint_gov.readers.decode import decode
from lint_gov.readers.html import document, parse
from lint_gov.readers.html_flow import LAST_SOURCELINE, LINE_ATTRIBUTE
from lint_gov.readers.html_frames import Page, has_frames, put_in
from lint_gov.readers.html_style import Element
from lint_gov.readers.limits import MAX_FILE_BYTES, MAX_MIME_LINES, MAX_MIME_NESTING, MAX_MIME_PARTS, check_size
from lint_gov.readers.mojibake import mend
from lint_gov.tuples import NamedTuple

_HEAD = 8192
_FIELD = re.compile(rb"\s*[A-Za-z][A-Za-z-]*[ \t]*:")
_VERSION = re.compile(rb"^mime-version[ \t]*:", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^content-type[ \t]*:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_NESTING = re.compile(rb"^content-type[ \t]*:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_PART = re.compile(rb"^content-type[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_FIELD = 4096
_PAGES = ("text/html", "application/xhtml+xml")


class _Text(NamedTuple):
    """A page of the archive: its text, encoding, and for each of its lines the line of the file (None: not to be told)."""

    text: str
    misread: str | None
    encoding: str
    lines: tuple[int, ...] | None


def sniff(data: bytes) -> bool:
    """Tell whether the bytes begin with the header of an archive."""
    head = data[:_HEAD]
    return _FIELD.match(head) is not None and _VERSION.search(head) is not None and _TYPE.search(head) is not None


def read(source: Source) -> Document:
    """Read the page of an archive.

    Raises:
        InputError: "no-page" when there is none; "too-many-parts"; and what reading a page raises.
    """
    check_size(source.data)
    archive = _Archive(source.data)
    main = archive.main()
    if main is None:
        raise InputError("no-page")
    page = archive.text(main)
    root = archive.parsed(page)
    base = _location(main)
    opened = put_in(root, archive, base) if has_frames(root) else []
    made = document(replace(source, address=_web(base)), "mht", root, page.encoding, opened, page.lines is not None)
    return replace(made, titles=(*made.titles, *archive.subject()), misread=page.misread)


class _Archive:
    """The parts of an archive by address; the pages of frames are opened from it."""

    def __init__(self, data: bytes) -> None:
        _refuse_excess(data)
        self._data = data
        # One character a byte: of bytes the library would make guesses by the charset that a part claims.
        self._whole: Message = message_from_string(data.decode("latin-1"))
        self._parts = [part for part in self._whole.walk() if not part.is_multipart()]
        self._left = MAX_FILE_BYTES
        self._by_address = {name: part for part in reversed(self._parts) for name in _names(part)}

    def main(self) -> Message | None:
        """The part that is shown: the one that the archive names, else the first page, else the first text."""
        start = str(self._whole.get_param("start") or "").strip()
        named = self._by_address.get(f"cid:{start.strip('<>')}") if start else None
        if named is not None and named.get_content_type() in _PAGES:
            return named
        pages = (part for part in self._parts if part.get_content_type() in _PAGES)
        texts = (part for part in self._parts if part.get_content_type() == "text/plain")
        return next(pages, None) or next(texts, None)

    def subject(self) -> Iterator[str]:
        """The title that the archive bears."""
        raw = self._whole.get("subject")
        if raw is None:
            return
        try:
            title = str(make_header(decode_header(str(raw)))).strip()
        except (LookupError, UnicodeError, ValueError, binascii.Error):
            return
        if title and "\ufffd" not in title:
            yield title

    def text(self, part: Message) -> _Text:
        """The text of a page."""
        data = _content(part)
        self._left -= len(data)
        if self._left < 0:
            raise InputError("too-large", {"size": len(self._data), "limit": MAX_FILE_BYTES})
        text, encoding = decode(data, str(part.get_content_charset() or ""))
        lines = None if encoding.startswith(("utf-16", "utf-32")) else self._lines(part)
        return _Text(*mend(text), encoding, lines)

    def _lines(self, part: Message) -> tuple[int, ...] | None:
        """For each line of the decoded page the line of the file; None where the coding has no lines (base64)."""
        raw = str(part.get_payload()).encode("latin-1", "replace")
        coding = str(part.get("content-transfer-encoding") or "").strip().lower()
        start = self._data.find(raw) if raw else -1
        if start < 0 or coding not in ("", "7bit", "8bit", "binary", "quoted-printable"):
            return None
        first = self._data.count(b"\n", 0, start) + 1
        pieces = raw.split(b"\n")
        if coding != "quoted-printable":
            return tuple(range(first, first + len(pieces)))
        counts = (binascii.a2b_qp(piece + b"\n").count(b"\n") for piece in pieces)
        return (first, *(first + n + 1 for n, count in enumerate(counts) for _ in range(count)))

    @staticmethod
    def parsed(page: _Text) -> Element:
        """The tree of a page, its elements with their lines in the file."""
        root = parse(page.text)
        if page.lines:
            _move(root, page.lines)
        return root

    def open(self, source: str, base: str) -> Page | None:
        """See `html_frames.Pages`."""
        address = urldefrag(source if source.lower().startswith("cid:") else urljoin(base, source)).url
        part = self._by_address.get(address) or self._by_address.get(urldefrag(source).url)
        if part is None or part.get_content_type() not in _PAGES:
            return None
        try:
            page = self.text(part)
            return Page(self.parsed(page), _location(part) or address, page.lines is not None)
        except InputError:
            return None


def _refuse_excess(data: bytes) -> None:
    """Refuse what the parser of the standard library would work at for minutes, or recurse into too deeply.

    Archives have two or three levels and some hundred parts.
    """
    if data.count(b"\n") > MAX_MIME_LINES:
        raise InputError("too-many-lines", {"limit": MAX_MIME_LINES})
    lengths = [len(field.group()) for field in islice(_PART.finditer(data), MAX_MIME_PARTS + 1)]
    nesting = sum(1 for _ in islice(_NESTING.finditer(data), MAX_MIME_NESTING + 1))
    if len(lengths) > MAX_MIME_PARTS or nesting > MAX_MIME_NESTING or max(lengths, default=0) > _LONGEST_FIELD:
        raise InputError("too-many-parts", {"limit": MAX_MIME_PARTS})


def _names(part: Message) -> Iterator[str]:
    location, own = _location(part), str(part.get("content-id") or "").strip().strip("<>")
    if location:
        yield urldefrag(location).url
    if own:
        yield f"cid:{own}"


def _location(part: Message) -> str:
    return "".join(str(part.get("content-location") or "").split())


def _web(location: str) -> str:
    return location if location.lower().startswith(("http://", "https://")) else ""


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error):
        content = None
    return content if isinstance(content, bytes) else str(part.get_payload()).encode("latin-1", "replace")


def _move(root: Element, lines: Sequence[int]) -> None:
    """Give the elements of a page their lines in the archive."""
    last = len(lines) - 1
    for element in root.iter(etree.Element):
        if not element.sourceline:
            continue
        told = element.get(LINE_ATTRIBUTE)
        line = lines[min((int(told) if told else element.sourceline) - 1, last)]
        element.sourceline = min(line, LAST_SOURCELINE)
        if line >= LAST_SOURCELINE:
            element.set(LINE_ATTRIBUTE, str(line))
