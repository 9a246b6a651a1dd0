"""A whole report drawn as a PDF without help of an office program: its pages break wherever a test wants."""

from __future__ import annotations

from random import Random

from generator.draft import Draft, TablePart, Text, random_draft
from generator.grids import Grid, GridCell
from readers.pdf_files import Sheet

LEFT, RIGHT, TOP, BOTTOM = 70.0, 525.0, 70.0, 760.0
_SIZE, _SMALL = 10.5, 8.0
_PITCH = 18.0
_PER_LINE = int((RIGHT - LEFT) / _SIZE)


class Printer:
    """Sets a draft page by page.

    Args:
        shift: empty lines before the text, so that tables break elsewhere.
        repeat: rows of a table's head that are printed again on the next page.
        closed: a line closes a table at the end of a page.
        how: how lines are drawn.
    """

    def __init__(self, shift: int = 0, repeat: bool = False, closed: bool = True, how: str = "stroke") -> None:
        self.sheets: list[Sheet] = []
        self._rest: dict[int, list[str]] = {}
        self._repeat, self._closed, self._how = repeat, closed, how
        self._new()
        self._y += shift * _PITCH

    def _new(self) -> None:
        self.sheets.append(Sheet())
        self._y = TOP
        number = len(self.sheets)
        self.sheets[-1].text(LEFT, 40, "青原县政府信息公开办公室", 8)
        self.sheets[-1].text(280, 800, f"— {number} —", 8)

    def draft(self, draft: Draft) -> list[Sheet]:
        """Print a draft."""
        for part in draft.parts:
            if isinstance(part, Text):
                self._paragraph(part)
            elif isinstance(part, TablePart):
                self._table(part.grid)
        return self.sheets

    def _paragraph(self, part: Text) -> None:
        indent = "" if part.role == "title" else "\u3000\u3000"
        text = indent + part.text
        while text:
            if self._y > BOTTOM:
                self._new()
            line, text = _broken(text)
            blanks = len(line) - len(line.lstrip("\u3000"))
            middle = (RIGHT - LEFT - _width(line) * _SIZE) / 2 if part.role == "title" and not text else blanks * _SIZE
            self.sheets[-1].text(LEFT + middle, self._y, line.strip("\u3000"), _SIZE)
            self._y += _PITCH

    def _table(self, grid: Grid) -> None:
        placed = _placed(grid)
        heights = [
            max((_lines(c, grid) for y, _, c in placed if y == row and c.rows == 1), default=1) * 11 + 6
            for row in range(len(grid.rows))
        ]
        row = 0
        while row < len(heights):
            stop, room = row, self._y - 12
            head = self._head(grid) if row else 0
            room += sum(heights[:head])
            while stop < len(heights) and room + heights[stop] <= BOTTOM:
                room += heights[stop]
                stop += 1
            if stop == row or (row == 0 and stop < 4):
                self._new()
                continue
            self._part(grid, placed, heights, row, stop, head)
            row = stop
            if row < len(heights):
                self._new()
        self._y += 2 * _PITCH

    def _fitting(self, cell: GridCell, begins: bool, width: float, height: float) -> list[str]:
        """The lines of a cell that have room on this page; the others stand on the next."""
        lines = _set(cell.text, width) if begins else self._rest.pop(id(cell), [])
        room = int(height // 11)
        self._rest[id(cell)] = lines[room:]
        return lines[:room]

    def _head(self, grid: Grid) -> int:
        return {"applications": 3, "disputes": 3}.get(grid.table, 0) if self._repeat else 0

    def _part(
        self, grid: Grid, placed: list[tuple[int, int, GridCell]], heights: list[int], start: int, stop: int, head: int
    ) -> None:
        """Rows `start` to `stop`, under the first `head` rows again."""
        top = self._y - 12
        if head:
            top = self._rows(grid, placed, heights, 0, head, top)
        self._y = self._rows(grid, placed, heights, start, stop, top) + 12

    def _rows(
        self, grid: Grid, placed: list[tuple[int, int, GridCell]], heights: list[int], start: int, stop: int, top: float
    ) -> float:
        sheet, unit = self.sheets[-1], (RIGHT - LEFT) / grid.width
        for y, x, cell in placed:
            first, last = max(y, start), min(y + cell.rows, stop)
            if first >= last:
                continue
            box = (
                LEFT + x * unit,
                top + sum(heights[start:first]),
                LEFT + (x + cell.columns) * unit,
                top + sum(heights[start:last]),
            )
            sheet.line(box[0], box[1], box[0], box[3], self._how).line(box[2], box[1], box[2], box[3], self._how)
            sheet.line(box[0], box[1], box[2], box[1], self._how)
            if self._closed or y + cell.rows <= stop < len(heights) + (stop == len(heights)):
                sheet.line(box[0], box[3], box[2], box[3], self._how)
            for n, line in enumerate(self._fitting(cell, y >= start, cell.columns * unit, box[3] - box[1])):
                sheet.text(box[0] + 2, box[1] + 11 + 11 * n, line, _SMALL)
        return top + sum(heights[start:stop])


def report(seed: str, **how: object) -> tuple[Draft, list[Sheet]]:
    """A sound report and its pages."""
    draft = random_draft(Random(seed))
    return draft, Printer(**how).draft(draft)  # type: ignore[arg-type]


def _placed(grid: Grid) -> list[tuple[int, int, GridCell]]:
    """The cells of a grid with their rows and columns."""
    taken: set[tuple[int, int]] = set()
    found = []
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            taken |= {(y + dy, x + dx) for dy in range(cell.rows) for dx in range(cell.columns)}
            found.append((y, x, cell))
            x += cell.columns
    return found


def _lines(cell: GridCell, grid: Grid) -> int:
    return len(_set(cell.text, cell.columns * (RIGHT - LEFT) / grid.width))


def _width(text: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in text)


def _broken(text: str, room: float = (RIGHT - LEFT) / _SIZE) -> tuple[str, str]:
    """The first line of a text and the rest; no line begins with a mark, no number is broken."""
    cut = 0
    while cut < len(text) and _width(text[: cut + 1]) <= room:
        cut += 1
    while 0 < cut < len(text) and (text[cut] in "，。、；：）》〉」％%" or (text[cut].isascii() and text[cut - 1].isascii())):
        cut -= 1
    return text[: cut or 1], text[cut or 1 :]


def _set(text: str, width: float) -> list[str]:
    lines = []
    while text:
        line, text = _broken(text, (width - 4) / _SMALL)
        lines.append(line)
    return lines or [""]
