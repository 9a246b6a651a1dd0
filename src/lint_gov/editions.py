"""The editions of the official format (2019 trial format, 2021 format) as typed, read-only data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from lint_gov import data
from lint_gov.model.record import record


@record
class SectionTemplate:
    """One of the six sections; see `rules/editions/*.yaml` for the meaning of the lists."""

    number: int
    title: str
    accept: tuple[str, ...]
    recognise: tuple[str, ...]
    keywords: tuple[str, ...]
    table: str | None

    @property
    def heading(self) -> str:
        """The official heading, e.g. 五、存在的主要问题及改进情况."""
        return f"{'一二三四五六'[self.number - 1]}、{self.title}"


@record
class Label:
    """A row or column of a statutory table.

    Attributes:
        key: as in the design ("denied.internal", "natural").
        label: the official wording.
        variants: wordings that are understood, but differ from the form.
        groups: keys (rows) or labels (columns) of the merged cells it stands under.
        type: of a column: "count", "change" (may be negative), "amount" (万元), "money" (a unit may be typed).
    """

    key: str
    label: str
    variants: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    type: str = "count"


@record
class BlockTemplate:
    """Rows that share a header; table 3 is one block, table 2 has one for each 项 of Art. 20."""

    key: str
    label: str
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]


@record
class TableTemplate:
    """A statutory table of an edition.

    Attributes:
        layout: "blocks" (table 2), "matrix" (table 3) or "groups" (table 4, one line of figures).
        corner: text of the corner cell.
        header: labels of merged header cells that are no columns.
        groups: labels of merged row heads (三、本年度办理结果, （三）不予公开, …).
        fingerprints: labels that only this edition has.
    """

    name: str
    section: int
    layout: str
    corner: str
    header: tuple[str, ...]
    groups: tuple[Label, ...]
    fingerprints: tuple[str, ...]
    blocks: tuple[BlockTemplate, ...]

    @property
    def rows(self) -> tuple[Label, ...]:
        """All rows in the order of the form."""
        return tuple(row for block in self.blocks for row in block.rows)

    def columns_of(self, row: str) -> tuple[Label, ...]:
        """The columns of a row; empty for an unknown row."""
        return next((b.columns for b in self.blocks if any(r.key == row for r in b.rows)), ())

    def row_label(self, row: str) -> str:
        """The official label of a row, the key itself when it is unknown."""
        return next((r.label for r in self.rows if r.key == row), row)

    def column_label(self, row: str, column: str) -> str:
        """The official label of a column, the key itself when it is unknown."""
        columns = self.columns_of(row) or tuple(c for b in self.blocks for c in b.columns)
        return next((c.label for c in columns if c.key == column), column)


@record
class Edition:
    """One edition of the format and the reporting years it governs (`year_to` None: until today)."""

    edition: int
    title: Mapping[str, str]
    source: str
    year_from: int
    year_to: int | None
    fee_statement: bool
    sections: tuple[SectionTemplate, ...]
    tables: Mapping[str, TableTemplate]

    def governs(self, year: int) -> bool:
        """Whether a report on `year` is owed in this format."""
        return self.year_from <= year and (self.year_to is None or year <= self.year_to)

    def section(self, number: int) -> SectionTemplate:
        """The section of that number, 1 to 6."""
        return self.sections[number - 1]


@cache
def editions() -> tuple[Edition, ...]:
    """All editions, oldest first."""
    loaded = [_edition(data.load(name)) for name in data.names("editions")]
    return tuple(sorted(loaded, key=lambda e: e.edition))


def edition(number: int) -> Edition:
    """The edition of that number (2019, 2021); KeyError when there is none."""
    for candidate in editions():
        if candidate.edition == number:
            return candidate
    raise KeyError(number)


def edition_of_year(year: int | None) -> Edition | None:
    """The edition that governs a reporting year, None before 2019 or for an unknown year."""
    return next((e for e in editions() if year is not None and e.governs(year)), None)


def _edition(raw: Mapping[str, Any]) -> Edition:
    return Edition(
        edition=raw["edition"],
        title=raw["title"],
        source=raw["source"],
        year_from=raw["years"]["from"],
        year_to=raw["years"].get("to"),
        fee_statement=raw["fee_statement"],
        sections=tuple(_section(s) for s in raw["sections"]),
        tables={name: _table(name, t) for name, t in raw["tables"].items()},
    )


def _section(raw: Mapping[str, Any]) -> SectionTemplate:
    return SectionTemplate(
        raw["number"], raw["title"], tuple(raw["accept"]), tuple(raw["recognise"]), tuple(raw["keywords"]), raw.get("table")
    )


def _table(name: str, raw: Mapping[str, Any]) -> TableTemplate:
    return TableTemplate(
        name=name,
        section=raw["section"],
        layout=raw["layout"],
        corner=raw.get("corner", ""),
        header=tuple(raw.get("header", ())),
        groups=_groups(raw),
        fingerprints=tuple(raw.get("fingerprints", ())),
        blocks=_blocks(name, raw),
    )


def _groups(raw: Mapping[str, Any]) -> tuple[Label, ...]:
    groups = raw.get("groups", {})
    if isinstance(groups, dict):
        return tuple(Label(k, g["label"], tuple(g.get("variants", ()))) for k, g in groups.items())
    parents = dict.fromkeys(g["parent"] for g in groups if "parent" in g)
    return tuple(Label(parent, parent) for parent in parents)


def _blocks(name: str, raw: Mapping[str, Any]) -> tuple[BlockTemplate, ...]:
    if raw["layout"] == "blocks":
        return tuple(_block(b["key"], b["label"], b["columns"], b["rows"]) for b in raw["blocks"])
    rows = raw["rows"] if raw["layout"] == "matrix" else raw["groups"]
    return (_block(name, "", raw["columns"], rows),)


def _block(key: str, label: str, columns: list[Any], rows: list[Any]) -> BlockTemplate:
    return BlockTemplate(key, label, tuple(map(_label, columns)), tuple(map(_label, rows)))


def _label(raw: Mapping[str, Any]) -> Label:
    groups = tuple(raw.get("groups", ())) or tuple(raw[k] for k in ("group", "parent") if k in raw)
    return Label(raw["key"], raw["label"], tuple(raw.get("variants", ())), groups, raw.get("type", "count"))
