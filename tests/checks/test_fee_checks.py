"""Kinds fee-missing, fee-incomplete, fee-contradiction and fee-misplaced (F101–F104)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lint_gov.model.place import Place
from lint_gov.model.report import FeeStatement

from .reports import figure, form, only, report, run, sections, with_form


def fee(kind: Any = "charged", section: int | None = 6, **figures: Any) -> FeeStatement:
    exact = {k: Decimal(v) if k in ("notified", "received") else v for k, v in figures.items()}
    return FeeStatement(kind, section, "收取信息处理费", Place(line=80), **exact)


def test_no_statement() -> None:
    hit = only("F101", report(fee=None))
    assert (hit.location.section, hit.outcome) == (6, "fail")


def test_no_statement_and_no_section_6() -> None:
    assert only("F101", report(fee=None, sections=sections(s6=None))).location.section == 6


def test_unclear_statement_is_a_question() -> None:
    assert only("F101", report(fee=fee("unclear"))).outcome == "review"


@pytest.mark.parametrize(
    ("stated", "case"),
    [
        ({"notified": 300, "received": 300}, "notices"),
        ({"notices": 1, "received": 300}, "notified"),
        ({"notices": 1, "notified": 300}, "received"),
        ({"received": 300}, "several"),
    ],
)
def test_incomplete(stated: dict[str, int], case: str) -> None:
    hit = only("F102", report(fee=fee(**stated)))
    assert (hit.case, hit.location.section) == (case, 6)


def test_complete() -> None:
    assert run("F102", report(fee=fee(notices=2, notified=3000, received=0))) == []


def test_denied_notice_is_no_omission() -> None:
    assert run("F102", report(fee=fee(received=300, denies_notice=True))) == []


@pytest.mark.parametrize(
    ("stated", "case"),
    [
        ({"notices": 2, "notified": 3000, "received": 3500}, "more-received"),
        ({"received": 500, "denies_notice": True}, "no-notice"),
        ({"notices": 0, "notified": 0, "received": 500}, "no-notice"),
        ({"notices": 0, "notified": 500}, "no-notice"),
        ({"notices": 2, "notified": 300, "received": 300, "parts": (Decimal(100), Decimal(150))}, "parts"),
    ],
)
def test_contradictions(stated: dict[str, Any], case: str) -> None:
    assert only("F103", report(fee=fee(**stated))).case == case


@pytest.mark.parametrize(
    "stated",
    [
        {"notices": 2, "notified": 3000, "received": 1000},
        {"received": 500},
        {"notices": 2, "notified": 300, "received": 200, "parts": (Decimal(100), Decimal(200))},
        {"notices": 2, "notified": 300, "received": 200, "parts": (Decimal("100.5"), Decimal("99.5"))},
        {"notices": 1, "notified": 300, "parts": (Decimal(100),)},
    ],
)
def test_no_contradiction(stated: dict[str, Any]) -> None:
    assert run("F103", report(fee=fee(**stated))) == []


def unpaid(statement: FeeStatement) -> Any:
    cells = [figure("other.unpaid", "natural", "2"), figure("other.unpaid", "total", "2")]
    return with_form(form("applications", 2021, cells), fee=statement)


def test_lapsed_requests_without_a_notice() -> None:
    hit = only("F103", unpaid(fee("none", denies_notice=True)))
    assert (hit.case, hit.evidence, hit.location.section) == ("unpaid", {"unpaid": 2}, 6)
    assert (hit.related[0].row, hit.related[0].column) == ("other.unpaid", "total")


def test_lapsed_requests_and_nothing_said_of_notices() -> None:
    assert run("F103", unpaid(fee("none"))) == []


@pytest.mark.parametrize(("where", "case"), [(1, "default"), (None, "front")])
def test_statement_outside_section_6(where: int | None, case: str) -> None:
    hit = only("F104", report(fee=fee("none", where)))
    assert (hit.case, hit.location.section) == (case, where)


def test_statement_where_section_6_is_missing() -> None:
    assert run("F104", report(fee=fee("none", 5), sections=sections(s6=None))) == []
