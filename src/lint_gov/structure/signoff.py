"""The lines under the report: the organ and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from lint_gov.model.document import Block
from lint_gov.model.report import Stated
from lint_gov.structure.cutting import Cut, cut_of, place_of
from lint_gov.structure.dates import DATE, date_alone
from lint_gov.structure.lines import Line
from lint_gov.structure.organs import is_organ_name, names_area
from lint_gov.text.fold import squash
from lint_gov.tuples import NamedTuple

_MOST_AFTER = 12
_PAGE_NUMBER = re.compile(r"[\s—\-–·第]*\d{1,3}[\s—\-–·页]*$")
_SPACED_DATE = r"(?:20\d\d|二\s*[〇○零0]\s*\S\s*\S)\s*年\s*\S{1,2}\s*月\s*\S{1,3}\s*日"
_GLUED = re.compile(rf"(?P<organ>[^\s，。；：、！？,;:!?]{{3,40}}?)\s*(?P<date>{_SPACED_DATE})[\s。]*(?:\d{{1,3}}\s*)?$")


class SignOff(NamedTuple):
    """The sign-off found; `cuts` are the stretches of text it takes."""

    organ: Stated[str] | None = None
    date: Stated[date] | None = None
    cuts: tuple[Cut, ...] = ()


class _Finder:
    def __init__(self, blocks: Sequence[Block], lines: Sequence[Line], first: int, offset: int) -> None:
        self._blocks, self._lines, self._first, self._offset = blocks, lines, first, offset
        self._tail = self._content_lines()

    def _content_lines(self) -> list[int]:
        """Indexes of the last lines with text, last first; a table ends the search."""
        tail: list[int] = []
        for index in range(len(self._lines) - 1, self._first - 1, -1):
            if self._lines[index].kind == "table" or len(tail) >= _MOST_AFTER:
                break
            if self._lines[index].kind == "text" and not self._lines[index].blank:
                tail.append(index)
        return tail

    def find(self) -> SignOff:
        found = [s for position in range(len(self._tail)) if (s := self._at(position))]
        signed = next((s for s in found if s.organ), found[0] if found else None)
        return signed or self._organ_only()

    def _at(self, position: int) -> SignOff | None:
        """The sign-off whose date stands on this line."""
        index = self._tail[position]
        day = date_alone(self._lines[index].text) if index > self._first or self._offset == 0 else None
        return self._dated(position, day) if day is not None else self._glued(index)

    def _dated(self, position: int, day: date) -> SignOff:
        index = self._tail[position]
        signed = Stated(day, self._text(index), place_of(self._blocks, self._lines, index))
        cuts = [self._whole(index), *self._page_numbers(self._tail[:position])]
        above = self._tail[position + 1] if position + 1 < len(self._tail) else None
        if above is None or not self._is_organ(above):
            return SignOff(None, signed, tuple(cuts))
        return SignOff(self._organ(above), signed, (self._whole(above), *cuts))

    def _glued(self, index: int) -> SignOff | None:
        """Organ and date on one line, perhaps behind the text."""
        start = self._offset if index == self._first else 0
        text = self._lines[index].text
        m = _GLUED.search(text, max(start, len(text) - 90)) if "日" in text else None
        day = DATE.search(squash(m["date"])) if m else None
        signed = date_alone(day[0]) if day else None
        if m is None or signed is None or not is_organ_name(m["organ"]):
            return None
        organ = Stated(squash(m["organ"]), m["organ"], place_of(self._blocks, self._lines, index, m.start("organ")))
        stated = Stated(signed, m["date"], place_of(self._blocks, self._lines, index, m.start("date")))
        return SignOff(organ, stated, (cut_of(self._lines, index, m.start("organ"), index, len(text)),))

    def _organ_only(self) -> SignOff:
        """An organ without a date, in the very last line."""
        last = [i for i in self._tail if not _PAGE_NUMBER.fullmatch(self._lines[i].text)][:1]
        if last and self._is_organ(last[0]) and names_area(self._lines[last[0]].text):
            return SignOff(self._organ(last[0]), None, (self._whole(last[0]), *self._page_numbers(self._tail)))
        return SignOff()

    def _is_organ(self, index: int) -> bool:
        return (index > self._first or self._offset == 0) and is_organ_name(self._lines[index].text)

    def _organ(self, index: int) -> Stated[str]:
        return Stated(squash(self._lines[index].text), self._text(index), place_of(self._blocks, self._lines, index))

    def _text(self, index: int) -> str:
        return self._lines[index].text.strip()

    def _whole(self, index: int) -> Cut:
        return cut_of(self._lines, index, 0, index, len(self._lines[index].text))

    def _page_numbers(self, after: Sequence[int]) -> list[Cut]:
        return [self._whole(i) for i in reversed(after) if _PAGE_NUMBER.fullmatch(self._lines[i].text)]


def find_signoff(blocks: Sequence[Block], lines: Sequence[Line], first: int, offset: int) -> SignOff:
    """Look for the sign-off behind `offset` of line `first` (the end of the last heading)."""
    return _Finder(blocks, lines, first, offset).find()
