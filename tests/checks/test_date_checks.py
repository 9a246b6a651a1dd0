"""Kinds deadline and signed-early (Y102, Y103)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lint_gov.model.document import Document, Paragraph
from lint_gov.model.place import Place
from lint_gov.model.report import Report, Stated

from .reports import identity_of, only, report, run


def signed(day: date | None, kind: str = "department", page: str = "", **changes: Any) -> Report:
    """A report on 2023 with that date under it, and the words of its page around it."""
    under = Stated(day, str(day), Place(line=91)) if day else None
    identity = identity_of(organ_kind=kind, signoff_date=under)
    return report(identity=identity, document=Document("-", "html", (), furniture=(page,) if page else ()), **changes)


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("department", date(2024, 1, 31)),
        ("township", date(2024, 1, 31)),
        ("subdistrict", date(2024, 1, 31)),
        ("province_government", date(2024, 3, 31)),
        ("city_government", date(2024, 3, 31)),
        ("county_government", date(2024, 3, 31)),
        ("office", date(2024, 3, 31)),
        ("unknown", date(2024, 3, 31)),
    ],
)
def test_the_last_day_is_in_time(kind: str, last: date) -> None:
    assert run("Y102", signed(last, kind)) == []
    hit = only("Y102", signed(date.fromordinal(last.toordinal() + 1), kind))
    assert (hit.case, hit.location.place.line) == ("signed", 91)


def test_institutions_have_no_deadline() -> None:
    assert run("Y102", signed(date(2024, 11, 1), "institution")) == []


@pytest.mark.parametrize("day", [date(2025, 2, 1), date(2023, 2, 1), date(2022, 5, 1)])
def test_a_date_of_another_year_is_a_conflict_of_years(day: date) -> None:
    assert run("Y102", signed(day)) == run("Y103", signed(day)) == []


@pytest.mark.parametrize(
    "words", ["发布时间：2024-02-20 09:30", "发布日期: 2024年2月20日", "公开日期 2024.2.20", "发布时间：2024/02/20"]
)
def test_publication(words: str) -> None:
    assert only("Y102", signed(None, page=words)).case == "published"
    assert only("Y102", signed(date(2024, 1, 20), page=words)).case == "posted"


def test_publication_above_the_title_of_a_text() -> None:
    front = (Paragraph("发布时间：2024-02-20", Place(line=2)),)
    assert only("Y102", signed(None, front=front)).location.place.line == 2


@pytest.mark.parametrize(
    "words",
    [
        "发布时间：2024-01-20",
        "发布时间：2026-05-20",
        "时间：2024-05-20",
        "发布时间：2024-13-40",
        "发布时间：2024-01-20 发布时间：2024-06-01",
    ],
)
def test_no_late_publication(words: str) -> None:
    assert run("Y102", signed(None, page=words)) == []


@pytest.mark.parametrize(("month", "case"), [(4, "default"), (11, "default"), (12, "december")])
def test_signed_before_the_year_was_over(month: int, case: str) -> None:
    assert only("Y103", signed(date(2023, month, 28))).case == case


def test_signed_after_the_year() -> None:
    assert run("Y103", signed(date(2024, 1, 1))) == run("Y103", signed(None)) == []
