"""Faults of families T and D102: tables that are not the form's."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from generator import edit
from generator.damage import stray_zero, surplus_cell
from generator.draft import Draft, Part, Picture, TablePart, random_draft
from generator.faults.core import FILES, HEADED, PROSE, TEXTS, Expect, Fault, Planted, former, recent
from generator.figures import random_figures
from generator.forms import APPLICANTS, SECTION, TABLES, Key, application_rows, edition_of
from generator.grids import Grid, GridCell, build


def _without(draft: Draft, table: str, instead: tuple[Part, ...] = ()) -> Draft:
    return draft.mapped(lambda p: instead if isinstance(p, TablePart) and p.grid.table == table else p)


def _other_edition(draft: Draft, rng: Random, table: str) -> Draft:
    edition = 2019 if edition_of(draft.year) == 2021 else 2021
    grid = build(random_figures(rng, edition, draft.organ.kind, "small"), table)
    return draft.with_grid(table, lambda old: grid)


def old_table(rng: Random) -> Planted:
    """A table of 2019 in a later report."""
    draft, table = recent(rng, size="small"), rng.choice(TABLES[:2])
    return Planted(_other_edition(draft, rng, table), (Expect("T101", SECTION[table], table, severity="error"),), PROSE)


def new_table(rng: Random) -> Planted:
    """A table of 2021 in an earlier report."""
    draft, table = former(rng, size="small"), rng.choice(TABLES[:2])
    return Planted(_other_edition(draft, rng, table), (Expect("T101", SECTION[table], table, severity="error"),), PROSE)


def no_table(rng: Random) -> Planted:
    """A section without its table."""
    draft, table = random_draft(rng), rng.choice(TABLES)
    return Planted(_without(draft, table), (Expect("T102", SECTION[table], table, severity="error"),), frozenset({"S205"}))


def picture(rng: Random) -> Planted:
    """A picture in the place of the table."""
    draft, table = random_draft(rng), rng.choice(TABLES)
    shown = _without(draft, table, (Picture(SECTION[table]),))
    return Planted(shown, (Expect("D102", SECTION[table], severity="warning"),), frozenset({"T102"}), FILES)


def _zero_rows(draft: Draft) -> list[str]:
    rows = application_rows(edition_of(draft.year))
    return [r for r in rows if r != "total" and not any(draft.figures.count("applications", r, c) for c in APPLICANTS)]


def row_missing(rng: Random) -> Planted:
    """A row of the table of section 3 left out."""
    draft = random_draft(rng, size="tiny")
    row = rng.choice(_zero_rows(draft))
    left = draft.with_grid("applications", lambda g: edit.drop_row(g, edit.row_index(g, row)))
    return Planted(left, (Expect("T103", 3, "applications", row, severity="error"),))


def disclosure_row_missing(rng: Random) -> Planted:
    """A row of the table of section 2 left out."""
    draft, row = random_draft(rng), rng.choice(("regulations", "normative", "penalties", "coercion"))
    left = draft.with_grid("disclosure", lambda g: edit.drop_row(g, edit.row_index(g, row)))
    return Planted(left, (Expect("T103", 2, "disclosure", row, severity="error"),), PROSE)


def block_missing(rng: Random) -> Planted:
    """A block of the table of section 2 left out."""
    draft, row = random_draft(rng), rng.choice(("licences", "fees"))
    rows = {"licences": {"licences", "services"}, "fees": {"fees"}}[row]

    def dropped(grid: Grid) -> Grid:
        first = min(edit.row_index(grid, r) for r in rows if any(c.path == r for c in grid.cells())) - 2
        last = max(edit.row_index(grid, r) for r in rows if any(c.path == r for c in grid.cells()))
        return replace(grid, rows=grid.rows[:first] + grid.rows[last + 1 :])

    return Planted(draft.with_grid("disclosure", dropped), (Expect("T103", 2, "disclosure", row, severity="error"),), PROSE)


def row_added(rng: Random) -> Planted:
    """A row that the form does not have."""
    draft = random_draft(rng)
    if rng.random() < 0.5:
        return _added(draft, "disclosure", "normative", "其他主动公开文件", 3)
    return _added(draft, "applications", "rejected.confirmation", "6.不属于政府信息的其他情形", 7)


def _added(draft: Draft, table: str, after: str, label: str, figures: int) -> Planted:
    cells = (GridCell(label), *(GridCell("0") for _ in range(figures)))
    changed = draft.with_grid(table, lambda g: edit.add_row_after(g, edit.row_index(g, after), cells))
    return Planted(changed, (Expect("T104", SECTION[table], table, severity="info"),))


def column_missing(rng: Random) -> Planted:
    """A kind of applicant left out, nobody of which ever asked."""
    draft, column = random_draft(rng, size="tiny"), rng.choice(APPLICANTS[1:])
    figures = draft.figures.replaced({("applications", r, column): 0 for r in application_rows(edition_of(draft.year))})
    changes: dict[Key, int] = {}
    for row in application_rows(figures.edition):
        changes["applications", row, "total"] = sum(figures.count("applications", row, c) for c in APPLICANTS)
    left = draft.with_figures(figures.replaced(changes)).with_grid("applications", lambda g: edit.drop_column(g, column))
    return Planted(left, (Expect("T105", 3, "applications", column=column, severity="error"),), PROSE, HEADED)


def column_added(rng: Random) -> Planted:
    """A kind of applicant that the form does not have, nobody of which ever asked."""
    label = rng.choice(("外国组织", "个体工商户", "新闻媒体"))
    after = rng.choice(APPLICANTS[1:])
    wider = random_draft(rng).with_grid("applications", lambda g: edit.add_column_after(g, after, label, "0"))
    return Planted(wider, (Expect("T105", 3, "applications", severity="error"),), layouts=HEADED)


def columns_swapped(rng: Random) -> Planted:
    """Two kinds of applicant exchanged."""
    draft = random_draft(rng)
    index = rng.randint(1, 4)
    swapped = draft.with_grid("applications", lambda g: edit.swap_columns(g, APPLICANTS[index], APPLICANTS[index + 1]))
    return Planted(swapped, (Expect("T105", 3, "applications", severity="error"),), layouts=HEADED)


def label_altered(rng: Random) -> Planted:
    """A label in other words."""
    labels = {
        "denied.internal": "5.属于内部事务信息",
        "denied.third_party": "4.保护第三方的合法权益",
        "unavailable.not_held": "1.本机关没有掌握相关政府信息",
        "rejected.petition": "1.信访、举报、投诉类的申请",
        "carried_out": "四、转结下年度继续办理",
    }
    row = rng.choice(list(labels))
    draft = random_draft(rng).with_grid("applications", lambda g: edit.relabel(g, row, labels[row]))
    return Planted(draft, (Expect("T106", 3, "applications", row, severity="info"),))


def stray_in_label(rng: Random) -> Planted:
    """0三、本年度办理结果."""
    draft = stray_zero(random_draft(rng), rng)
    return Planted(draft, (Expect("T107", 3, "applications"),), frozenset({"T106"}), FILES | (TEXTS - {"glued"}))


def cell_too_many(rng: Random) -> Planted:
    """A surplus cell in （七）总计."""
    return Planted(surplus_cell(random_draft(rng), rng), (Expect("T107", 3, "applications", severity="warning"),), layouts=FILES)


def table_misplaced(rng: Random) -> Planted:
    """A table under the heading of another section."""
    draft, table = random_draft(rng), rng.choice(TABLES)
    other = rng.choice([n for n in (2, 3, 4) if n != SECTION[table]])
    moved = next(p for p in draft.parts if isinstance(p, TablePart) and p.grid.table == table)
    parts: list[Part] = []
    for part in draft.parts:
        parts += [] if part is moved else [part]
        if isinstance(part, TablePart) and part.section == other:
            parts.append(replace(moved, section=other))
    return Planted(replace(draft, parts=tuple(parts)), (Expect("T108", table=table, severity="warning"),), frozenset({"S205"}))


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (
        ("T101", old_table),
        ("T101", new_table),
        ("T102", no_table),
        ("D102", picture),
        ("T103", row_missing),
        ("T103", disclosure_row_missing),
        ("T103", block_missing),
        ("T104", row_added),
        ("T105", column_missing),
        ("T105", column_added),
        ("T105", columns_swapped),
        ("T106", label_altered),
        ("T107", stray_in_label),
        ("T107", cell_too_many),
        ("T108", table_misplaced),
    )
)
