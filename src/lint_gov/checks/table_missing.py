"""table-missing: the statutory table of section 2, 3 or 4 is not there (T102)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks import template
from lint_gov.checks.params import Params
from lint_gov.checks.table_as_image import picture_instead
from lint_gov.model.finding import Hit, Location
from lint_gov.model.place import NOWHERE
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each table that was not found, or of which nothing but the frame is left.

    A missing section (S201) and a picture in place of the table (D102) tell the story themselves.
    """
    for table, number in template.tables():
        section = report.section(number)
        form = report.form(table)
        if form is not None and form.figures:
            continue
        if section is None or section.heading is None or picture_instead(report, table, number):
            continue
        fields = {"section": number, "heading": template.heading(number, report.edition)}
        place = form.place if form else section.heading.place if section.heading else NOWHERE
        yield Hit(Location(number, table, place=place), case="frame" if form else "default", fields=fields)
