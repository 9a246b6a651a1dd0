"""Reports made of bare tables, for tests of checks that read nothing but figures."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal

from lint_gov.editions import TableTemplate, edition
from lint_gov.model.document import Document
from lint_gov.model.report import Figure, Form, Identity, Report
from lint_gov.text.numerals import arabic_number

Cells = dict[tuple[str, str], str]
APPLICANTS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org")


def applications(number: int, seed: int = 7) -> Cells:
    """A consistent table 3 of an edition with random figures."""
    rng = random.Random(seed)
    rows = [row.key for row in edition(number).tables["applications"].rows]
    results = [row for row in rows if row not in ("new", "carried_in", "total", "carried_out")]
    cells: dict[tuple[str, str], int] = {}
    for column in APPLICANTS:
        for row in results:
            cells[row, column] = rng.choice((0, 0, 0, rng.randrange(40)))
        cells["total", column] = sum(cells[row, column] for row in results)
        cells["carried_out", column] = rng.randrange(6)
        received = cells["total", column] + cells["carried_out", column]
        cells["carried_in", column] = rng.randint(0, received)
        cells["new", column] = received - cells["carried_in", column]
    for row in rows:
        cells[row, "total"] = sum(cells[row, column] for column in APPLICANTS)
    return {cell: str(value) for cell, value in cells.items()}


def disputes(**changed: str) -> Cells:
    """A consistent table 4; `review__total="9"` changes a cell."""
    cells: Cells = {}
    for i, row in enumerate(("review", "litigation_direct", "litigation_after_review")):
        figures = (i, 1, 0, 2)
        cells |= {(row, c): str(v) for c, v in zip(("upheld", "corrected", "other", "pending"), figures, strict=True)}
        cells[row, "total"] = str(sum(figures))
    return cells | {(key.split("__")[0], key.split("__")[1]): value for key, value in changed.items()}


def form(table: str, cells: Mapping[tuple[str, str], str], number: int | None = 2021) -> Form:
    """A form as the forms layer makes it; a cell that holds no number is blank, a placeholder or text."""
    template: TableTemplate = edition(number or 2021).tables[table]
    figures = {cell: _figure(cell, raw) for cell, raw in cells.items()}
    return Form(table, number, template.section, figures)  # type: ignore[arg-type]


def _figure(cell: tuple[str, str], raw: str) -> Figure:
    value: Decimal | None = arabic_number(raw)
    state = "number" if value is not None else "blank" if not raw.strip() else "placeholder" if raw in "/-—无" else "text"
    return Figure(*cell, raw, value, state)  # type: ignore[arg-type]


def report(*forms: Form, year: int | None = 2023, organ_kind: str = "county_government", **other: object) -> Report:
    """A report of tables alone."""
    number = None if year is None or year < 2019 else 2019 if year < 2021 else 2021
    document = Document("report.txt", "text", ())
    identity = Identity(year=year, organ_kind=organ_kind)
    return Report(document, identity, (), (), (), number, forms, **other)  # type: ignore[arg-type]
