"""Where the characters of an HTML page's text stand in its source: tags are passed over, character references counted as one.

The units of the page are found in the source one behind the other. What is found wrongly does no harm: an edit counts
only when the page, read again, has the text that it should have.
"""

from __future__ import annotations

import html
import itertools
import re

from lint_gov.fix.bytewise import Splice, TextFile
from lint_gov.fix.units import Edit, Units
from lint_gov.fix.writing import UnableError
from lint_gov.tuples import NamedTuple

_PIECE = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|<[^<>]*>|(?P<entity>&(?:#\d+|#x[0-9a-f]+|\w+);)|(?P<char>.)",
    re.DOTALL | re.IGNORECASE,
)


class _Char(NamedTuple):
    char: str
    start: int
    end: int


class Page:
    """The visible characters of a page's source, and where its units are among them."""

    def __init__(self, file: TextFile, units: Units) -> None:
        self._units = units
        self._chars = [c for c in _chars(file.text) if not c.char.isspace()]
        self._plain = "".join(c.char for c in self._chars)
        self._at = self._found(file)

    def _found(self, file: TextFile) -> dict[int, int]:
        """Each unit's first character, for the units that are found in their order."""
        found: dict[int, int] = {}
        reached = 0
        ordered = sorted(range(len(self._units.all)), key=lambda n: self._units.all[n].place.order)
        for number in ordered:
            unit = self._units.all[number]
            words = "".join(unit.text.split())
            line = min(max(unit.place.line or 1, 1), len(file.starts))
            begin = self._plain.find(words, max(reached, self._index(file.starts[line - 1]))) if words else -1
            if begin >= 0:
                found[number], reached = begin, begin + len(words)
        return found

    def _index(self, offset: int) -> int:
        """The first visible character at or behind an offset of the source."""
        from bisect import bisect_left

        return bisect_left(self._chars, offset, key=lambda c: c.start)

    def splice(self, number: int, edit: Edit) -> Splice:
        """Return an edit of a unit as one of the source; raise `UnableError` when tags stand within it or it is a blank."""
        text = self._units.all[number].text
        begin = self._at.get(number)
        before, inside = "".join(text[: edit.start].split()), "".join(text[edit.start : edit.end].split())
        if begin is None or not (before or inside):
            raise UnableError("blank-in-html" if not text.strip() else "not-found")
        first = begin + len(before)
        chars = self._chars[first : first + len(inside)]
        if not chars:
            after = self._chars[first - 1].end
            return Splice(after, after, html.escape(edit.new, quote=False))
        if any(a.end != b.start for a, b in itertools.pairwise(chars)):
            raise UnableError("tags-within")
        return Splice(chars[0].start, chars[-1].end, html.escape(edit.new, quote=False))


def _chars(source: str) -> list[_Char]:
    found: list[_Char] = []
    for m in _PIECE.finditer(source):
        if m["char"]:
            found.append(_Char(m["char"], m.start(), m.end()))
        elif m["entity"]:
            shown = html.unescape(m["entity"])
            found += [_Char(c, m.start(), m.end()) for c in shown] if len(shown) == 1 else []
    return found
