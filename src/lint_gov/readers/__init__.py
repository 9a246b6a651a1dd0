"""From bytes to documents: one reader a format, chosen by the name of the file and by its content."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from lint_gov.hooks import Reader


def choose(readers: Iterable[Reader], path: str, data: bytes) -> Reader | None:
    """Return the reader for a file, None when no reader knows it.

    The suffix decides unless the content contradicts it: "Word" files that are HTML are common, and a name may lack
    its suffix ("-" has none). That a file of an unknown kind is text does not make it a report, so the readers of
    plain text are asked only where there is no suffix. Content that no reader knows goes to the reader of the suffix,
    which can say best what is wrong with it.
    """
    known = tuple(readers)
    suffix = PurePath(path).suffix.lower()
    named = next((r for r in known if suffix in r.suffixes), None)
    if not data.strip():
        return named or next((r for r in known if not suffix and _is_plain(r)), None)
    if named is not None and named.sniff(data):
        return named
    others = (r for r in known if r is not named and not (suffix and _is_plain(r)))
    return next((r for r in others if r.sniff(data)), named)


def _is_plain(reader: Reader) -> bool:
    """Whether a reader takes any text for its own."""
    return reader.sniff(b"plain text\n")
