"""Cells of grids and of flattened tables as one stream of tokens (单元格流).

A grid says where its cells are; text only hints at it. Whatever the layout, a table becomes a list of
`Token`s in reading order, with what is known of rows and columns kept on the token. Which layouts
occur is described in the project's field notes, section 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lint_gov import data
from lint_gov.forms.values import Reading, read_cell
from lint_gov.model.document import Block, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.text.fold import fold, key
from lint_gov.tuples import NamedTuple


class Token(NamedTuple):
    """One cell, or a piece of one.

    Attributes:
        raw: its text without surrounding blanks.
        key: `raw` reduced for comparison; "" for a cell without words.
        reading: what `raw` says as a value.
        column: 0-based column, None where the layout does not tell; only in a grid it is sure.
        starts_row: it is the first cell of a row that the layout shows as a row.
        block: index of the block it came from; `start`, `end`: offsets in that paragraph.
        layout: "grid", "bars", "tabs" or "plain".
        doubtful: the cell may hold another figure than was read (a scan).
    """

    raw: str
    key: str
    reading: Reading
    place: Place
    block: int
    layout: str
    column: int | None = None
    starts_row: bool = False
    start: int = 0
    end: int = 0
    doubtful: bool = False


def tokens_of(blocks: Sequence[Block]) -> list[Token]:
    """Return the cells of all `blocks` in reading order; a line of prose is one token."""
    out: list[Token] = []
    style = _bar_style(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            out += _grid(block, index)
        elif isinstance(block, Paragraph):
            out.extend(_line(block, index, style, blocks))
    return out


def _grid(table: Table, index: int) -> list[Token]:
    out: list[Token] = []
    row = -1
    for cell in table.cells:
        raw = cell.text.strip()
        starts = cell.row != row
        out.append(Token(raw, key(raw), read_cell(raw), cell.place, index, "grid", cell.column, starts, 0, 0, cell.doubtful))
        row = cell.row
    return out


# The rule below a Markdown header, within a document whose lines were run together.
_RULE_CELL = re.compile(r"\s*:?-{3,}:?\s*")
_WIDEST_ROW = 30
# — 5 —, - 5 -, 第5页: the number of a page, printed between the rows.
_PAGE = re.compile(r"\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,3}\s*页)?)\s*")


@cache
def _bars() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, data.load("forms")["bars"])) + "]")


_RULE = re.compile(r"[|｜│┃║+┼├]?(?:\s*:?[-=─━]{3,}:?\s*[|｜│┃║+┼┤])+(?:\s*:?[-=─━]{3,}:?)?\s*|[-=─━+┌┐└┘├┤┬┴┼\s]{4,}")


def _bar_style(blocks: Sequence[Block]) -> str:
    """How bars and cells go together: "opened" (| a | b |), "closed" (a | b |) or "between" (lone bars)."""
    lines = [b.text.strip() for b in blocks if isinstance(b, Paragraph) and _bars().search(b.text)]
    with_text = [line for line in lines if not _only_bars(line) and not _is_ruler(line)]
    if len(lines) > 4 * len(with_text):
        return "between"
    return "opened" if 2 * sum(1 for line in with_text if _bars().match(line)) > len(with_text) else "closed"


def _line(paragraph: Paragraph, index: int, style: str, blocks: Sequence[Block]) -> Iterator[Token]:
    text = paragraph.text
    if _bars().search(text):
        yield from _barred(paragraph, index, style, blocks)
    elif _is_tab_row(text):
        yield from _tabbed(paragraph, index)
    elif text.startswith("\t"):
        yield _token(paragraph, index, "tabs", 0, len(text), starts_row=_blank_before(blocks, index))
    elif text.strip() and not _PAGE.fullmatch(text):
        yield from _lines(paragraph, index)


def _is_tab_row(text: str) -> bool:
    """Whether a line is a row of cells between tabs, not one cell led by a tab (a lone tab is an empty cell)."""
    if "\t" in text.strip("\t "):
        return True
    return text.count("\t") > 1 if not text.strip() else text.endswith("\t") and not text.startswith("\t")


def _lines(paragraph: Paragraph, index: int) -> Iterator[Token]:
    start = 0
    for part in paragraph.text.split("\n"):
        if part.strip():
            yield _token(paragraph, index, "plain", start, start + len(part))
        start += len(part) + 1


def _blank_before(blocks: Sequence[Block], index: int) -> bool:
    before = blocks[index - 1] if index else None
    return not isinstance(before, Paragraph) or before.text == ""


def _tabbed(paragraph: Paragraph, index: int) -> Iterator[Token]:
    start = 0
    for column, part in enumerate(paragraph.text.split("\t")):
        yield _token(paragraph, index, "tabs", start, start + len(part), column, column == 0)
        start += len(part) + 1


def _barred(paragraph: Paragraph, index: int, style: str, blocks: Sequence[Block]) -> Iterator[Token]:
    """Split a line at its bars; the text behind the last bar is a cell only when there is some."""
    text = paragraph.text
    if _is_ruler(text):
        return
    if _only_bars(text):
        for place in range(_blank_cells(text, style, blocks, index)):
            yield _token(paragraph, index, "bars", place, place)
        return
    cuts = [m.start() for m in _bars().finditer(text)]
    parts = list(zip([0, *(c + 1 for c in cuts)], [*cuts, len(text)], strict=True))
    if not text[slice(*parts[-1])].strip():
        parts.pop()
    if style == "opened" and not text[slice(*parts[0])].strip():
        parts.pop(0)
    if len(parts) > _WIDEST_ROW:
        parts = [part for part in parts if not _RULE_CELL.fullmatch(text[slice(*part)])]
    row = sum(1 for part in parts if text[slice(*part)].strip()) > 1
    for number, (start, end) in enumerate(parts):
        yield _token(paragraph, index, "bars", start, end, number if row else None, row and not number)


def _blank_cells(text: str, style: str, blocks: Sequence[Block], index: int) -> int:
    """How many empty cells a line of nothing but bars stands for."""
    bars = len(_bars().findall(text))
    if style == "between":
        return bars if _follows_bar(blocks, index) else bars - 1
    return bars - 1 if style == "opened" else bars


def _follows_bar(blocks: Sequence[Block], index: int) -> bool:
    before = next((b for b in reversed(blocks[:index]) if not isinstance(b, Paragraph) or b.text.strip()), None)
    return isinstance(before, Paragraph) and _only_bars(before.text)


def _is_ruler(text: str) -> bool:
    """A Markdown or drawn rule between rows, which has no cells (a cell that holds a dash is none)."""
    return bool(_RULE.fullmatch(text.strip()))


def _only_bars(text: str) -> bool:
    return bool(text.strip()) and not _bars().sub("", text).strip()


def _token(
    paragraph: Paragraph, index: int, layout: str, start: int, end: int, column: int | None = None, starts_row: bool = False
) -> Token:
    piece = paragraph.text[start:end]
    raw = piece.strip()
    start += len(piece) - len(piece.lstrip())
    place = shifted(paragraph.place, start)
    return Token(raw, key(raw), read_cell(raw), place, index, layout, column, starts_row, start, start + len(raw))


def shifted(place: Place, offset: int) -> Place:
    """The place `offset` code points further on the same line."""
    if not offset or place.line is None:
        return place
    return Place(place.line, (place.column or 1) + offset, place.page, place.path, place.order)


def piece(token: Token, start: int, end: int) -> Token:
    """The part of a token between two offsets of its raw text, as a token of its own."""
    text = token.raw[start:end]
    lead = len(text) - len(text.lstrip())
    raw = text.strip()
    begin = token.start + start + lead
    return token._replace(
        raw=raw,
        key=key(raw),
        reading=read_cell(raw),
        place=shifted(token.place, start + lead),
        start=begin,
        end=begin + len(raw),
        starts_row=token.starts_row and not start,
    )


def folded(token: Token) -> str:
    """The raw text folded, same length."""
    return fold(token.raw)
