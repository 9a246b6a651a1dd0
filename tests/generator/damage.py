"""The damage that real reports show and that must not hurt: figures come back all the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from generator.draft import Draft, Text
from generator.edit import map_cells, map_labels, map_row, row_index
from generator.forms import TABLES, Key, template
from generator.grids import Grid, GridCell

_HALF = str.maketrans("（）：，“”", '():,""')
_FULL = str.maketrans("0123456789.", "０１２３４５６７８９．")
APART = frozenset({"docx", "html", "bars_kept", "tabs", "tabs_ragged", "markdown", "markdown_reduced", "tab_led"})
RUN_ON = frozenset({"glued", "spaces", "pdf", "one_line"})
PLAIN = frozenset({"tabs", "tabs_ragged", "markdown", "markdown_reduced", "bars_kept", "glued", "pdf"})


@dataclass(frozen=True)
class Damage:
    """One kind of damage.

    Attributes:
        may: rules that may speak of it (T107 as a warning where the file has real cells).
        not_in: layouts (or "docx", "html") in which it cannot occur.
    """

    name: str
    apply: Callable[[Draft, Random], Draft]
    may: frozenset[str] = frozenset()
    not_in: frozenset[str] = frozenset()


def _grids(draft: Draft, change: Callable[[Grid], Grid]) -> Draft:
    for table in TABLES:
        draft = draft.with_grid(table, change)
    return draft


def half_width(draft: Draft, rng: Random) -> Draft:
    """(一) and : in place of （一） and ：."""
    draft = _grids(draft, lambda g: map_labels(g, lambda t: t.translate(_HALF)))
    return draft.mapped(lambda p: replace(p, text=p.text.translate(_HALF)) if isinstance(p, Text) and p.role != "title" else p)


def full_width(draft: Draft, rng: Random) -> Draft:
    """１．属于国家秘密."""
    return _grids(draft, lambda g: map_labels(g, lambda t: t.translate(_FULL)))


def blanks(draft: Draft, rng: Random) -> Draft:
    """商业 企业, 第二十条  第（一）项, 1. 属于国家秘密."""
    blank = rng.choice((" ", "  ", "\u3000", "\u00a0"))

    def spread(text: str) -> str:
        cut = rng.randint(1, len(text) - 1) if len(text) > 1 else 0
        return f"{text[:cut]}{blank}{text[cut:]}" if cut and rng.random() < 0.5 else text

    return _grids(draft, lambda g: map_labels(g, spread))


def broken_labels(draft: Draft, rng: Random) -> Draft:
    """本年新 / 制作数量 on two lines of one cell."""

    def broken(text: str) -> str:
        return f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}" if len(text) > 3 and rng.random() < 0.5 else text

    return _grids(draft, lambda g: map_labels(g, broken))


def second_line_lost(draft: Draft, rng: Random) -> Draft:
    """结果维持 | 结果 | 其他 | 尚未: the second line of the header is gone."""
    whole = rng.random() < 0.5
    short = {"结果维持": "结果", "结果纠正": "结果", "其他结果": "其他", "尚未审结": "尚未"}

    def lost(grid: Grid) -> Grid:
        first = next((c for c in grid.cells() if c.text == "结果维持"), None)
        return map_cells(grid, lambda c: c if c.key or (whole and c is first) else replace(c, text=short.get(c.text, c.text)))

    return draft.with_grid("disputes", lost)


def stray_zero(draft: Draft, rng: Random) -> Draft:
    """0三、本年度办理结果."""
    return draft.with_grid(
        "applications", lambda g: map_cells(g, lambda c: replace(c, text=f"0{c.text}") if c.path == "results" else c)
    )


def surplus_cell(draft: Draft, rng: Random) -> Draft:
    """An eighth, empty cell in （七）总计."""
    return draft.with_grid(
        "applications", lambda g: map_row(g, row_index(g, "total"), lambda row: (*row, GridCell("", "surplus")))
    )


def split_label(draft: Draft, rng: Random) -> Draft:
    """（三） | 不予公开: one label in two cells."""
    return draft.with_grid("applications", lambda g: _cut(g, rng.choice(("denied", "unavailable", "rejected")), 3))


def stray_bar(draft: Draft, rng: Random) -> Draft:
    """A bar inside a long label."""
    return draft.with_grid("applications", lambda g: _cut(g, "partial", 12))


def _cut(grid: Grid, path: str, at: int) -> Grid:
    def cut(row: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
        index = next(i for i, c in enumerate(row) if c.path == path)
        whole = row[index]
        head = replace(whole, text=whole.text[:at], columns=max(1, whole.columns - 1))
        tail = replace(whole, text=whole.text[at:], columns=1)
        return (*row[:index], head, tail, *row[index + 1 :])

    return map_row(grid, next(y for y, row in enumerate(grid.rows) if any(c.path == path for c in row)), cut)


def shifted_rows(draft: Draft, rng: Random) -> Draft:
    """3.其他 in the first column: the merged cells beside it end one row too early."""

    def shifted(grid: Grid) -> Grid:
        last = "other.rest" if grid.edition == 2021 else "other"
        return _shift(_shift(grid, row_index(grid, last)), row_index(grid, "total"))

    return draft.with_grid("applications", shifted)


def _shift(grid: Grid, index: int) -> Grid:
    def shorter(y: int, cell: GridCell) -> GridCell:
        return replace(cell, rows=index - y) if cell.role == "group" and y < index < y + cell.rows else cell

    grid = replace(grid, rows=tuple(tuple(shorter(y, c) for c in row) for y, row in enumerate(grid.rows)))
    return map_row(grid, index, lambda row: (replace(row[0], columns=2), *row[1:], GridCell("", "surplus")))


def label_variants(draft: Draft, rng: Random) -> Draft:
    """Labels in wordings that the editions list as known variants."""

    def variant(grid: Grid) -> Grid:
        record = template(grid.edition, grid.table)
        known: dict[str, str] = {}
        for item in [*record.get("columns", []), *record.get("rows", []), *record.get("groups", []), *_block_items(record)]:
            if isinstance(item, dict) and item.get("variants"):
                known[item["label"]] = rng.choice(item["variants"])
        return map_labels(grid, lambda t: known.get(t, t))

    return _grids(draft, variant)


def _block_items(record: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    return [item for block in record.get("blocks", []) for item in (*block["columns"], *block["rows"])]


def padded_figures(draft: Draft, rng: Random) -> Draft:
    """` 0`, `0 `, twenty blanks, a non-breaking blank."""
    pads = ((" ", ""), ("", " "), (" " * 20, ""), ("\u00a0", "\u00a0"), ("\u3000", ""))

    def padded(key: Key, text: str) -> str:
        left, right = rng.choice(pads)
        return f"{left}{text}{right}"

    return _retyped(draft, padded, rng, 0.2)


def full_width_figures(draft: Draft, rng: Random) -> Draft:
    """Digits as ０１２."""
    return _retyped(draft, lambda key, text: text.translate(_FULL), rng, 0.3)


def _retyped(draft: Draft, change: Callable[[Key, str], str], rng: Random, share: float) -> Draft:
    cells = [c for grid in draft.grids().values() for c in grid.cells() if c.key and c.text and rng.random() < share]
    return draft.with_typed({c.key: change(c.key, c.text) for c in cells if c.key})


def grouped_figures(draft: Draft, rng: Random) -> Draft:
    """12,345 with separators."""
    return _retyped(draft, lambda key, text: f"{int(text):,}" if text.isdigit() else text, rng, 1.0)


def two_header_rows(draft: Draft, rng: Random) -> Draft:
    """商业 | 科研 | … in one row and 企业 | 机构 | … in the next."""

    def split(grid: Grid) -> Grid:
        narrow = grid.rows[2]
        upper = tuple(replace(c, text=c.text[: len(c.text) // 2] if len(c.text) > 2 else c.text) for c in narrow)
        lower = tuple(replace(c, text=c.text[len(c.text) // 2 :] if len(c.text) > 2 else "") for c in narrow)
        head = [tuple(replace(c, rows=c.rows + 1) if c.rows > 1 else c for c in row) for row in grid.rows[:2]]
        return replace(grid, rows=(*head, upper, lower, *grid.rows[3:]))

    return draft.with_grid("applications", split)


def residue(draft: Draft, rng: Random) -> Draft:
    """Marks that a converter leaves for pictures and bookmarks."""
    marks = ("[bookmark: _GoBack]", "[image: 图片1]", "[image: ]")
    return draft.mapped(
        lambda p: (
            replace(p, text=f"{p.text[:6]}{rng.choice(marks)}{p.text[6:]}") if isinstance(p, Text) and p.role == "text" else p
        )
    )


def page_around(draft: Draft, rng: Random) -> Draft:
    """Lines of the page before and after the report."""
    before = (
        "当前位置：首页 > 政务公开 > 政府信息公开年报",
        f"发布时间：{draft.year + 1}-01-29 来源：{draft.organ.name} 浏览次数：35",
    )
    after = ("【打印】 【关闭】", "主办单位：政务服务中心 网站地图 联系我们")
    return replace(draft, parts=(*(Text(t, "furniture") for t in before), *draft.parts, *(Text(t, "furniture") for t in after)))


def broken_title(draft: Draft, rng: Random) -> Draft:
    """The title over two lines, broken inside the phrase."""

    def broken(part: Text) -> tuple[Text, ...]:
        cut = rng.randint(4, len(part.text) - 2)
        return Text(part.text[:cut], "title"), Text(part.text[cut:], "title")

    return draft.mapped(lambda p: broken(p) if isinstance(p, Text) and p.role == "title" else p)


def lost_units(draft: Draft, rng: Random) -> Draft:
    """202311日至1231日: 年 and 月 dropped by styled spans, in the period and elsewhere."""
    units = rng.choice(("年", "月", "年月"))
    lost = re.compile(rf"(?<=\d)[{units}](?=\d)")
    return draft.mapped(
        lambda p: (
            replace(p, text=lost.sub("", p.text)) if isinstance(p, Text) and p.role not in ("title", "date", "heading") else p
        )
    )


_T107, _T106, _BOTH = frozenset({"T107"}), frozenset({"T106"}), frozenset({"T106", "T107"})
DAMAGES = (
    Damage("half_width", half_width),
    Damage("full_width", full_width),
    Damage("blanks", blanks),
    Damage("broken_labels", broken_labels, not_in=PLAIN),
    Damage("second_line_lost", second_line_lost, _T106),
    Damage("stray_zero", stray_zero, _T107),
    Damage("surplus_cell", surplus_cell, _T107),
    Damage("split_label", split_label, _BOTH, APART),
    Damage("stray_bar", stray_bar, _BOTH, APART | RUN_ON),
    Damage("shifted_rows", shifted_rows, _T107),
    Damage("label_variants", label_variants, _T106),
    Damage("padded_figures", padded_figures, not_in=frozenset({"glued"})),
    Damage("full_width_figures", full_width_figures, not_in=frozenset({"glued"})),
    Damage("grouped_figures", grouped_figures, not_in=frozenset({"glued"})),
    Damage("two_header_rows", two_header_rows, _BOTH, RUN_ON),
    Damage("residue", residue, not_in=frozenset({"docx", "html"})),
    Damage("page_around", page_around, not_in=frozenset({"docx", "html", "one_line"})),
    Damage("lost_units", lost_units),
    Damage("broken_title", broken_title, not_in=frozenset({"one_line"})),
)
