"""Frames of a page (框架): the pages that they show take the place of the frames, as a browser shows them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Protocol
from urllib.parse import unquote, urlsplit

from lxml import etree

from lint_gov.errors import InputError
from lint_gov.readers.html_style import Element
from lint_gov.readers.limits import MAX_FILE_BYTES
from lint_gov.tuples import NamedTuple

MAX_NESTING = 5
MAX_FRAMES = 50
_TAGS = ("frame", "iframe")
_HIDDEN_SIZES = frozenset(("0", "0px", "1", "1px"))


class Page(NamedTuple):
    """The page of a frame.

    Attributes:
        address: what its own frames start from.
        lined: its elements have the lines of the file that is read; else they get the line of the frame.
    """

    root: Element
    address: str
    lined: bool = False


class Pages(Protocol):
    """Where the pages of frames are kept."""

    def open(self, source: str, base: str) -> Page | None:
        """Return the page that a frame names from the page at `base`; None when it is not there."""


class _Waiting(NamedTuple):
    frame: Element
    base: str
    chain: tuple[str, ...]


def has_frames(root: Element) -> bool:
    """Tell whether a page has frames at all."""
    return next(root.iter(*_TAGS), None) is not None


def put_in(root: Element, pages: Pages, base: str) -> list[Element]:
    """Put the pages of all frames into the tree, those of their frames too; return the roots of these pages.

    A page inside itself is left out, and so is what is nested or repeated beyond all reason.
    """
    opened: list[Element] = []
    waiting = [_Waiting(frame, base, (base,)) for frame in _frames(root)]
    for _ in range(MAX_FRAMES):
        if not waiting:
            break
        now = waiting.pop(0)
        page = _page(now, pages)
        if page is None or page.address in now.chain or len(now.chain) > MAX_NESTING:
            continue
        opened.append(page.root)
        _replace(now.frame, page)
        chain = (*now.chain, page.address)
        waiting += [_Waiting(frame, page.address, chain) for frame in _frames(now.frame)]
    for tag in root.iter("frameset"):
        tag.tag = "div"
    return opened


def _frames(element: Element) -> Iterator[Element]:
    return (frame for frame in list(element.iter(*_TAGS)) if not _is_hidden(frame))


def _is_hidden(frame: Element) -> bool:
    return (frame.get("width") or "").strip() in _HIDDEN_SIZES or (frame.get("height") or "").strip() in _HIDDEN_SIZES


def _page(waiting: _Waiting, pages: Pages) -> Page | None:
    inner = waiting.frame.get("srcdoc")
    if inner is not None and inner.strip():
        return Page(_parsed(inner), f"{waiting.base}#srcdoc{len(waiting.chain)}")
    source = (waiting.frame.get("src") or "").strip()
    if not source or source.lower().startswith(("about:", "javascript:", "data:")):
        return None
    try:
        return pages.open(source, waiting.base)
    except ValueError:  # an address that is none
        return None


def _parsed(text: str) -> Element:
    from lint_gov.readers.html import parse

    return parse(text)


def _replace(frame: Element, page: Page) -> None:
    content = page.root.find("body")
    if content is None:
        content = page.root.find("frameset")
    if content is None:
        content = page.root
    kept = {name: value for name, value in frame.attrib.items() if name in ("style", "hidden")}
    tail = frame.tail
    frame.clear()
    frame.tag, frame.tail, frame.text = "div", tail, content.text
    for name, value in kept.items():
        frame.set(name, value)
    if frame.sourceline and not page.lined:
        for element in content.iter(etree.Element):
            element.sourceline = frame.sourceline
    frame.extend(list(content))


class Folder:
    """Pages saved beside a page (网页另存为的文件夹); nothing outside the folder of that page is opened."""

    def __init__(self, path: str) -> None:
        self._top = os.path.realpath(os.path.dirname(path) or ".")  # noqa: PTH120 - links are to be followed before comparing
        self._left = MAX_FILE_BYTES

    def open(self, source: str, base: str) -> Page | None:
        """See `Pages`; `base` is a path."""
        parts = urlsplit(source)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        place = os.path.realpath(os.path.join(os.path.dirname(base), unquote(parts.path)))  # noqa: PTH118, PTH120
        if os.path.commonpath((self._top, place)) != self._top or not os.path.isfile(place):  # noqa: PTH113
            return None
        return self._read(place)

    def _read(self, place: str) -> Page | None:
        from lint_gov.readers.decode import decode, looks_like_html

        try:
            with open(place, "rb") as stream:  # noqa: PTH123
                data = stream.read(self._left + 1)
            self._left -= len(data)
            if self._left < 0 or not looks_like_html(data):
                return None
            return Page(_parsed(decode(data)[0]), place)
        except (OSError, InputError):
            return None
