"""Comparisons between cells that are no equations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lint_gov.checks.compare import run
from lint_gov.ruleset.expression import parse

from .tables import Cells, form, report

PARAMS = {"table": "disclosure", "each": "row", "assert": parse("effective >= made - repealed")}


def cells(made: str, repealed: str, effective: str, row: str = "normative") -> Cells:
    return {(row, "made"): made, (row, "repealed"): repealed, (row, "effective"): effective, ("licences", "decisions"): "3"}


@pytest.mark.parametrize(
    ("figures", "hits"),
    [(("5", "1", "4"), 0), (("5", "1", "3"), 1), (("0", "3", "0"), 0), (("5", "", "2"), 0), (("5", "/", "2"), 0)],
)
def test_inequality(figures: tuple[str, str, str], hits: int) -> None:
    assert len(list(run(report(form("disclosure", cells(*figures))), PARAMS))) == hits


def test_location_and_fields() -> None:
    (hit,) = run(report(form("disclosure", cells("5", "1", "2"))), PARAMS)
    assert (hit.location.row, hit.location.column) == ("normative", "effective")
    assert hit.evidence == {"stated": Decimal(2), "computed": Decimal(4)}
    assert hit.fields["row_label"] == "行政规范性文件"
    assert hit.fields["made"] == Decimal(5)
    assert [at.column for at in hit.related] == ["made", "repealed"]


def test_only_some_rows() -> None:
    subject = report(form("disclosure", cells("5", "1", "2") | cells("5", "1", "2", "regulations")))
    assert len(list(run(subject, PARAMS))) == 2
    assert [h.location.row for h in run(subject, PARAMS | {"only": ["regulations"]})] == ["regulations"]


def test_whole_cells_are_named_with_each_none() -> None:
    params = {"table": "disclosure", "each": "none", "assert": parse("licences.decisions > 5 or normative.made == 0")}
    assert len(list(run(report(form("disclosure", cells("5", "1", "4"))), params))) == 1
    assert list(run(report(form("disclosure", cells("0", "1", "4"))), params)) == []


def test_the_other_edition_has_no_such_columns() -> None:
    assert list(run(report(form("disclosure", {("normative", "total"): "1"}, 2019), year=2020), PARAMS)) == []
