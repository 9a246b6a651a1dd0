"""Identities of the statutory tables, and the repair of single wrong cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_gov import checks, engine
from lint_gov.checks import identity
from lint_gov.editions import edition
from lint_gov.model.finding import Finding, NotAssessed
from lint_gov.ruleset import rules
from lint_gov.ruleset.expression import parse

from .tables import APPLICANTS, Cells, applications, disputes, form, report

ARITHMETIC = tuple(rule for rule in rules() if rule.check == "identity")
KINDS = checks.kinds()
EDITIONS = st.sampled_from((2019, 2021))
SEEDS = st.integers(0, 10_000)


def run(cells: Cells, number: int = 2021, table: str = "applications") -> tuple[tuple[Finding, ...], tuple[NotAssessed, ...]]:
    subject = report(form(table, cells, number), year=number + 1)
    findings, not_assessed, crashed = engine.run(subject, ARITHMETIC, KINDS)
    assert crashed == ()
    return findings, not_assessed


@given(EDITIONS, SEEDS)
@settings(max_examples=40)
def test_consistent_tables_bring_nothing(number: int, seed: int) -> None:
    assert run(applications(number, seed), number) == ((), ())


@given(EDITIONS, SEEDS, st.data())
@settings(max_examples=60)
def test_one_wrong_cell_is_found_and_mended(number: int, seed: int, data: st.DataObject) -> None:
    cells = applications(number, seed)
    cell = data.draw(st.sampled_from(sorted(cells)))
    right = int(cells[cell])
    wrong = data.draw(st.integers(0, 99).filter(lambda n: n != right))
    findings, not_assessed = run(cells | {cell: str(wrong)}, number)
    assert findings
    assert not_assessed == ()
    assert {f.group for f in findings} == {f"applications:{cell[0]}.{cell[1]}"}
    assert {tuple((c.row, c.column, c.value) for c in f.repair) for f in findings} == {((*cell, Decimal(right)),)}


@given(EDITIONS, SEEDS, st.data())
@settings(max_examples=60)
def test_two_wrong_cells_are_mended_right_or_not_at_all(number: int, seed: int, data: st.DataObject) -> None:
    cells = applications(number, seed)
    wrong = data.draw(st.lists(st.sampled_from(sorted(cells)), min_size=2, max_size=2, unique=True))
    steps = data.draw(st.lists(st.integers(1, 60), min_size=2, max_size=2))
    planted = {cell: str(int(cells[cell]) + step) for cell, step in zip(wrong, steps, strict=True)}
    findings, _ = run(cells | planted, number)
    assert findings
    for finding in findings:
        assert all(Decimal(cells[c.row, c.column]) == c.value for c in finding.repair if (c.row, c.column) in wrong)
    if len({c for f in findings for c in f.repair}) == 1:  # one cell explains all: then so does the table
        mended = {(c.row, c.column): str(c.value) for f in findings for c in f.repair}
        assert run(cells | planted | mended, number)[0] == ()


@given(SEEDS)
@settings(max_examples=20)
def test_every_repair_makes_the_table_tie(seed: int) -> None:
    cells = applications(2021, seed) | {("granted", "natural"): "77", ("denied.process", "research"): "41"}
    findings, _ = run(cells)
    mended = {(c.row, c.column): str(c.value) for f in findings for c in f.repair}
    if mended:
        assert run(cells | mended)[0] == ()


def test_independent_faults_are_two_stories() -> None:
    cells = applications(2021, 3)
    cells["granted", "natural"] = str(int(cells["granted", "natural"]) + 1)
    cells["partial", "business"] = str(int(cells["partial", "business"]) + 20)
    findings, _ = run(cells)
    assert {f.group for f in findings} == {"applications:granted.natural", "applications:partial.business"}
    assert all(len(f.repair) == 1 for f in findings)


def test_ambiguous_faults_have_no_repair() -> None:
    cells = applications(2021, 3)
    for cell in (("granted", "natural"), ("partial", "business")):  # or granted.business and partial.natural
        cells[cell] = str(int(cells[cell]) + 1)
    cells |= {("granted", "business"): "9", ("partial", "natural"): "9"}
    cells = _retotalled(cells, ("granted", "partial"), ("natural", "business"))
    cells["granted", "natural"] = str(int(cells["granted", "natural"]) + 1)
    cells["partial", "business"] = str(int(cells["partial", "business"]) + 1)
    findings, _ = run(cells)
    assert {f.rule for f in findings} == {"A102", "A103"}
    assert all(f.repair == () and f.group is None for f in findings)


def _retotalled(cells: Cells, rows: tuple[str, ...], columns: tuple[str, ...]) -> Cells:
    """Make the totals of some rows and columns, and what hangs on them, tie again."""
    cells = dict(cells)
    for row in rows:
        cells[row, "total"] = str(sum(int(cells[row, c]) for c in APPLICANTS))
    results = sorted({r for r, _ in cells} - {"new", "carried_in", "total", "carried_out"})
    for column in (*columns, "total"):
        cells["total", column] = str(sum(int(cells[r, column]) for r in results))
        cells["carried_in", column] = "0"
        cells["new", column] = str(int(cells["total", column]) + int(cells["carried_out", column]))
    for row in ("new", "carried_in"):
        cells[row, "total"] = str(sum(int(cells[row, c]) for c in APPLICANTS))
    return cells


def test_location_and_evidence_of_the_contract() -> None:
    cells = applications(2021) | {("granted", "total"): "77"}
    finding = next(f for f in run(cells)[0] if f.rule == "A103")
    assert (finding.location.section, finding.location.table) == (3, "applications")
    assert (finding.location.row, finding.location.column) == ("granted", "total")
    assert finding.evidence == {"stated": 77, "computed": 23}
    assert finding.severity == "error"
    assert [(at.row, at.column) for at in finding.related] == [("granted", column) for column in APPLICANTS]
    assert "（一）予以公开" in finding.message
    assert "23" in finding.message
    assert "77" in finding.message


def test_severity_before_2021() -> None:
    cells = applications(2019) | {("granted", "total"): "77"}
    assert {f.rule: f.severity for f in run(cells, 2019)[0]} == {"A102": "error", "A103": "warning"}


@pytest.mark.parametrize("raw", ["", "/", "若干", "-"])
def test_a_cell_without_a_number_is_never_a_fault(raw: str) -> None:
    cells = applications(2021, 5)
    row = _row_with_figures(cells)
    cell = next((row, c) for c in APPLICANTS if int(cells[row, c]) > 0)
    findings, not_assessed = run(cells | {cell: raw})
    assert findings == ()
    assert {n.rule for n in not_assessed} == {"A102", "A103"}
    assert all(edition(2021).tables["applications"].row_label(row) in n.reason for n in not_assessed)


def _row_with_figures(cells: Cells) -> str:
    """A result of which at least two kinds of applicants have some."""
    rows = sorted({row for row, _ in cells} - {"new", "carried_in", "total", "carried_out"})
    return next(row for row in rows if sum(int(cells[row, c]) > 0 for c in APPLICANTS) >= 2)


def test_a_blank_beside_a_total_that_ties_is_zero() -> None:
    cells = applications(2021, 5)
    zeros = {cell: "" for cell, raw in cells.items() if raw == "0" and cell[1] != "total"}
    assert len(zeros) > 20
    assert run(cells | zeros) == ((), ())


def test_a_blank_proved_zero_by_its_row_counts_in_its_column() -> None:
    cells = applications(2021, 5)
    blank = next(c for c in sorted(cells) if c[0] == "rejected.repeat" and c[1] in APPLICANTS and cells[c] == "0")
    column = blank[1]
    cells |= {blank: "", ("total", column): str(int(cells["total", column]) + 4)}
    finding = next(f for f in run(cells)[0] if f.rule == "A102")
    assert finding.location.column == column
    assert "2.重复申请" in finding.message
    assert finding.repair[0].row == "total"


def test_blanks_that_nothing_proves_are_told_once_a_rule() -> None:
    cells = applications(2021, 5)
    row = _row_with_figures(cells)
    kept = next((row, c) for c in APPLICANTS if int(cells[row, c]) > 0)
    cells |= {cell: "" for cell in cells if cell[0] == row and cell != kept}
    findings, not_assessed = run(cells)
    assert findings == ()
    assert sorted(n.rule for n in not_assessed) == ["A102", "A103"]


def test_empty_tables_and_rows_owe_nothing() -> None:
    assert run(dict.fromkeys(applications(2021), "")) == ((), ())
    results = {cell: "" for cell in applications(2019) if cell[0] not in ("new", "carried_in", "carried_out")}
    zeros = {cell: "0" for cell in applications(2019) if cell[0] in ("new", "carried_in", "carried_out")}
    assert run(results | zeros, 2019) == ((), ())


def test_blank_totals_are_passed_over_before_2021_only() -> None:
    before = applications(2019) | {("granted", "total"): ""}
    after = applications(2021) | {("granted", "total"): ""}
    assert "A103" not in {n.rule for n in run(before, 2019)[1]}
    assert "A103" in {n.rule for n in run(after, 2021)[1]}


def test_a_missing_row_is_named() -> None:
    cells = {cell: raw for cell, raw in applications(2021).items() if cell[0] != "denied.internal"}
    findings, not_assessed = run(cells)
    assert findings == ()
    assert [n.rule for n in not_assessed] == ["A102"]
    assert "5.属于三类内部事务信息" in not_assessed[0].reason


def test_disputes_have_no_unique_repair() -> None:
    findings, not_assessed = run(disputes(review__total="9"), table="disputes")
    assert [(f.rule, f.location.row, f.location.column) for f in findings] == [("A201", "review", "total")]
    assert findings[0].repair == ()
    assert len(findings[0].related) == 4
    assert not_assessed == ()


def test_two_forms_of_one_table_are_judged_apart() -> None:
    wrong = applications(2021) | {("granted", "total"): "77"}
    subject = report(form("applications", wrong), form("applications", wrong))
    findings, _, _ = engine.run(subject, ARITHMETIC, KINDS)
    assert {f.group for f in findings} == {"applications:granted.total", "applications:granted.total#2"}
    assert len({f.fingerprint for f in findings}) == len(findings) == 4


def test_a_repair_that_blanks_taken_as_zero_contradict_is_not_offered() -> None:
    figures = {
        ("denied.process", "business"): 1, ("denied.process", "research"): 1, ("denied.process", "total"): 2,
        ("other.unpaid", "research"): 1, ("other.unpaid", "total"): 1,
        ("total", "business"): 1, ("total", "research"): 2, ("total", "total"): 3,
        ("new", "business"): 1, ("new", "research"): 2, ("new", "total"): 3,
    }  # fmt: skip
    cells = dict.fromkeys(applications(2021), "0") | {cell: str(figure) for cell, figure in figures.items()}
    assert run(cells) == ((), ())
    planted = {("other.unpaid", "research"): "2", ("denied.process", "business"): "2", ("other.unpaid", "business"): ""}
    findings, not_assessed = run(cells | planted)
    assert {f.rule for f in findings} == {"A102", "A103"}
    assert all(f.repair == () for f in findings)
    assert {n.rule for n in not_assessed} == {"A102", "A103"}


def test_long_lists_of_cells_are_cut() -> None:
    cells = applications(2021, 5)
    findings, not_assessed = run({cell: raw if cell[1] != "natural" else "?" for cell, raw in cells.items()})
    assert findings == ()
    reason = next(n.reason for n in not_assessed if n.rule == "A103")
    assert reason.startswith("有25个单元格")
    assert reason.endswith("；……。")


def test_single_cells_with_each_none() -> None:
    tree = parse("normative.effective == normative.made + 2 * regulations.made")
    params = {"table": "disclosure", "each": "none", "assert": tree}
    cells = {("normative", "effective"): "9", ("normative", "made"): "4", ("regulations", "made"): "2"}
    (hit,) = identity.run(report(form("disclosure", cells)), params)
    assert hit.evidence == {"stated": 8, "computed": 9}
    assert (hit.location.row, hit.location.column) == (None, None)
    assert [(at.row, at.column) for at in hit.related] == list(cells)
    assert list(identity.run(report(form("disclosure", cells | {("normative", "effective"): "8"})), params)) == []


def test_a_sum_on_the_right_is_placed_at_the_cell_to_be_mended() -> None:
    cells = applications(2021, 2) | {("carried_in", "research"): "88"}
    finding = next(f for f in run(cells)[0] if f.rule == "A101")
    assert (finding.location.row, finding.location.column) == ("carried_in", "research")
    cells |= {("carried_in", "total"): str(sum(int(cells["carried_in", c]) for c in APPLICANTS))}
    finding = next(f for f in run(cells)[0] if f.rule == "A101")
    assert (finding.location.row, finding.location.column) == (None, "research")


def test_an_assertion_that_is_no_equation_is_refused() -> None:
    with pytest.raises(ValueError, match="linear"):
        list(
            identity.run(
                report(form("disputes", disputes())), {"table": "disputes", "each": "row", "assert": parse("total > upheld")}
            )
        )
