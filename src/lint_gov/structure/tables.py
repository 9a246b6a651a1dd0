"""Where the statutory tables begin, as grids or as text; they tell headings from look-alikes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint_gov.model.document import Block, Table
from lint_gov.structure.lines import BARS, Line
from lint_gov.structure.words import Words
from lint_gov.text.fold import squash

_HEAD_ROWS = 3
_LOOK = 40
_LEAD = " \t\u3000\xa0#*\ufeff" + BARS
_QUICK = "第本申一0行(（"


class TableStarts:
    """The lines at which statutory tables begin.

    Attributes:
        at: number of the section the table belongs to, by line.
    """

    def __init__(self, blocks: Sequence[Block], lines: Sequence[Line], sections: dict[str, int], words: Words) -> None:
        self._lines, self._blocks, self._words, self._sections = lines, blocks, words, sections
        self.at: dict[int, int] = {}
        last = 0
        for index in range(len(lines)):
            number = self._begins(index)
            if number and number != last:
                self.at[index] = last = number

    def _begins(self, index: int) -> int | None:
        line = self._lines[index]
        if line.kind == "image":
            return None
        text = self._grid(line) if line.kind == "table" else _squashed(line.text)
        if not text:
            return None
        for name, pattern in self._words.table_starts.items():
            if pattern.match(text) and (name != "disputes" or self._disputes(index, text)):
                return self._sections.get(name)
        return None

    def _grid(self, line: Line) -> str:
        table = self._blocks[line.block]
        return "|".join(squash(c.text) for c in table.cells if c.row < _HEAD_ROWS) if isinstance(table, Table) else ""

    def _disputes(self, index: int, text: str) -> bool:
        """Table 4 begins with 行政复议, an ordinary word: one of its column labels must be near."""
        if self._lines[index].kind == "table":
            return bool(self._words.dispute_signs.search(text))
        near = [text[:400]]
        for line in self._lines[index + 1 : index + 3 * int(self._words.raw["dispute_lines"])]:
            if line.kind != "text" or len(near) > int(self._words.raw["dispute_lines"]):
                break
            if not line.blank:
                near.append(squash(line.text[:200]))
        return len(text) < 400 and bool(self._words.dispute_signs.search("|".join(near)))

    def follows(self, index: int, rest: str = "") -> int | None:
        """The section of the table that begins right behind line `index` (a sentence may stand between)."""
        here = squash(rest[:80])
        for name, pattern in self._words.table_starts.items():
            if here and pattern.match(here):
                return self._sections.get(name)
        seen = 0
        for i in range(index + 1, min(index + _LOOK, len(self._lines))):
            if i in self.at:
                return self.at[i]
            if not self._lines[i].blank and re.search(r"\w", self._lines[i].text):
                seen += 1
            if seen > 1 or self._lines[i].kind != "text":
                return None
        return None

    def has(self, section: int) -> bool:
        """Whether the table of that section was found anywhere."""
        return section in self.at.values()


def _squashed(text: str) -> str:
    lead = text.lstrip(_LEAD)
    return squash(lead[:400]) if lead[:1] and lead[0] in _QUICK else ""
