"""Kinds title-missing, title-wording and year-conflict (S101–S103)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lint_gov.model.document import Paragraph
from lint_gov.model.place import Place
from lint_gov.model.report import Stated

from .reports import identity_of, only, report, run, years

ACCEPTED = [
    "云溪县人民政府2023年政府信息公开工作年度报告",
    "云溪县2023年度政府信息公开工作年度报告",
    "2023年云溪县人民政府政府信息公开工作年度报告",
    "2023年度云溪县财政局政府信息公开工作年度报告",
    "云溪县财政局政府信息公开工作2023年度报告",
    "云溪县财政局政府信息公开工作年度报告（2023年度）",
    "云溪县财政局（2023年度）政府信息公开工作年度报告",
    "云溪县财政局二〇二三年政府信息公开工作年度报告",
    "云溪县财政局 ２０２３ 年政府信息公开工作年度 报告",
    "《云溪县财政局2023年政府信息公开工作年度报告》",
    "云溪县财政局2023年政府信息公开工作年度报告（公开版）",
    "2023年政府信息公开工作年度报告（云溪县财政局）",
]
FAULTY = {
    "云溪县财政局2023年政府信息公开年报": "nianbao",
    "云溪县财政局2023年政府信息公开工作报告": "work-report",
    "云溪县财政局2023年政府信息公开工作总结": "work-report",
    "云溪县财政局2023年政府信息公开年度报告": "annual-report",
    "云溪县财政局2023年信息公开年度报告": "annual-report",
    "云溪县财政局2023年政务信息公开工作年度报告": "affairs",
    "云溪县财政局政府信息公开工作年度报告": "no-year",
    "政府信息公开工作年度报告": "no-year",
    "云溪县财政局2023政府信息公开工作年度报告": "year-without-nian",
    "2023年政府信息公开工作年度报告": "no-organ",
    "2023年度政府信息公开工作年度报告": "no-organ",
    "云溪县财政局2023年政府信息公开工作告年度报": "default",
}


def titled(title: str | None, source: str | None = "body", **changes: Any) -> Any:
    return report(identity=identity_of(title=title, title_source=source, **changes))


def test_no_title_anywhere() -> None:
    hit = only("S101", titled(None, None))
    assert hit.fields["expected"] == "云溪县人民政府2023年政府信息公开工作年度报告"


@pytest.mark.parametrize("source", ["body", "heading", "page"])
def test_title_anywhere_counts(source: str) -> None:
    assert run("S101", titled("云溪县2023年政府信息公开工作年度报告", source)) == []


@pytest.mark.parametrize("title", ACCEPTED)
def test_accepted_word_orders(title: str) -> None:
    assert run("S102", titled(title)) == []


@pytest.mark.parametrize(("title", "case"), FAULTY.items())
def test_faulty_titles(title: str, case: str) -> None:
    assert only("S102", titled(title)).case == case


def test_organ_on_a_line_of_its_own() -> None:
    front = (Paragraph("云溪县人民政府文件"), Paragraph("2023年政府信息公开工作年度报告"))
    assert run("S102", report(identity=identity_of(title=front[1].text), front=front)) == []


@pytest.mark.parametrize(
    "title", ["云溪县财政局2023年政府信息公开工作年度报告_云溪县人民政府网", "政府信息公开年度-云溪县人民政府"]
)
def test_page_title_is_judged_leniently(title: str) -> None:
    assert run("S102", titled(title, "page")) == []


def test_page_title_with_a_clear_fault() -> None:
    assert only("S102", titled("云溪县财政局2023年政府信息公开工作报告-云溪县人民政府网", "page")).case == "work-report"


def conflicting(source: str = "body", **claims: int) -> Any:
    return report(identity=identity_of(title_source=source, years=years(**claims)))


def test_period_of_another_year_is_located_at_the_period() -> None:
    hit = only("S103", conflicting(title=2023, period=2022, signoff=2023))
    assert hit.case == "title-period"
    assert hit.evidence == {"title": 2023, "period": 2022, "signoff": 2023}
    assert hit.location.excerpt == "period 2022"


def test_title_of_another_year_is_located_at_the_title() -> None:
    hit = only("S103", conflicting(title=2022, period=2023, signoff=2023))
    assert hit.location.excerpt == "title 2022"


@pytest.mark.parametrize(
    ("claims", "case"),
    [({"title": 2023, "signoff": 2022}, "title-signoff"), ({"period": 2023, "signoff": 2022}, "period-signoff")],
)
def test_two_parts_are_enough(claims: dict[str, int], case: str) -> None:
    assert only("S103", conflicting(**claims)).case == case


def test_one_part_alone_cannot_conflict() -> None:
    assert run("S103", conflicting(title=2022)) == []


def test_other_parts_do_not_count() -> None:
    assert run("S103", conflicting(title=2023, preamble=2022)) == []


def test_title_of_the_page_is_no_claim() -> None:
    assert run("S103", conflicting("page", title=2022, period=2023)) == []


@pytest.mark.parametrize(("month", "hits"), [(1, 1), (3, 1), (4, 0), (10, 0)])
def test_signed_within_the_reporting_year(month: int, hits: int) -> None:
    signed = Stated(date(2023, month, 18), "", Place(line=90))
    early = identity_of(years=years(title=2023, period=2023, signoff=2022), signoff_date=signed)
    assert len(run("S103", report(identity=early))) == hits
