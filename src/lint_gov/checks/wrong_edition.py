"""wrong-edition: a table follows another edition of the form than the reporting year's (T101)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.cells import table_fields
from lint_gov.checks.params import Params
from lint_gov.checks.template import section_of
from lint_gov.checks.year_conflict import stated_years
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Form, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each table whose labels tell another edition; not assessed while the year is disputed.

    The year is disputed when the claims of `parts` differ (S103): then the tables may be the right ones.
    """
    for form in report.forms:
        if report.edition is None or form.edition in (None, report.edition):
            continue
        disputed = len({said.value for said in stated_years(report, params).values()}) > 1
        yield _hit(form, report, disputed)


def _hit(form: Form, report: Report, disputed: bool) -> Hit:
    fields = table_fields(form) | {"found": form.edition, "expected": report.edition, "year": report.identity.year}
    return Hit(
        Location(section_of(form.table), form.table, place=form.place),
        outcome="not-assessed" if disputed else "fail",
        case="disputed" if disputed else "default",
        fields=fields,
        evidence={"found": form.edition, "expected": report.edition},
    )
