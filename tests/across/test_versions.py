"""Several reports of one organ for one year."""

from __future__ import annotations

from checks.tables import disputes, form, report
from lint_gov.across.versions import agreed, different
from lint_gov.model.report import Report


def version(**changed: str) -> Report:
    return report(form("disputes", disputes(**changed)))


def test_the_same_report_in_two_files_counts_once() -> None:
    assert len(different([version(), version(), version(review__total="9"), version()])) == 2


def test_a_draft_and_the_final_one_agree_on_the_rest() -> None:
    whole = version()
    kept = agreed([whole, version(review__total="9")]).forms[0].figures
    assert ("review", "total") not in kept
    assert kept == {cell: figure for cell, figure in whole.forms[0].figures.items() if cell != ("review", "total")}


def test_one_version_is_itself() -> None:
    whole = version()
    assert agreed([whole]) is whole


def test_a_table_that_one_version_lacks_is_not_agreed() -> None:
    assert agreed([version(), report()]).forms[0].figures == {}
