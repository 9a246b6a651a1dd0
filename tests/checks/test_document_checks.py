"""Kinds not-report, year-before and table-as-image (D101–D103)."""

from __future__ import annotations

from lint_gov.model.document import Cell, Table

from .reports import IMAGE, form, only, report, run, section, sections


def test_implausible_document() -> None:
    assert only("D101", report(plausible=False)).location.section is None


def test_year_before_2019() -> None:
    assert only("D103", report(year=2018, edition=None)).evidence == {"year": 2018}


def test_year_2019_is_in_scope() -> None:
    assert run("D103", report(year=2019, edition=2019)) == []


def test_picture_in_place_of_a_table() -> None:
    there = (form("disclosure"), form("applications"))
    hit = only("D102", report(sections=sections(s4=section(4, "见下图", IMAGE)), forms=there))
    assert (hit.location.section, hit.location.table, hit.location.place) == (4, "disputes", IMAGE.place)


def test_picture_inside_a_layout_table() -> None:
    frame = Table((Cell(0, 0, 1, 1, (IMAGE,)),), 1, 1)
    hit = only("D102", report(sections=sections(s2=section(2, frame)), forms=(form("applications"), form("disputes"))))
    assert hit.location.table == "disclosure"


def test_picture_beside_the_table_is_left_alone() -> None:
    assert run("D102", report(sections=sections(s4=section(4, IMAGE)))) == []


def test_picture_in_another_section_is_left_alone() -> None:
    there = (form("disclosure"), form("applications"))
    assert run("D102", report(sections=sections(s1=section(1, IMAGE)), forms=there)) == []
