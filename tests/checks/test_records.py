"""The rule records of families D, S, T, V and F: complete, and silent on a sound report."""

from __future__ import annotations

import pytest

from lint_gov.checks import TABLE

from .reports import records, report, run

CODES = sorted(records())
TEXTS = ("title", "why", "abstains")
RECORD = {
    "code", "name", "title", "severity", "years", "organ_kinds", "implausible", "check", "message", "messages",
    "remedy", "remedies", "opt_in", "waivable", "basis", "why", "abstains", "fix", "added", "examples",
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_sound_report_has_no_hit(code: str) -> None:
    before = report(year=2020, edition=2019)
    assert run(code, report()) == []
    assert run(code, before) == []


@pytest.mark.parametrize("code", CODES)
def test_texts_in_both_languages(code: str) -> None:
    record = records()[code]
    texts = [record[name] for name in TEXTS]
    texts += list(record.get("messages", {"": record.get("message")}).values())
    texts += list(record.get("remedies", {"": record.get("remedy")}).values())
    assert all(text["zh"].strip() and text["en"].strip() for text in texts)


@pytest.mark.parametrize("code", CODES)
def test_parameters_are_those_of_the_kind(code: str) -> None:
    record = records()[code]
    _, _, required, optional = TABLE[record["check"]]
    assert set(required) <= set(record)
    assert set(record) - RECORD <= set(required) | set(optional)


@pytest.mark.parametrize("code", CODES)
def test_has_an_example_that_passes_and_one_that_fires(code: str) -> None:
    outcomes = {example["expect"] for example in records()[code]["examples"]}
    assert "pass" in outcomes
    assert outcomes & {"fail", "review"}


def test_cases_of_messages_are_exercised() -> None:
    exercised = {(code, e["finds"].get("case")) for code in CODES for e in records()[code]["examples"] if "finds" in e}
    named = {case for case in exercised if case[1]}
    assert all(case in records()[code]["messages"] for code, case in named)
