"""Kinds cell-state, not-a-count, amount and above-zero (V101–V105)."""

from __future__ import annotations

from typing import Any

import pytest

from lint_gov.model.report import Figure, FormIssue

from .reports import figure, form, identity_of, only, report, run, section, sections, with_form

COLUMNS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total")


def applications(*cells: Figure, **changes: Any) -> Any:
    return with_form(form("applications", 2021, cells), **changes)


def disclosure(*cells: Figure, number: int = 2021, **changes: Any) -> Any:
    return with_form(form("disclosure", number, cells), **changes)


def test_single_blank_is_located() -> None:
    hit = only("V101", applications(figure("granted", "research", " ", "blank")))
    assert (hit.location.section, hit.location.row, hit.location.column) == (3, "granted", "research")
    assert hit.evidence["cells"] == 1


def test_blanks_of_a_table_are_one_finding() -> None:
    hit = only("V101", applications(*(figure(row, c, "", "blank") for row in ("granted", "partial") for c in COLUMNS)))
    assert (hit.location.table, hit.location.row, hit.evidence, len(hit.related)) == ("applications", None, {"cells": 14}, 14)


def test_placeholders_are_located_while_few() -> None:
    hits = run("V102", applications(*(figure("granted", c, "/", "placeholder") for c in COLUMNS[:3])))
    assert [h.location.column for h in hits] == list(COLUMNS[:3])


def test_many_placeholders_are_one_finding() -> None:
    hit = only("V102", applications(*(figure("granted", c, "—", "placeholder") for c in COLUMNS)))
    assert (hit.case, hit.evidence) == ("many", {"cells": 7})


@pytest.mark.parametrize(("code", "state"), [("V101", "blank"), ("V102", "placeholder")])
def test_row_marked_as_not_owed_may_stay_empty(code: str, state: Any) -> None:
    cells = [figure("regulations", c, "", state) for c in ("made", "repealed", "effective")]
    marked = FormIssue("label-altered", "regulations", None, "规章（县级无此项）", "规章")
    assert run(code, with_form(form("disclosure", 2021, cells, [marked]))) == []


def test_unreadable_cells_are_not_judged() -> None:
    lost = applications(figure("granted", "research", "", "unreadable"))
    assert [run(code, lost) for code in ("V101", "V102", "V103")] == [[], [], []]


@pytest.mark.parametrize(
    ("cell", "case"),
    [
        (figure("granted", "natural", "-1"), "negative"),
        (figure("granted", "natural", "1.5"), "fraction"),
        (figure("granted", "natural", "若干", "text"), "text"),
    ],
)
def test_no_counts(cell: Figure, case: str) -> None:
    hit = only("V103", applications(cell))
    assert (hit.case, hit.location.row, hit.location.column) == (case, "granted", "natural")


@pytest.mark.parametrize("cell", [figure("granted", "natural", "5.00"), figure("granted", "natural", "12件", unit="件")])
def test_whole_numbers_in_other_dress(cell: Figure) -> None:
    assert run("V103", applications(cell)) == []


def test_many_no_counts_are_one_finding() -> None:
    assert only("V103", applications(*(figure("granted", c, "-1") for c in COLUMNS))).case == "many"


def test_changes_and_amounts_are_no_counts() -> None:
    cells = (
        figure("licences", "change", "-12"),
        figure("fees", "change", "减4", "text"),
        figure("procurement", "amount", "12.5"),
    )
    assert run("V103", disclosure(*cells, number=2019, year=2020, edition=2019)) == []


@pytest.mark.parametrize(
    ("cell", "case"),
    [
        (figure("fees", "amount", "3.2万元", unit="万元"), "unit"),
        (figure("fees", "amount", "0元", unit="元"), "unit"),
        (figure("fees", "amount", "见附件", "text"), "text"),
        (figure("fees", "amount", "-3.2"), "negative"),
    ],
)
def test_amounts(cell: Figure, case: str) -> None:
    hit = only("V104", disclosure(cell))
    assert (hit.case, hit.location.row, hit.location.column) == (case, "fees", "amount")


@pytest.mark.parametrize(
    ("kind", "amount", "hits"),
    [
        ("township", "9999.99", 0),
        ("township", "10000", 1),
        ("subdistrict", "86400", 1),
        ("county_government", "15156.9", 0),
        ("city_government", "3000000", 0),
        ("unknown", "3000000", 0),
    ],
)
def test_amount_that_looks_like_yuan(kind: str, amount: str, hits: int) -> None:
    found = run("V104", disclosure(figure("fees", "amount", amount), identity=identity_of(organ_kind=kind)))
    assert [h.case for h in found] == ["yuan"] * hits


def test_blank_amount_is_left_to_v101() -> None:
    assert run("V104", disclosure(figure("fees", "amount", "", "blank"))) == []


def test_regulations_above_zero_are_one_question() -> None:
    hit = only("V105", disclosure(figure("regulations", "made", "2"), figure("regulations", "effective", "3")))
    assert (hit.outcome, hit.location.row, hit.location.column) == ("review", "regulations", None)
    assert hit.evidence == {"made": 2, "effective": 3}


def test_regulations_of_2019() -> None:
    cells = [figure("regulations", c, "2") for c in ("created", "published", "total")]
    hit = only("V105", disclosure(*cells, number=2019, year=2020, edition=2019))
    assert hit.evidence == {"created": 2, "published": 2, "total": 2}


@pytest.mark.parametrize(
    ("organ", "hits"),
    [("国家文物局", 0), ("中国人民银行", 0), ("国家税务总局云溪县税务局", 1), ("云溪县财政局", 1), ("中国人民银行望湾市分行", 1)],
)
def test_ministries_may_make_regulations(organ: str, hits: int) -> None:
    report_ = disclosure(figure("regulations", "made", "2"), identity=identity_of(organ=organ, organ_kind="department"))
    assert len(run("V105", report_)) == hits


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("全市12个乡镇（街道）设立了公开专区。", 1),
        ("指导各街道、各镇做好公开工作。", 1),
        ("指导各县（市、区）做好公开工作，覆盖乡镇。", 0),
        ("指导各县区和乡镇做好公开工作。", 0),
        ("各项工作有序开展。", 0),
    ],
)
def test_city_is_asked_when_towns_come_next(text: str, hits: int) -> None:
    city = identity_of(organ="云溪市人民政府", organ_kind="county_government")
    made = disclosure(figure("regulations", "made", "2"), identity=city, sections=sections(s1=section(1, text)))
    assert len(run("V105", made)) == hits


def test_zeros_ask_nothing() -> None:
    assert run("V105", report()) == []
