"""The three statutory tables as grids with merged cells, as the official form prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.figures import Figures
from generator.forms import APPLICANTS, DISPUTES, OUTCOMES, SECTION, Key, template

MONEY_UNIT = "万元"


@dataclass(frozen=True)
class GridCell:
    """An anchor cell. `key` is set on the cells that hold a figure, `path` on row labels ("denied.internal")."""

    text: str
    role: str = "label"
    rows: int = 1
    columns: int = 1
    key: Key | None = None
    path: str = ""


@dataclass(frozen=True)
class Grid:
    """A table: the anchor cells of each row in order, as in HTML."""

    table: str
    edition: int
    rows: tuple[tuple[GridCell, ...], ...]
    width: int

    @property
    def section(self) -> int:
        """The section the table belongs to."""
        return SECTION[self.table]

    def cells(self) -> Iterator[GridCell]:
        """All anchor cells in reading order."""
        return (cell for row in self.rows for cell in row)

    def with_texts(self, texts: Mapping[Key, str]) -> Grid:
        """The same grid with other texts in some figure cells."""
        change = {k: t for k, t in texts.items() if k[0] == self.table}
        rows = (tuple(replace(c, text=change[c.key]) if c.key in change else c for c in row) for row in self.rows)
        return replace(self, rows=tuple(rows))


def matrix(grid: Grid) -> list[list[tuple[GridCell, bool] | None]]:
    """The full grid: (anchor cell, whether it is its first field), None where a row is too short."""
    fields: dict[tuple[int, int], tuple[GridCell, bool]] = {}
    width = 0
    for y, row in enumerate(grid.rows):
        x = 0
        for cell in row:
            while (y, x) in fields:
                x += 1
            fields |= {(y + dy, x + dx): (cell, not dy and not dx) for dy in range(cell.rows) for dx in range(cell.columns)}
            x += cell.columns
            width = max(width, x)
    return [[fields.get((y, x)) for x in range(width)] for y in range(len(grid.rows))]


def build(figures: Figures, table: str) -> Grid:
    """The table with its figures as plain digits."""
    rows = {"disclosure": _disclosure, "applications": _applications, "disputes": _disputes}[table](figures)
    return Grid(
        table, figures.edition, tuple(tuple(row) for row in rows), {"disclosure": 4, "applications": 10, "disputes": 15}[table]
    )


def _value(figures: Figures, table: str, row: str, column: str, columns: int = 1) -> GridCell:
    key = (table, row, column)
    return GridCell(str(figures.values[key]), "value", 1, columns, key)


def _disclosure(figures: Figures) -> list[list[GridCell]]:
    record = template(figures.edition, "disclosure")
    rows: list[list[GridCell]] = []
    for block in record["blocks"]:
        columns = block["columns"]
        rows.append([GridCell(block["label"], "block", 1, 4, path=block["key"])])
        spans = [1] * (len(columns) - 1) + [4 - len(columns)]
        rows.append(
            [
                GridCell(record["corner"], "corner"),
                *(GridCell(c["label"], "header", 1, s, path=c["key"]) for c, s in zip(columns, spans, strict=True)),
            ]
        )
        for row in block["rows"]:
            values = [_value(figures, "disclosure", row["key"], c["key"], s) for c, s in zip(columns, spans, strict=True)]
            rows.append([GridCell(row["label"], path=row["key"]), *values])
    return rows


def _applications(figures: Figures) -> list[list[GridCell]]:
    record = template(figures.edition, "applications")
    rows = _applications_header(record)
    opened: set[str] = set()
    for row in record["rows"]:
        groups = row.get("groups", [])
        labels: list[GridCell] = []
        for group in groups:
            if group not in opened:
                opened.add(group)
                height = sum(1 for r in record["rows"] if group in r.get("groups", []))
                labels.append(GridCell(record["groups"][group]["label"], "group", height, path=group))
        labels.append(GridCell(row["label"], columns=3 - len(groups), path=row["key"]))
        rows.append(labels + [_value(figures, "applications", row["key"], c) for c in (*APPLICANTS, "total")])
    return rows


def _applications_header(record: dict[str, Any]) -> list[list[GridCell]]:
    applicant, legal = record["header"]
    labels = {c["key"]: c["label"] for c in record["columns"]}
    return [
        [GridCell(record["corner"], "corner", 3, 3), GridCell(applicant, "header", 1, 7)],
        [
            GridCell(labels["natural"], "header", 2, path="natural"),
            GridCell(legal, "header", 1, 5),
            GridCell(labels["total"], "header", 2, path="total"),
        ],
        [GridCell(labels[c], "header", path=c) for c in APPLICANTS[1:]],
    ]


def _disputes(figures: Figures) -> list[list[GridCell]]:
    record = template(figures.edition, "disputes")
    names = {g["key"]: g["label"] for g in record["groups"]}
    suits = next(g["parent"] for g in record["groups"] if "parent" in g)
    heads = [(c["label"], c["key"]) for c in record["columns"]]
    return [
        [GridCell(names["review"], "header", 1, 5, path="review"), GridCell(suits, "header", 1, 10)],
        [
            *(GridCell(t, "header", 2, path=k) for t, k in heads),
            *(GridCell(names[d], "header", 1, 5, path=d) for d in DISPUTES[1:]),
        ],
        [GridCell(t, "header", path=k) for _ in range(2) for t, k in heads],
        [_value(figures, "disputes", d, c) for d in DISPUTES for c in (*OUTCOMES, "total")],
    ]
