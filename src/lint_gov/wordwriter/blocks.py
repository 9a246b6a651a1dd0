"""What a new Word file is made of, and its WordprocessingML. Lengths are twips (1/20 point), sizes of type half-points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint_gov.model.record import record

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """Return text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def escape(text: str) -> str:
    """Return text for XML, without the characters that XML cannot hold."""
    return allowed(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@record
class Run:
    """A stretch of text in one type. `hidden`: kept in the file, neither shown nor printed."""

    text: str
    bold: bool = False
    color: str = ""
    size: int = 0
    hidden: bool = False


@record
class Choice:
    """A list from which the reader of the file chooses one text; `prompt` stands there until then."""

    prompt: str
    values: tuple[str, ...]


@record
class Paragraph:
    """A paragraph in a named style. `comments` are attached to all of it."""

    content: tuple[Run | Choice, ...] = ()
    style: str = ""
    align: str = ""
    break_before: bool = False
    comments: tuple[str, ...] = ()


@record
class Cell:
    """A cell at its top-left anchor."""

    paragraphs: tuple[Paragraph, ...]
    rows: int = 1
    columns: int = 1
    shade: str = ""
    align: str = "center"


@record
class Row:
    """The cells that begin in a row. `header`: repeated at the head of each page."""

    cells: tuple[Cell, ...]
    header: bool = False
    height: int = 0


@record
class Table:
    """A table with lines; `widths` are those of its columns."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]


Block = Paragraph | Table


class Writer:
    """Writes blocks and keeps their comments in the order in which they occur."""

    def __init__(self) -> None:
        self.comments: list[str] = []

    def block(self, block: Block) -> str:
        """Return the XML of a block."""
        return self._table(block) if isinstance(block, Table) else self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph) -> str:
        first = len(self.comments)
        self.comments += paragraph.comments
        ids = range(first, len(self.comments))
        starts = "".join(f'<w:commentRangeStart w:id="{i}"/>' for i in ids)
        ends = "".join(f'<w:commentRangeEnd w:id="{i}"/><w:r><w:commentReference w:id="{i}"/></w:r>' for i in ids)
        content = "".join(_run(c) if isinstance(c, Run) else _choice(c) for c in paragraph.content)
        return f"<w:p>{_paragraph_properties(paragraph)}{starts}{content}{ends}</w:p>"

    def _table(self, table: Table) -> str:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
        lines = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        margins = "".join(f'<w:{side} w:w="40" w:type="dxa"/>' for side in ("left", "right"))
        head = (
            f'<w:tblPr><w:tblW w:w="{sum(table.widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        rows = (self._row(row, cells, table.widths) for row, cells in zip(table.rows, expanded(table.rows), strict=True))
        return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"

    def _row(self, row: Row, cells: Iterable[tuple[int, Cell, str]], widths: tuple[int, ...]) -> str:
        height = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
        properties = f"<w:trPr><w:cantSplit/>{height}{'<w:tblHeader/>' if row.header else ''}</w:trPr>"
        return f"<w:tr>{properties}{''.join(self._cell(*cell, widths) for cell in cells)}</w:tr>"

    def _cell(self, column: int, cell: Cell, merge: str, widths: tuple[int, ...]) -> str:
        width = sum(widths[column : column + cell.columns])
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else ""
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}<w:vAlign w:val="{cell.align}"/></w:tcPr>'
        inner = "".join(map(self._paragraph, cell.paragraphs)) if merge != _CONTINUED else "<w:p/>"
        return f"<w:tc>{properties}{inner}</w:tc>"


_CONTINUED = "<w:vMerge/>"


def expanded(rows: Iterable[Row]) -> Iterator[list[tuple[int, Cell, str]]]:
    """Yield the cells of each row with their columns, those of merged cells that began above included."""
    above: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        here: list[tuple[int, Cell, str]] = []
        own = iter(row.cells)
        column = 0
        while column in above or (found := next(own, None)) is not None:
            cell, left = above.pop(column) if column in above else (found, 0)
            assert cell is not None
            left = left or cell.rows
            merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if left == cell.rows else _CONTINUED
            here.append((column, cell, merge))
            if left > 1:
                above[column] = (cell, left - 1)
            column += cell.columns
        yield here


def _paragraph_properties(paragraph: Paragraph) -> str:
    style = f'<w:pStyle w:val="{paragraph.style}"/>' if paragraph.style else ""
    page = "<w:pageBreakBefore/>" if paragraph.break_before else ""
    align = f'<w:jc w:val="{paragraph.align}"/>' if paragraph.align else ""
    return f"<w:pPr>{style}{page}{align}</w:pPr>" if style or page or align else ""


def _run(run: Run) -> str:
    properties = "<w:b/>" if run.bold else ""
    properties += "<w:vanish/>" if run.hidden else ""
    properties += f'<w:color w:val="{run.color}"/>' if run.color else ""
    properties += f'<w:sz w:val="{run.size}"/><w:szCs w:val="{run.size}"/>' if run.size else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in run.text.split("\n"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{lines}</w:r>"


def _choice(choice: Choice) -> str:
    values = "".join(f'<w:listItem w:displayText="{escape(v)}" w:value="{escape(v)}"/>' for v in choice.values)
    prompt = _run(Run(choice.prompt, color="808080"))
    return f"<w:sdt><w:sdtPr><w:dropDownList>{values}</w:dropDownList></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
