"""Layout tables give way to their content; statutory tables stay."""

from __future__ import annotations

from lint_gov.model.document import Block, Cell, Paragraph, Table
from lint_gov.readers.layout import unwrap

LONG = "本机关认真贯彻落实有关要求，" * 12
LABELS = ["申请人情况", "自然人", "总计", "一、本年新收政府信息公开申请数量"]


def table(*rows: list[str | list[Block]]) -> Table:
    """A grid of plain cells; a row of one cell spans the whole width."""
    width = max(map(len, rows))
    cells = []
    for r, row in enumerate(rows):
        for c, content in enumerate(row):
            blocks = [Paragraph(content)] if isinstance(content, str) else content
            cells.append(Cell(r, c, 1, width if len(row) == 1 else 1, tuple(blocks)))
    return Table(tuple(cells), len(rows), width)


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [b.text if isinstance(b, Paragraph) else type(b).__name__ for b in blocks]


def test_one_column_gives_its_content() -> None:
    assert texts(unwrap([table(["标题"], ["一、总体情况"], [LONG])])) == ["标题", "一、总体情况", LONG]


def test_statutory_table_stays() -> None:
    form = table(LABELS, ["二、上年结转政府信息公开申请数量", "0", "0", "0"])
    assert unwrap([form]) == (form,)


def test_statutory_table_with_long_note_stays() -> None:
    form = table([*LABELS], [LONG, "1", "2", "3"])
    assert unwrap([form]) == (form,)


def test_cell_with_nested_form_is_layout() -> None:
    form = table(LABELS, ["1", "2", "3", "4"])
    outer = table(["栏目导航", [Paragraph("三、收到和处理政府信息公开申请情况"), form, Paragraph("完")]])
    assert unwrap([outer]) == (Paragraph("栏目导航"), Paragraph("三、收到和处理政府信息公开申请情况"), form, Paragraph("完"))


def test_layout_within_layout() -> None:
    form = table(LABELS, ["1", "2", "3", "4"])
    block: Block = form
    for _ in range(50):
        block = table([[block]])
    assert unwrap([block]) == (form,)


def test_running_text_beside_a_menu_is_layout() -> None:
    assert texts(unwrap([table(["导航", LONG])])) == ["导航", LONG]


def test_short_table_of_other_content_stays() -> None:
    other = table(["索引号", "123"], ["发布机构", "某某局"])
    assert unwrap([other]) == (other,)


def test_article_and_form_in_one_grid_are_cut_apart() -> None:
    grid = table(
        ["一、总体情况"],
        [LONG],
        ["三、收到和处理政府信息公开申请情况"],
        LABELS,
        ["1", "2", "3", "4"],
        ["五、存在的主要问题及改进情况"],
        [LONG],
    )
    result = unwrap([grid])
    assert texts(result) == [
        "一、总体情况",
        LONG,
        "三、收到和处理政府信息公开申请情况",
        "Table",
        "五、存在的主要问题及改进情况",
        LONG,
    ]
    form = result[3]
    assert isinstance(form, Table)
    assert (form.height, form.width, [c.row for c in form.cells]) == (2, 4, [0] * 4 + [1] * 4)


def test_block_label_rows_are_no_headings() -> None:
    form = table(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["第二十条第（一）项"], ["规章", "0", "0", "0"])
    assert unwrap([form]) == (form,)


def test_empty_table_vanishes() -> None:
    assert unwrap([Table((), 0, 0), Paragraph("a")]) == (Paragraph("a"),)
