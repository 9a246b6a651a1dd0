"""Reading saved results, and what is counted of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lint_gov.errors import UsageError
from lint_gov.summary import Words, percent
from lint_gov.summary.entries import entry, read
from lint_gov.summary.rows import rows
from lint_gov.summary.tally import Tally, count
from summary.made import RUN, file, finding, lines, saved


def tally(run: list[dict[str, Any]] = RUN) -> Tally:
    return count(map(entry, run))


def test_totals() -> None:
    found = tally()
    assert (found.files, found.total.reports, found.failed, found.skipped) == (9, 7, 1, 1)
    assert (found.total.sound, found.total.clean) == (4, 2)
    assert found.total.levels == [4, 1, 1, 1]
    assert found.total.waived == 2
    assert found.failures == [("坏.docx", "打不开")]


def test_rules_go_by_the_reports_that_break_them() -> None:
    found = tally()
    assert [(code, one.reports, one.findings) for code, one in found.common()][:2] == [("A101", 2, 3), ("S204", 1, 1)]
    assert found.rules["V105"].level == "review"
    assert found.rules["A101"].name == "name-of-A101"


def test_sections_years_and_organs() -> None:
    found = tally()
    assert {section: one.findings for section, one in found.sections.items()} == {3: 3, 5: 2, 2: 1, None: 1}
    assert {year: one.reports for year, one in found.years.items()} == {2020: 2, 2021: 2, 2022: 2, None: 1}
    assert [organ for organ, _ in found.league()] == ["水务局", None, "镇人民政府"]


def test_a_wrong_template_is_told_by_its_rule() -> None:
    assert [tuple(one) for one in tally().templates()] == [
        (2020, 2019, 2, 0),
        (2021, 2021, 2, 1),
        (2022, 2021, 2, 0),
        (None, None, 1, 0),
    ]


def test_reports_keep_their_place_in_the_run() -> None:
    assert [one.number for one in tally().reports()] == [1, 2, 3, 4, 5, 6, 9]


def test_each_way_of_counting_comes_to_the_same_sum() -> None:
    told = list(rows(tally(), {}, Words("zh")))
    for key in ("error", "warning", "info", "review"):
        for dimension in ("rule", "organ_kind", "year", "section", "organ", "report"):
            total = sum(row[key] for row in told if row["dimension"] == dimension)
            assert total == told[0][key], (key, dimension)


def test_lines_and_document_are_the_same(tmp_path: Path) -> None:
    document = tmp_path / "a.json"
    document.write_text(json.dumps({"tool": {}, "files": RUN, "summary": {}}, indent=1), encoding="utf-8")
    in_a_line = tmp_path / "b.json"
    in_a_line.write_text(json.dumps({"tool": {}, "files": RUN}), encoding="utf-8")
    assert list(read(str(document))) == list(read(str(in_a_line))) == list(read(str(saved(tmp_path)))) == list(map(entry, RUN))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("{}\n", 1),
        ("[1]\n", 1),
        (lines() + '{"path": "x"', 10),
        (lines() + "\n\nx\n", 12),
        ('{"files": 3}', 1),
        ('{\n "files": [{}]}', 1),
        ('{"path": 1, "status": "checked", "error": null, "report": null, "findings": []}\n', 1),
        ('{"path": "x", "status": "odd", "error": null, "report": null, "findings": []}\n', 1),
        ('{"path": "x", "status": "checked", "error": null, "report": {"year": "2020"}, "findings": []}\n', 1),
        ("[" * 100_000, 1),
        ('"' + "\\ud800", 1),
        (b"\xff\xfe\x00{".decode("latin-1"), 1),
    ],
)
def test_what_is_no_result_is_refused_with_its_line(content: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        list(read(str(path)))
    assert (raised.value.kind, raised.value.fields["line"]) == ("results-broken", line)


def test_nothing_is_no_fault(tmp_path: Path) -> None:
    assert list(read(str(saved(tmp_path, [])))) == []


def test_no_file_is_told() -> None:
    with pytest.raises(UsageError, match="results-unreadable"):
        list(read("no.such.jsonl"))


def test_a_section_that_there_is_not_counts_for_the_whole() -> None:
    assert list(tally([file("a", "b", 2021, finding("A101", section=9))]).sections) == [None]


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 0, "—"), (0, 9, "0%"), (1, 300, "0.3%"), (1, 2, "50%"), (299, 300, "99.7%")]
)
def test_shares(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said
