"""The sample report: drawn as the forms print it, sound, and changed as examples ask."""

from __future__ import annotations

from typing import Any

import pytest

from lint_gov import checks, engine, pipeline
from lint_gov.editions import edition
from lint_gov.model.document import Document, Image, Paragraph, Table
from lint_gov.ruleset import rules
from lint_gov.ruleset.sample import figures, sample


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2024])
@pytest.mark.parametrize("format", ["docx", "html", "text"])
def test_the_sample_is_sound(year: int, format: str) -> None:
    report = pipeline.build_report(sample({"year": year, "format": format}))
    assert report.identity.year == year
    findings, _, crashed = engine.run(report, rules(), checks.kinds())
    assert [(f.rule, f.message) for f in findings if f.severity != "info" or f.needs_review] == []
    assert crashed == ()


@pytest.mark.parametrize("year", [2020, 2023])
def test_all_figures_are_read_back(year: int) -> None:
    report = pipeline.build_report(sample({"year": year}))
    of = edition(2019 if year < 2021 else 2021)
    for name in of.tables:
        form = report.form(name)
        assert form is not None
        assert {cell: figure.value for cell, figure in form.figures.items()} == figures(of, name)


@pytest.mark.parametrize("year", [2020, 2023])
def test_grids_are_covered_exactly_once(year: int) -> None:
    for table in tables(sample({"year": year})):
        covered = [
            (cell.row + i, cell.column + j) for cell in table.cells for i in range(cell.row_span) for j in range(cell.column_span)
        ]
        assert sorted(covered) == [(i, j) for i in range(table.height) for j in range(table.width)]


@pytest.mark.parametrize(
    ("differences", "text"),
    [
        ({"title": None}, None),
        ({"organ": "云溪县财政局"}, "云溪县财政局2023年政府信息公开工作年度报告"),
        ({"headings": {5: "五、存在困难"}}, "五、存在困难"),
        ({"headings": {"5": "五、存在困难"}}, "五、存在困难"),
        ({"bodies": {6: "无。"}}, "无。"),
        ({"extra": [{"after": 6, "heading": "七、附件", "text": "见附件。"}]}, "七、附件"),
        ({"signoff": {"date": "2025年1月3日"}}, "2025年1月3日"),
    ],
)
def test_texts(differences: dict[str, Any], text: str | None) -> None:
    found = texts(sample(differences))
    assert text in found if text else not any("工作年度报告" in t and "云溪" in t for t in found)


def test_sections_dropped_repeated_and_moved() -> None:
    assert sum(t.startswith("五、") for t in texts(sample({"drop": [5]}))) == 0
    assert sum(t.startswith("五、") for t in texts(sample({"repeat": [5]}))) == 2
    moved = [t[0] for t in texts(sample({"order": [6, 1, 2, 3, 4, 5]})) if t[1:2] == "、"]
    assert moved[0] == "六"


def test_tables_left_out_pictured_moved_and_of_another_edition() -> None:
    assert len(tables(sample({"tables": {"disputes": None}}))) == 2
    pictured = sample({"tables": {"disputes": "picture"}})
    assert sum(isinstance(block, Image) for block in pictured.blocks) == 1
    moved = sample({"tables": {"applications": {"section": 2}}})
    places = [i for i, block in enumerate(moved.blocks) if isinstance(block, Table)]
    assert places[1] == places[0] + 1
    old = tables(sample({"tables": {"disclosure": {"edition": 2019}}}))[0]
    assert any("对外公开总数量" in cell.text for cell in old.cells)


def test_rows_and_columns_changed() -> None:
    added = {"after": "partial", "label": "（二之一）延期", "values": [9] * 7}
    rows = {"applications": {"drop": ["granted"], "add": [added], "relabel": {"carried_out": "四、结转"}}}
    columns = {"applications": {"drop": ["research"], "order": ["business", "natural"]}}
    table = tables(sample({"rows": rows, "columns": columns}))[1]
    labels = [cell.text for cell in table.cells]
    assert "（一）予以公开" not in labels
    assert "（二之一）延期" in labels
    assert "四、结转" in labels
    assert "科研机构" not in labels
    assert labels.count("9") >= 6


def test_figures_and_raw_cells() -> None:
    document = sample({"figures": {"applications": {"granted.natural": 77}}, "cells": {"applications": {"partial.natural": "/"}}})
    labels = [cell.text for cell in tables(document)[1].cells]
    assert "77" in labels
    assert "/" in labels
