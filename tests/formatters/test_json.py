from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from formatters.results import ALL, CHECKED, SUMMARY, Context
from lint_gov import __version__
from lint_gov.formatters.json import number
from lint_gov.formatters.json import write as pieces
from lint_gov.hooks import RunSummary

FINDING_KEYS = [
    "rule", "name", "severity", "needs_review", "message", "location", "related", "group", "evidence", "repair", "basis", "fix",
    "fingerprint",
]  # fmt: skip
LOCATION_KEYS = ["section", "table", "row", "column", "line", "page", "excerpt"]


def write(*arguments: Any) -> str:
    return "".join(pieces(*arguments))


def test_keys_and_their_order_are_those_of_the_contract() -> None:
    text = write(ALL, SUMMARY, Context())
    document = json.loads(text)
    assert list(document) == ["tool", "files", "summary"]
    assert document["tool"] == {"name": "lint-gov", "version": __version__}
    assert document["summary"] == {"files": 4, "error": 3, "warning": 1, "info": 0, "review": 1}
    assert list(document["summary"]) == ["files", "error", "warning", "info", "review"]
    for file in document["files"]:
        assert list(file) == ["path", "status", "error", "report", "findings", "not_assessed"]
    checked = document["files"][0]
    assert list(checked["report"]) == ["title", "organ", "organ_kind", "year", "edition"]
    for finding in checked["findings"]:
        assert list(finding) == FINDING_KEYS
        assert [key for key in finding["location"] if key != "address"] == LOCATION_KEYS
    assert text.endswith("}\n")
    assert "总计" in text


def test_values_of_a_finding() -> None:
    finding = json.loads(write((CHECKED,), SUMMARY, Context()))["files"][0]["findings"][2]
    assert finding["rule"] == "A103"
    assert finding["location"] == {
        "section": 3, "table": "applications", "row": "granted", "column": "total", "line": 41, "page": None, "excerpt": "7",
    }  # fmt: skip
    assert finding["evidence"] == {"stated": 7, "computed": "5.5", "label": "总计", "none": None}
    assert finding["repair"] == {"cells": [{"table": "applications", "row": "granted", "column": "total", "value": 5}]}
    assert finding["group"] == "g1"
    assert finding["related"][0]["column"] == "natural"


def test_the_address_in_a_word_file_is_there_where_there_is_one() -> None:
    findings = json.loads(write((CHECKED,), SUMMARY, Context()))["files"][0]["findings"]
    assert [f["location"].get("address") for f in findings] == [None, "p88", None, None, "t9/r3/c4"]


def test_without_repair_there_is_none() -> None:
    findings = json.loads(write((CHECKED,), SUMMARY, Context()))["files"][0]["findings"]
    assert [f["repair"] is None for f in findings] == [True, True, False, True, True]


def test_statuses() -> None:
    _, clean, failed, skipped = json.loads(write(ALL, SUMMARY, Context()))["files"]
    assert (clean["status"], clean["findings"], clean["error"]) == ("checked", [], None)
    assert (failed["status"], failed["error"]) == ("failed", {"kind": "encrypted", "message": "有密码"})
    assert (failed["report"], failed["findings"], failed["not_assessed"]) == (None, [], [])
    assert (skipped["status"], skipped["error"], skipped["report"]) == ("skipped", None, None)


def test_a_crashed_rule_counts_as_not_assessed() -> None:
    told = json.loads(write((CHECKED,), SUMMARY, Context("en")))["files"][0]["not_assessed"]
    assert [item["rule"] for item in told] == ["T108", "T107", "X1"]
    assert "crashed" in told[2]["reason"]
    assert told[0] == {
        "rule": "T108",
        "reason": "读不出数",
        "location": {**dict.fromkeys(LOCATION_KEYS), "section": 4, "table": "disputes"},
    }


def test_an_empty_run_is_a_valid_document() -> None:
    assert json.loads(write((), RunSummary(0, 0, 0, 0, 0), Context()))["files"] == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("5", 5),
        ("0", 0),
        ("-71", -71),
        ("5.00", 5),
        ("1E+3", 1000),
        ("0.6048", "0.6048"),
        ("15156.9", "15156.9"),
        ("0.10", "0.10"),
    ],
)
def test_decimals(value: str, shown: int | str) -> None:
    assert number(Decimal(value)) == shown
    assert type(number(Decimal(value))) is type(shown)
