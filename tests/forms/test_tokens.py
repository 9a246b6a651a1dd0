"""Cells of text tables: bars before, behind and between, tabs, lone lines."""

from __future__ import annotations

import pytest

from lint_gov.forms.items import separate
from lint_gov.forms.tokens import tokens_of
from lint_gov.model.document import Cell, Paragraph, Table
from lint_gov.model.place import Place


def _lines(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, Place(line=i, column=1)) for i, line in enumerate(text.split("\n"), 1))


def _raw(text: str) -> list[str]:
    return [token.raw for token in separate(tokens_of(_lines(text)))]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("规章 | 0 | 1 | 2 |", ["规章", "0", "1", "2"]),
        ("| 规章 | 0 | | 2 |\n| --- | --- |\n| 行政许可 | 3 |", ["规章", "0", "", "2", "行政许可", "3"]),
        ("规章 |\n0 |\n|||\n行政许可 |", ["规章", "0", "", "", "", "行政许可"]),
        ("规章\n|\n0\n|\n|\n2\n|\n行政许可\n|\n3", ["规章", "0", "", "2", "行政许可", "3"]),
        ("\t规章\n\t0\n\t\n\t2\n\n\t行政许可", ["规章", "0", "", "2", "行政许可"]),
        ("规章\t0\t\t2\t\t", ["规章", "0", "", "2", "", ""]),
        ("规章 0 1 2", ["规章", "0", "1", "2"]),
        ("规章000", ["规章", "000"]),
        ("信息内容本年制发件数本年废止件数", ["信息内容", "本年制发件数", "本年废止件数"]),
        ("三、本年度办理结果 （一）予以公开 5 0 0 0 0 0 5", ["三、本年度办理结果", "（一）予以公开", *"5000005"]),
        ("全年办理行政许可244件，行政处罚3件。", ["全年办理行政许可244件，行政处罚3件。"]),
    ],
)
def test_cells(text: str, cells: list[str]) -> None:
    assert _raw(text) == cells


def test_places_point_at_the_cell() -> None:
    tokens = list(tokens_of(_lines("规章 | 0 |  17 |")))
    assert [(t.place.line, t.place.column) for t in tokens] == [(1, 1), (1, 6), (1, 11)]


def test_rows_are_known_where_the_layout_shows_them() -> None:
    tokens = tokens_of(_lines("规章\t0\t1\n行政许可\t2\t3"))
    assert [t.starts_row for t in tokens] == [True, False, False] * 2
    assert not any(t.starts_row for t in tokens_of(_lines("规章\n0\n1")))


def test_grid_cells_keep_their_column() -> None:
    cells = (
        Cell(0, 0, 2, 1, (Paragraph("三、本年度办理结果"),)),
        Cell(0, 1, 1, 1, (Paragraph("5"),)),
        Cell(1, 1, 1, 1, (Paragraph("6"),)),
    )
    tokens = tokens_of((Table(cells, 2, 2),))
    assert [(t.raw, t.column, t.starts_row) for t in tokens] == [("三、本年度办理结果", 0, True), ("5", 1, False), ("6", 1, True)]
