"""A table whose shape is known is filled in as it would have been read."""

from __future__ import annotations

from random import Random

import pytest

from lint_gov.editions import TableTemplate, edition, editions
from lint_gov.forms import build, shapes
from lint_gov.model.document import Cell, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.model.report import Form, Identity, Outline, Section
from lint_gov.text.fold import key

TABLES = [(number, name) for number in (2019, 2021) for name in ("disclosure", "applications")]
FIGURES = ["0", "12", "", "/", "无", "3件", "1,200", "3（新）", "本年新制作数量", "若干", "12 5", "—"]
_NAMES = {"disclosure": 2, "applications": 3}


def _grid(template: TableTemplate, pick: Random | None = None, start: int = 0) -> Table:
    """A table as the form has it, but for merged heads; figures 0 or picked at random."""
    lines: list[list[str]] = []
    for block in template.blocks:
        lines.append([block.label or template.corner, *(column.label for column in block.columns)])
        for row in block.rows:
            lines.append([row.label, *(pick.choice(FIGURES) if pick else "0" for _ in block.columns)])
    cells = [
        Cell(r, c, 1, 1, (Paragraph(text),), Place(path=f"t{start}/r{r}/c{c}"))
        for r, line in enumerate(lines)
        for c, text in enumerate(line)
    ]
    return Table(tuple(cells), len(lines), max(map(len, lines)))


def _read(table: Table, number: int, section: int) -> Form:
    outline = Outline(Identity(), (), (Section(section, None, (table,)),), (), number)
    return build(outline, editions())[0][0]


@pytest.fixture(autouse=True)
def _none_kept() -> None:
    shapes._PLANS.clear()


@pytest.mark.parametrize(("number", "name"), TABLES)
def test_filled_in_as_it_would_have_been_read(number: int, name: str) -> None:
    template, random = edition(number).tables[name], Random(number)
    for _ in range(12):
        table = _grid(template, random, random.randrange(9))
        shapes._PLANS.clear()
        alone = _read(table, number, _NAMES[name])
        _read(_grid(template), number, _NAMES[name])
        assert _read(table, number, _NAMES[name]) == alone


@pytest.mark.parametrize(("number", "name"), TABLES)
def test_a_sound_table_is_kept_once(number: int, name: str) -> None:
    template = edition(number).tables[name]
    for start in range(3):
        form = _read(_grid(template, None, start), number, _NAMES[name])
        assert {figure.place.path.split("/")[0] for figure in form.figures.values() if figure.place.path} == {f"t{start}"}
    assert len(shapes._PLANS) == 1


def test_damaged_tables_and_words_among_figures_are_not_kept() -> None:
    template = edition(2021).tables["applications"]
    cells = _grid(template).cells
    for at, text in ((12, "若干"), (8, ""), (8, "三、本年新收申请数")):
        changed = Cell(cells[at].row, cells[at].column, 1, 1, (Paragraph(text),), cells[at].place)
        _read(Table((*cells[:at], changed, *cells[at + 1 :]), 26, 8), 2021, 3)
    assert not shapes._PLANS


def test_so_many_are_kept_at_most() -> None:
    template = edition(2021).tables["disclosure"]
    for column in range(shapes._SHAPES + 5):
        cells = _grid(template).cells
        moved = tuple(Cell(c.row, c.column + column, 1, 1, c.blocks, c.place) for c in cells)
        _read(Table(moved, 12, 4 + column), 2021, 2)
    assert 0 < len(shapes._PLANS) <= shapes._SHAPES


def test_labels_that_tell_the_edition_are_longer_than_a_value_may_be() -> None:
    marks = [mark for e in editions() for table in e.tables.values() for mark in table.fingerprints]
    assert min(len(key(mark)) for mark in marks) > shapes._WORDLESS
