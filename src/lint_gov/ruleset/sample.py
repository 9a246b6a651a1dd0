"""A sound report as a Document, and the same report with the differences that an example of a rule names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lint_gov import data
from lint_gov.editions import Edition, Label, TableTemplate, edition, edition_of_year, editions
from lint_gov.model.document import Attachment, Block, Document, Image, Paragraph
from lint_gov.model.place import Place
from lint_gov.ruleset.sample_remarks import attached
from lint_gov.ruleset.sample_tables import added_key, changed, draw

Values = dict[tuple[str, str], str]


def sample(differences: Mapping[str, Any] | None = None) -> Document:
    """Return the sample report with the given differences (`report:` of an example, see the rule format)."""
    return _Sample(differences or {}).document()


class _Sample:
    def __init__(self, differences: Mapping[str, Any]) -> None:
        self._given = differences
        self._base: Mapping[str, Any] = data.load("sample")
        self.year: int = differences.get("year") or self._base["year"]
        self._edition = edition_of_year(self.year) or _nearest(self.year)
        self._organ = differences.get("organ") or self._base["organ"]
        self._words = {"organ": self._organ, "year": self.year, "next": self.year + 1}
        self._blocks: list[Block] = []

    def document(self) -> Document:
        self._front()
        for number in self._order():
            self._section(number)
            self._extra(number)
        self._signoff()
        given = self._given
        return Document(
            "sample",
            given.get("format", self._base["format"]),
            tuple(self._blocks),
            titles=tuple(given.get("titles", ())),
            furniture=tuple(given.get("furniture", ())),
            revisions=given.get("revisions", 0),
            comments=given.get("comments", 0),
            published=tuple(given.get("published", ())),
            attachments=tuple(Attachment(name) for name in given.get("attachments", ())),
            misread=given.get("misread"),
            remarks=attached(given.get("remarks", ()), self._blocks),
        )

    def _front(self) -> None:
        for key in ("title", "preamble"):
            text = self._given.get(key, self._base[key])
            if text is not None:
                self._paragraph(text)

    def _order(self) -> Iterator[int]:
        dropped, repeated = self._given.get("drop", ()), self._given.get("repeat", ())
        for number in self._given.get("order", range(1, len(self._edition.sections) + 1)):
            if number not in dropped:
                yield from (number,) * (2 if number in repeated else 1)

    def _section(self, number: int) -> None:
        template = self._edition.section(number)
        heading = _numbered(self._given.get("headings", {})).get(number, template.heading)
        if heading is not None:
            self._add(lambda place: Paragraph(heading, place, level=1 if self._given.get("format") == "html" else None))
        for line in self._body(number).splitlines():
            self._paragraph(line)
        for name in self._edition.tables:
            if self._section_of(name) == number:
                self._table(name)

    def _body(self, number: int) -> str:
        bodies = _numbered(self._base["bodies"])
        if not self._edition.fee_statement:
            bodies |= _numbered(self._base["without_fee_statement"])
        bodies |= _numbered(self._given.get("bodies", {}))
        return str(bodies.get(number, ""))

    def _section_of(self, name: str) -> int:
        given = self._given.get("tables", {}).get(name, {})
        moved: Mapping[str, int] = given if isinstance(given, Mapping) else {}
        return moved.get("section", self._edition.tables[name].section)

    def _table(self, name: str) -> None:
        given = self._given.get("tables", {}).get(name, {})
        if given is None:
            return
        if given == "picture":
            self._add(Image)
            return
        of = edition(given.get("edition", self._edition.edition))
        template, values = self._filled(of, of.tables[name])
        self._add(lambda place: draw(template, values, place.order))

    def _filled(self, of: Edition, table: TableTemplate) -> tuple[TableTemplate, Values]:
        """Return the table with the changes of the example and what stands in its cells."""
        values = {cell: _text(value) for cell, value in figures(of, table.name).items()}
        for source in ("figures", "cells"):
            for key, value in self._given.get(source, {}).get(table.name, {}).items():
                row, _, column = key.rpartition(".")
                values[row, column] = _text(value)
        rows, columns = (self._given.get(kind, {}).get(table.name, {}) for kind in ("rows", "columns"))
        drawn = changed(table, rows, columns)
        values |= _added_values(drawn, rows)
        return drawn, values

    def _extra(self, number: int) -> None:
        for extra in self._given.get("extra", ()):
            if extra["after"] == number:
                self._paragraph(extra["heading"])
                for line in extra.get("text", "").splitlines():
                    self._paragraph(line)

    def _signoff(self) -> None:
        given = self._given.get("signoff", {})
        if given is None:
            return
        for part, text in (self._base["signoff"] | given).items():
            if part in ("organ", "date") and text is not None:
                self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        filled = text.format_map(self._words)
        self._add(lambda place: Paragraph(filled, place))

    def _add(self, make: Any) -> None:
        order = len(self._blocks) + 1
        self._blocks.append(make(Place(path=f"p{order}", order=order)))


def figures(of: Edition, table: str) -> dict[tuple[str, str], Decimal]:
    """Return the figures of the sample's table in an edition; they tie."""
    listed = data.load("sample")["figures"]
    given: Mapping[str, Mapping[str, Any]] = _numbered(listed)[of.edition][table]
    found: dict[tuple[str, str], Decimal] = {}
    for row in of.tables[table].rows:
        columns = of.tables[table].columns_of(row.key)
        for column in columns:
            found[row.key, column.key] = Decimal(str(given.get(row.key, {}).get(column.key, 0)))
        if table != "disclosure":
            found[row.key, "total"] = sum((found[row.key, c.key] for c in columns if c.key != "total"), Decimal(0))
    return found


def _added_values(table: TableTemplate, rows: Mapping[str, Any]) -> Values:
    """The figures of the rows that an example adds, in the order of their columns."""
    values: Values = {}
    for number, added in enumerate(rows.get("add", ())):
        columns: tuple[Label, ...] = table.columns_of(added_key(number))
        values |= {(added_key(number), c.key): _text(v) for c, v in zip(columns, added.get("values", ()), strict=False)}
    return values


def _numbered(by_number: Mapping[Any, Any]) -> dict[int, Any]:
    """Section numbers and editions are texts where the data came through JSON."""
    return {int(key): value for key, value in by_number.items()}


def _nearest(year: int) -> Edition:
    """The edition to draw for a year that none governs: the oldest, for years before it."""
    return min(editions(), key=lambda e: abs(e.year_from - year))


def _text(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)
