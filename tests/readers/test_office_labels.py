"""Signs of counted numbers that an RTF file has lost in its patterns are taken from what it saved beside the paragraphs."""

from __future__ import annotations

from lint_gov.model.document import Block, Cell, Paragraph, Table
from lint_gov.readers.office_labels import mended

_SAVED = (
    rb"{\rtf1 {\listtext\pard\plain  \u19968\'3f\u12289\'3f\tab}\ilvl0 x\par{\listtext\plain  \u65288\'28\u19968 ?\u65289)\tab}}"
)


def _texts(*blocks: Block, data: bytes = _SAVED) -> list[str]:
    return [block.text for block in mended(blocks, data) if isinstance(block, Paragraph)]


def test_a_lost_sign_comes_back() -> None:
    assert _texts(Paragraph("一?总体情况", generated=2), Paragraph("?一?申请", generated=3)) == ["一、总体情况", "（一）申请"]


def test_in_cells_too() -> None:
    cell = Cell(0, 0, 1, 1, (Paragraph("一?总体情况", generated=2),))
    (table,) = mended([Table((cell,), 1, 1)], _SAVED)
    assert isinstance(table, Table)
    assert table.cells[0].blocks == (Paragraph("一、总体情况", generated=2),)


def test_what_is_typed_and_what_is_not_saved_stays() -> None:
    typed, unknown = Paragraph("一?总体情况"), Paragraph("二?总体情况", generated=2)
    assert _texts(typed, unknown) == ["一?总体情况", "二?总体情况"]


def test_what_was_saved_in_two_ways_stays() -> None:
    data = _SAVED + rb"{\listtext \u19968\'3f\u65294\'3f\tab}"
    assert _texts(Paragraph("一?总体情况", generated=2), data=data) == ["一?总体情况"]
