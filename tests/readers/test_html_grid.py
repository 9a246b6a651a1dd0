"""Grids from rowspan and colspan: as browsers lay them out, disjoint and complete, whatever the spans say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.errors import InputError
from lint_gov.model.document import Paragraph, Table
from lint_gov.model.place import NOWHERE
from lint_gov.readers.html_grid import Budget, RawCell, grid, span


def made(*groups: list[list[RawCell]], limit: int = 200_000) -> Table:
    return grid(groups, NOWHERE, Budget(limit))


def cell(text: str, rows: int = 1, columns: int = 1) -> RawCell:
    return RawCell(rows, columns, (Paragraph(text),))


def shape(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells]


def test_spans() -> None:
    table = made([[cell("a", 2), cell("b", 1, 2)], [cell("c"), cell("d")], [cell("e", 1, 3)]])
    assert shape(table) == [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 2), ("c", 1, 1, 1, 1), ("d", 1, 2, 1, 1), ("e", 2, 0, 1, 3)]
    assert (table.height, table.width) == (3, 3)


def test_inflated_spans_are_no_columns() -> None:
    table = made([[cell("a", 1, 1000)], [cell("b"), cell("c", 500)]])
    assert shape(table) == [("a", 0, 0, 1, 2), ("b", 1, 0, 1, 1), ("c", 1, 1, 1, 1)]


def test_zero_means_to_the_end_of_the_group() -> None:
    table = made([[cell("a", 0), cell("b")], [cell("c")]], [[cell("d"), cell("e")]])
    assert shape(table) == [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1), ("d", 2, 0, 1, 1), ("e", 2, 1, 1, 1)]


def test_span_ends_before_a_covered_column() -> None:
    table = made([[cell("a"), cell("b", 2)], [cell("c", 1, 3), cell("d")]])
    assert shape(table) == [("a", 0, 0, 1, 1), ("b", 0, 1, 2, 1), ("c", 1, 0, 1, 1), ("d", 1, 2, 1, 1)]


def test_empty_rows_count_for_spans_only() -> None:
    table = made([[cell("a", 3), cell("b")], [], [cell("c")], []])
    assert shape(table) == [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1)]
    assert table.height == 2


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (None, 1),
        ("", 1),
        ("3", 3),
        (" 2 ", 2),
        ("2.5", 2),
        ("-3", 1),
        ("x", 1),
        ("99999999999999999999", 1000),
        ("0", 1),
        ("+4", 4),
        ("２", 1),
    ],
)
def test_span_values(value: str | None, number: int) -> None:
    assert span(value) == number


def test_zero_rowspan() -> None:
    assert span("0", 0) == 0


def test_limit() -> None:
    with pytest.raises(InputError) as caught:
        made([[cell("a", 1, 1000)] * 3], limit=2999)
    assert (caught.value.kind, caught.value.fields) == ("too-many-cells", {"limit": 2999})
    assert made([[cell("a", 1, 1000)] * 3], limit=3000).width == 3


RAW = st.builds(RawCell, st.integers(0, 5), st.integers(1, 5))
GROUPS = st.lists(st.lists(st.lists(RAW, max_size=5), max_size=6), max_size=3)


@given(GROUPS)
def test_cells_are_disjoint_inside_and_complete(groups: list[list[list[RawCell]]]) -> None:
    table = made(*groups)
    taken = [
        (r, c) for x in table.cells for r in range(x.row, x.row + x.row_span) for c in range(x.column, x.column + x.column_span)
    ]
    assert len(taken) == len(set(taken))
    assert all(r < table.height and c < table.width for r, c in taken)
    assert len(table.cells) == sum(len(row) for rows in groups for row in rows)
    assert {c.row for c in table.cells} == set(range(table.height))
    assert {c.column for c in table.cells} == set(range(table.width))
    assert [(c.row, c.column) for c in table.cells] == sorted((c.row, c.column) for c in table.cells)


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """A rectangle cut into rectangles in which every row and column has a cell that begins there."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(r, c) for r in range(height) for c in range(width)}
    cells = []
    for r in range(height):
        for c in range(width):
            if (r, c) not in free:
                continue
            columns = draw(st.integers(1, next((n for n in range(1, width - c + 1) if (r, c + n) not in free), 1)))
            rows = draw(st.integers(1, height - r))
            cells.append((r, c, rows, columns))
            free -= {(r + i, c + j) for i in range(rows) for j in range(columns)}
    return height, width, cells


@given(tilings())
def test_a_tiling_comes_back(tiling: tuple[int, int, list[tuple[int, int, int, int]]]) -> None:
    height, width, cells = tiling
    rows = [[RawCell(n, m) for r, _, n, m in cells if r == row] for row in range(height)]
    table = made(rows)
    if {c for _, c, _, _ in cells} == set(range(width)) and {r for r, _, _, _ in cells} == set(range(height)):
        assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == cells
