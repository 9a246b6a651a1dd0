"""A table whose shape is known is filled in as it would have been read."""

from __future__ import annotations

from random import Random

import pytest

from lint_gov.editions import TableTemplate, edition, editions
from lint_gov.forms import build, shapes
from lint_gov.model.document import Cell, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.model.record import replace
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


def _with(table: Table, at: int, **changes: object) -> Table:
    """The table with one cell changed."""
    return replace(table, cells=(*table.cells[:at], replace(table.cells[at], **changes), *table.cells[at + 1 :]))


def _text(words: str) -> tuple[Paragraph, ...]:
    return (Paragraph(words),)


def _led(table: Table, words: str) -> Table:
    """The table with a cell in front of the first row's label, all others one column to the right."""
    moved = tuple(replace(c, column=c.column + 1) for c in table.cells)
    first = replace(moved[8], column=0, blocks=_text(words), place=Place(path="led"))
    return replace(table, cells=(*moved[:8], first, *moved[8:]))


SOUND = _grid(edition(2021).tables["applications"])
OLD = _grid(edition(2019).tables["applications"])
SANCTIONS = _grid(edition(2021).tables["disclosure"])
LABEL, VALUE, LAST = 8, 12, 15
PAIRS = {
    "a doubtful figure": (_with(SOUND, VALUE, blocks=_text("7")), _with(SOUND, VALUE, blocks=_text("7"), doubtful=True)),
    "a figure that says more": (OLD, _with(OLD, VALUE, blocks=_text("3（申请人无正当理由逾期不补正）"))),
    "a cell in another column": (SOUND, _with(SOUND, LAST, column=9)),
    "a cell in another row": (SOUND, _with(SOUND, LAST, row=2, column=7)),
    "a figure before its label": (_led(SOUND, ""), _led(SOUND, "5")),
    "a damaged label": (_with(SOUND, LABEL, blocks=_text("一、本年新收申请数量")),) * 2,
    "one cell too many": tuple(
        replace(SOUND, cells=(*SOUND.cells[:16], replace(SOUND.cells[LAST], column=8, blocks=_text(words)), *SOUND.cells[16:]))
        for words in ("", "5")
    ),
}


def _under_the_label_before(words: str) -> Table:
    """Table 2 with 行政处罚 and 行政强制 under the header of 行政许可, which has the same one column."""
    table = _with(_with(SANCTIONS, 19, blocks=_text(words)), 21, blocks=_text(words))
    return replace(table, cells=(*table.cells[:17], *table.cells[18:]))


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_what_differs_in_more_than_figures_is_read_in_full(pair: tuple[Table, Table]) -> None:
    first, then = pair
    alone = _read(then, 2021, "applications")
    shapes._PLANS.clear()
    _read(first, 2021, "applications")
    assert _read(then, 2021, "applications") == alone


def test_a_header_that_the_figures_explain_is_read_in_full() -> None:
    alone = _read(_under_the_label_before(""), 2021, "disclosure")
    shapes._PLANS.clear()
    _read(_under_the_label_before("0"), 2021, "disclosure")
    assert _read(_under_the_label_before(""), 2021, "disclosure") == alone


def test_damaged_tables_and_words_among_figures_are_not_kept() -> None:
    for at, text in ((12, "若干"), (8, ""), (8, "三、本年新收申请数")):
        _read(_with(SOUND, at, blocks=_text(text)), 2021, "applications")
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
