"""What a page says of itself beside its text: metadata, the day of publication, files that it links (附件)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lint_gov.model.document import Attachment
from lint_gov.readers.html_lines import collapse
from lint_gov.readers.html_style import Element
from lint_gov.readers.marks import settings

_DAY = re.compile(r"(20\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})")
_EMBEDDED = {"iframe": "src", "embed": "src", "object": "data", "frame": "src"}
_LONGEST_ADDRESS = 2000


def metas(root: Element) -> Mapping[str, str]:
    """The <meta> entries of a page by their name in lower case."""
    return {(m.get("name") or m.get("property") or "").lower(): m.get("content") or "" for m in root.iter("meta")}


def published(root: Element) -> Iterator[str]:
    """Yield the days of publication that the metadata state, as YYYY-MM-DD."""
    told = metas(root)
    for name in settings()["date_metas"]:
        match = _DAY.search(told.get(name, ""))
        if match:
            try:
                yield date(*map(int, match.groups())).isoformat()
            except ValueError:
                continue


def attachments(root: Element, lines: Iterable[str], base: str) -> tuple[Attachment, ...]:
    """Return the files that the page links, embeds or names in its text, each once."""
    if not _may_have(root):
        linked: list[Attachment] = []
    else:
        linked = [*_linked(root, base), *_embedded(root, base)]
    names = {a.name for a in linked}
    named = (Attachment(m["name"].strip()) for text in lines if "附" in text for m in _named().finditer(text))
    found = (*linked, *(a for a in named if not any(a.name in name or name in a.name for name in names)))
    return tuple(dict.fromkeys(found))[: settings()["attachments"]["most"]]


def _may_have(root: Element) -> bool:
    return next(root.iter("a", *_EMBEDDED), None) is not None


def _linked(root: Element, base: str) -> Iterator[Attachment]:
    for link in root.iter("a"):
        target = (link.get("href") or "").strip()
        text = collapse("".join(link.itertext()))
        if target and (_is_file(target) or _ending().search(text)):
            yield Attachment(text or (link.get("title") or "").strip() or _file_name(target), _absolute(target, base))


def _embedded(root: Element, base: str) -> Iterator[Attachment]:
    """Files that the page shows in a window of its own, also those handed to a viewer (viewer.html?file=x.pdf)."""
    for element in root.iter(*_EMBEDDED):
        target = (element.get(_EMBEDDED[element.tag]) or "").strip()
        inner = _handed(target)
        if inner:
            yield Attachment(_file_name(inner), _absolute(inner, _absolute(target, base) if base else base))
        elif _is_file(target):
            yield Attachment(_file_name(target), _absolute(target, base))


def _handed(target: str) -> str | None:
    """The file that is an argument of an address."""
    values = (value for _, value in _query(target))
    return next((value for value in values if _ending().search(_path_of(value))), None)


def _is_file(target: str) -> bool:
    return bool(_ending().search(_path_of(target))) or any(_ending().search(value) for _, value in _query(target))


def _path_of(target: str) -> str:
    """The path of an address without blanks and escapes; "" for what is none."""
    try:
        return unquote(urlsplit(target[:_LONGEST_ADDRESS]).path).strip()
    except ValueError:
        return ""


def _query(target: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(urlsplit(target[:_LONGEST_ADDRESS]).query, max_num_fields=20)
    except ValueError:
        return []


def _file_name(target: str) -> str:
    return _path_of(target).rsplit("/", 1)[-1]


def _absolute(target: str, base: str) -> str:
    if target.lower().startswith(("javascript:", "data:", "#")):
        return ""
    try:
        return urljoin(base, target) if base else target
    except ValueError:
        return ""


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"\.(?:{_suffixes()})$", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(settings()["attachments"]["named"].format(suffixes=_suffixes()), re.IGNORECASE)


def _suffixes() -> str:
    return "|".join(settings()["attachments"]["suffixes"])
