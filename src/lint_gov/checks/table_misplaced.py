"""table-misplaced: a statutory table stands under the heading of another section (T108)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks import template
from lint_gov.checks.cells import table_fields
from lint_gov.checks.params import Params
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Form, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each table outside its section, when that section has its heading and no such table."""
    for table, number in template.tables():
        section, form = report.section(number), report.form(table)
        if form is None or section is None or section.heading is None:
            continue
        if all(f.section != number for f in report.forms if f.table == table):
            yield _hit(form, report)


def _hit(form: Form, report: Report) -> Hit:
    stands = report.section(form.section) if form.section else None
    heading = stands.heading.raw.strip() if stands and stands.heading else ""
    return Hit(
        Location(form.section, form.table, place=form.place),
        case="default" if heading else "front",
        fields=table_fields(form) | {"stands": heading},
        evidence={"found": form.section, "expected": template.section_of(form.table)},
    )
