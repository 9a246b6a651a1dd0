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

NAMES = {"disclosure": 2, "applications": 3, "disputes": 4}
TABLES = [(number, name) for number in (2019, 2021) for name in NAMES]
FIGURES = ["0", "12", "", "/", "无", "3件", "1,200", "3（新）", "—", "12 5", "本年新制作数量", "若干"]


def _lines(template: TableTemplate, values: list[str], pick: Random) -> list[list[str | None]]:
    """The cells of a table as the form has it, but for merged heads of rows; None where a cell reaches from before."""
    lines: list[list[str | None]] = []
    if template.name == "disputes":
        results = [column.label for column in template.blocks[0].columns]
        first, *others = [row.label for row in template.rows]
        lines.append([first, *[None] * 4, "行政诉讼", *[None] * 9])
        lines.append([*results, *(cell for other in others for cell in (other, *[None] * 4))])
        return [*lines, [*[None] * 5, *results, *results], [pick.choice(values) for _ in range(15)]]
    for block in template.blocks:
        lines.append([block.label or template.corner, *(column.label for column in block.columns)])
        lines += [[row.label, *(pick.choice(values) for _ in block.columns)] for row in block.rows]
    return lines


def _grid(template: TableTemplate, values: list[str] | None = None, seed: int = 0) -> Table:
    lines = _lines(template, values or ["0"], Random(seed))
    cells = [
        Cell(r, c, 1, 1, (Paragraph(text),), Place(path=f"t{seed}/r{r}/c{c}"))
        for r, line in enumerate(lines)
        for c, text in enumerate(line)
        if text is not None
    ]
    return Table(tuple(cells), len(lines), max(map(len, lines)))


def _read(table: Table, number: int, name: str) -> Form:
    outline = Outline(Identity(), (), (Section(NAMES[name], None, (table,)),), (), number)
    return build(outline, editions())[0][0]


@pytest.fixture(autouse=True)
def _none_kept() -> None:
    shapes._PLANS.clear()


@pytest.mark.parametrize(("number", "name"), TABLES)
def test_filled_in_as_it_would_have_been_read(number: int, name: str) -> None:
    template = edition(number).tables[name]
    for seed in range(16):
        table = _grid(template, Random(seed).sample(FIGURES, 3), seed)
        shapes._PLANS.clear()
        alone = _read(table, number, name)
        _read(_grid(template), number, name)
        assert _read(table, number, name) == alone


@pytest.mark.parametrize(("number", "name"), TABLES)
def test_a_sound_table_is_kept_once(number: int, name: str) -> None:
    template = edition(number).tables[name]
    for seed in range(4):
        form = _read(_grid(template, FIGURES[:9], seed), number, name)
        assert len(form.figures) == sum(len(b.rows) * len(b.columns) for b in template.blocks)
        assert {(figure.place.path or "").split("/")[0] for figure in form.figures.values()} == {f"t{seed}"}
    assert len(shapes._PLANS) == 1


def test_damaged_tables_and_words_among_figures_are_not_kept() -> None:
    template = edition(2021).tables["applications"]
    cells = _grid(template).cells
    for at, text in ((12, "若干"), (8, ""), (8, "三、本年新收申请数")):
        changed = Cell(cells[at].row, cells[at].column, 1, 1, (Paragraph(text),), cells[at].place)
        _read(Table((*cells[:at], changed, *cells[at + 1 :]), 26, 8), 2021, "applications")
    assert not shapes._PLANS


def test_so_many_are_kept_at_most() -> None:
    template = edition(2021).tables["disclosure"]
    for column in range(shapes._SHAPES + 5):
        cells = _grid(template).cells
        moved = tuple(Cell(c.row, c.column + column, 1, 1, c.blocks, c.place) for c in cells)
        _read(Table(moved, 12, 4 + column), 2021, "disclosure")
    assert 0 < len(shapes._PLANS) <= shapes._SHAPES


def test_labels_that_tell_the_edition_are_longer_than_a_value_may_be() -> None:
    marks = [mark for e in editions() for table in e.tables.values() for mark in table.fingerprints]
    assert min(len(key(mark)) for mark in marks) > shapes._WORDLESS
