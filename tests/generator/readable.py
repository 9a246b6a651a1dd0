"""What a reader can get back of a rendered table: value and state of every figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.forms import Key
from generator.grids import Grid, GridCell
from lint_gov.text.fold import squash

_NUMBER = re.compile(r"([+-]?\d+(?:,\d{3})*(?:\.\d+)?)(万元|元)?")
_PLACEHOLDERS = {"/", "／", "—", "——", "-", "－", "–", "无", "\\", "*", "N/A"}


@dataclass(frozen=True)
class Reading:
    """A figure as it must come back.

    Attributes:
        value: the number; None when the cell holds none.
        states: the states that are right when no number is read.
        sure: False where the layout does not tell; then the right number or none at all may be read, never a wrong one.
    """

    value: Decimal | None
    states: frozenset[str]
    sure: bool = True

    def accepts(self, value: Decimal | None, state: str) -> bool:
        """Whether what was read is right."""
        if state == "number":
            return value == self.value and self.value is not None
        if not self.sure:
            return value is None and state in self.states | {"unreadable", "blank"}
        return value is None and self.value is None and state in self.states


def reading(raw: str) -> Reading:
    """How the text of a cell reads by itself."""
    text = squash(raw)
    number = _NUMBER.fullmatch(text)
    if number:
        return Reading(Decimal(number.group(1).replace(",", "")), frozenset({"number"}))
    if re.fullmatch(r"减\d+", text):
        return Reading(-Decimal(text[1:]), frozenset({"number"}))
    state = "blank" if not text else "placeholder" if text in _PLACEHOLDERS else "text"
    return Reading(None, frozenset({state}))


def readings(grids: Mapping[str, Grid], layout: str = "grid") -> dict[Key, Reading]:
    """What must come back of the tables of a report in that layout ("grid": all that keep cells apart)."""
    found: dict[Key, Reading] = {}
    for grid in grids.values():
        for cells in _figure_rows(grid):
            found |= _row(cells, layout)
    return found


def _figure_rows(grid: Grid) -> Iterator[list[GridCell]]:
    for row in grid.rows:
        cells = [c for c in row if c.key]
        if cells:
            yield cells


def _row(cells: list[GridCell], layout: str) -> dict[Key, Reading]:
    plain = {c.key: reading(c.text) for c in cells if c.key}
    sure = {"glued": _glued_tells, "spaces": _spaced_tells}.get(layout, _cells_tell if layout == "vanishing" else _always)(cells)
    return plain if sure else {k: Reading(r.value, r.states, sure=False) for k, r in plain.items()}


def _always(cells: list[GridCell]) -> bool:
    return True


def _cells_tell(cells: list[GridCell]) -> bool:
    """Whether a row without its blank cells can still be told apart: all of them are blank, or none."""
    return len({not c.text for c in cells}) == 1


def _spaced_tells(cells: list[GridCell]) -> bool:
    return _cells_tell(cells) and not any(" " in c.text for c in cells)


def _glued_tells(cells: list[GridCell]) -> bool:
    """Glued counts are clear where each is one digit; one alone is clear anyway."""
    return _cells_tell(cells) and (len(cells) == 1 or all(len(c.text) <= 1 for c in cells))
