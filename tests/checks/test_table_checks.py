"""Kinds wrong-edition, table-missing, form-issue and table-misplaced (T101–T108)."""

from __future__ import annotations

from typing import Any

import pytest

from lint_gov.editions import edition
from lint_gov.model.place import Place
from lint_gov.model.report import Form, FormIssue

from .reports import IMAGE, SECTION_OF, form, identity_of, only, report, run, section, sections, with_form, years


def issue(kind: Any, row: str | None = None, column: str | None = None, raw: str = "", line: int = 1) -> FormIssue:
    return FormIssue(kind, row, column, raw, "", Place(line=line))


def with_issues(*issues: FormIssue, table: Any = "applications") -> Any:
    return with_form(form(table, 2021, issues=issues))


@pytest.mark.parametrize("table", ["disclosure", "applications"])
@pytest.mark.parametrize(("year", "governing", "found"), [(2023, 2021, 2019), (2020, 2019, 2021)])
def test_table_of_another_edition(table: Any, year: int, governing: int, found: int) -> None:
    hit = only("T101", with_form(form(table, found), year=year, edition=governing))
    assert (hit.location.section, hit.location.table, hit.outcome) == (SECTION_OF[table], table, "fail")
    assert hit.evidence == {"found": found, "expected": governing}


def test_edition_unknown_or_year_unknown() -> None:
    nameless = Form("applications", None, 3, form("applications").figures)
    assert run("T101", with_form(nameless)) == []
    assert run("T101", with_form(form("applications", 2019), edition=None)) == []


def test_edition_is_not_judged_while_the_year_is_disputed() -> None:
    disputed = identity_of(2021, years=years(title=2021, period=2020))
    hit = only("T101", with_form(form("disclosure", 2019), identity=disputed))
    assert (hit.outcome, hit.case) == ("not-assessed", "disputed")


@pytest.mark.parametrize("table", SECTION_OF)
def test_missing_table(table: str) -> None:
    rest = tuple(form(name) for name in SECTION_OF if name != table)
    hit = only("T102", report(forms=rest))
    assert (hit.location.section, hit.location.table, hit.location.row) == (SECTION_OF[table], table, None)


def test_table_without_figures_is_missing_once() -> None:
    rows = [issue("row-missing", r.key) for r in edition(2021).tables["applications"].rows]
    bare = Form("applications", 2021, 3, {}, tuple(rows))
    assert only("T102", with_form(bare)).case == "frame"
    assert run("T103", with_form(bare)) == []


def test_missing_table_told_by_section_or_picture() -> None:
    rest = (form("disclosure"), form("applications"))
    assert run("T102", report(forms=rest, sections=sections(s4=None))) == []
    assert run("T102", report(forms=rest, sections=sections(s4=section(4, heading=False)))) == []
    assert run("T102", report(forms=rest, sections=sections(s4=section(4, IMAGE)))) == []


def test_missing_row_is_named_with_its_group() -> None:
    hit = only("T103", with_issues(issue("row-missing", "other.rest")))
    assert (hit.location.section, hit.location.table, hit.location.row) == (3, "applications", "other.rest")
    assert hit.fields["row_label"] == "（六）其他处理 3.其他"


def test_missing_rows_are_told_one_by_one_while_few() -> None:
    rows = ("denied.process", "denied.internal", "denied.inquiry")
    assert [h.location.row for h in run("T103", with_issues(*(issue("row-missing", r) for r in rows)))] == list(rows)


def test_most_rows_missing_is_one_finding() -> None:
    rows = [r.key for r in edition(2021).tables["applications"].rows][:20]
    hit = only("T103", with_issues(*(issue("row-missing", r) for r in rows)))
    assert (hit.case, hit.location.row, len(hit.related)) == ("row-missing-many", None, 20)


def test_unknown_row_is_told_once() -> None:
    twice = issue("row-unknown", raw="其他主动公开文件", line=5)
    hit = only("T104", with_issues(twice, twice, table="disclosure"))
    assert hit.fields["raw"] == "其他主动公开文件"


@pytest.mark.parametrize("kind", ["column-missing", "column-extra", "column-order"])
def test_columns(kind: Any) -> None:
    hit = only("T105", with_issues(issue(kind, column="research", raw="科研机构")))
    assert (hit.case, hit.location.column) == (kind, "research")


def test_order_of_columns_is_one_finding() -> None:
    swapped = [issue("column-order", column=c, raw=c) for c in ("research", "business")]
    hit = only("T105", with_issues(*swapped))
    assert (hit.case, [r.column for r in hit.related]) == ("column-order-many", ["research", "business"])


def test_altered_label() -> None:
    altered = FormIssue("label-altered", "normative", None, "规范性文件", "行政规范性文件", Place(line=3))
    hit = only("T106", with_issues(altered, table="disclosure"))
    assert hit.evidence == {"stated": "规范性文件", "expected": "行政规范性文件"}


def test_displaced_cells_of_a_table_are_one_finding() -> None:
    hit = only("T107", with_issues(issue("displaced", "total", raw="0", line=1), issue("displaced", "new", raw="x", line=2)))
    assert (hit.case, [r.row for r in hit.related]) == ("displaced-many", ["total", "new"])


def test_one_displaced_cell_is_located() -> None:
    hit = only("T107", with_issues(issue("displaced", "total", raw="0")))
    assert (hit.case, hit.location.row) == ("displaced", "total")


def test_table_under_another_heading() -> None:
    hit = only("T108", with_form(form("applications", section_number=4)))
    assert (hit.location.table, hit.location.section) == ("applications", 4)
    assert hit.fields["stands"] == "四、政府信息公开行政复议、行政诉讼情况"


def test_table_before_the_first_section() -> None:
    assert only("T108", with_form(form("applications", section_number=None))).case == "front"


@pytest.mark.parametrize("own", [None, section(3, heading=False)])
def test_table_whose_own_section_is_missing(own: Any) -> None:
    assert run("T108", with_form(form("applications", section_number=2), sections=sections(s3=own))) == []


def test_second_copy_elsewhere() -> None:
    forms = (*report().forms, form("applications", section_number=6))
    assert run("T108", report(forms=forms)) == []


def test_what_is_missing_is_shown_at_the_table() -> None:
    lost = FormIssue("row-missing", "granted", None, "", "（一）予以公开")
    assert only("T103", with_issues(lost)).location.place == form("applications").place


def test_columns_missing_together_are_named() -> None:
    lost = FormIssue("column-missing", None, None, "", "科研机构、社会公益组织")
    assert only("T105", with_issues(lost)).fields["column_label"] == "科研机构、社会公益组织"


def test_long_lines_are_shortened_in_messages() -> None:
    long = issue("displaced", "total", raw="（七）总计 " + "0 " * 40)
    assert str(only("T107", with_issues(long)).fields["raw"]).endswith("…")
