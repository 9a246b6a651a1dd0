"""Which rules are on, at which severity, with which parameters, and what decided it."""

from __future__ import annotations

from typing import Any

import pytest

from lint_gov.ruleset.model import Rule
from lint_gov.settings.layers import FILE, Layer
from lint_gov.settings.selection import adjusted, decide, family, parameters, rank, severity


def rule(code: str = "A103", name: str = "applicants", **more: Any) -> Rule:
    given: dict[str, Any] = {"check": "identity", "params": {}, "severity": [[{}, "error"]], "messages": {}, "basis": []}
    return Rule(code=code, name=name, remedies={}, **(given | more))


def layers(*contents: dict[str, Any]) -> tuple[Layer, ...]:
    return tuple(Layer(FILE, f"file{number}", content) for number, content in enumerate(contents))


def test_closeness() -> None:
    assert [rank(word, "A103", "applicants") for word in ("A103", "applicants", "A", "all", "A1", "B", "")] == [
        3,
        3,
        2,
        1,
        0,
        0,
        0,
    ]
    assert family("XY901") == "XY"


@pytest.mark.parametrize(
    ("contents", "on", "by"),
    [
        ([], True, "default"),
        ([{"select": ["A"]}], True, "select"),
        ([{"select": ["P", "T101"]}], False, "unselected"),
        ([{"ignore": "applicants"}], False, "ignore"),
        ([{"select": ["A"], "ignore": ["A103"]}], False, "ignore"),
        ([{"select": ["A103"], "ignore": ["A"]}], True, "select"),
        ([{"select": ["A"], "ignore": ["A"]}], False, "ignore"),
        ([{"ignore": ["A103"]}, {"enable": ["A"]}], True, "enable"),
        ([{"ignore": ["A103"]}, {"severity": {"A103": "info"}}], False, "ignore"),
        ([{"select": ["A"]}, {"select": ["P"]}], False, "unselected"),
        ([{"enable": ["A103"]}, {"select": ["P"]}], False, "unselected"),
        ([{"select": ["P"]}, {"enable": "A103"}], True, "enable"),
    ],
)
def test_an_ordinary_rule(contents: list[dict[str, Any]], on: bool, by: str) -> None:
    decision = decide(rule(), layers(*contents))
    assert (decision.on, decision.by) == (on, by)


@pytest.mark.parametrize(
    ("contents", "on", "by"),
    [
        ([], False, "opt-in"),
        ([{"select": "all"}], False, "opt-in"),
        ([{"select": ["A"], "enable": ["all"]}], False, "opt-in"),
        ([{"enable": ["A103"]}], True, "enable"),
        ([{"select": ["applicants"]}], True, "select"),
        ([{"enable": ["A103"]}, {"ignore": ["A"]}], False, "ignore"),
        ([{"enable": ["A103"]}, {"select": ["A"]}], True, "select"),
        ([{"enable": ["A103"]}, {"select": ["P"]}], False, "unselected"),
    ],
)
def test_an_opt_in_rule(contents: list[dict[str, Any]], on: bool, by: str) -> None:
    decision = decide(rule(opt_in=True), layers(*contents))
    assert (decision.on, decision.by) == (on, by)


def test_the_origin_is_the_entry_that_decided() -> None:
    decision = decide(rule(), layers({"ignore": ["P"]}, {"ignore": ["T", "A"]}))
    assert (decision.origin.layer.name, decision.origin.path) == ("file1", ("ignore", 1))


def test_the_closest_severity_of_the_last_layer_counts() -> None:
    found = severity("A103", "applicants", layers({"severity": {"A103": "info"}}, {"severity": {"A": "warning", "all": "error"}}))
    assert found is not None
    assert (found[0], found[1].path) == ("warning", ("severity", "A"))
    assert severity("A103", "applicants", layers({"severity": {"P": "info"}})) is None


def test_parameters_are_set_key_by_key() -> None:
    base = rule(params={"due": {"department": [1, 31], "township": [1, 31]}, "most": 5}, opt_in=True)
    given = layers({"enable": "A103"}, {"parameters": {"A103": {"most": 7, "due": {"department": [2, 29]}}}})
    changed = adjusted(base, given)
    assert changed is not None
    assert changed.params == {"due": {"department": [2, 29], "township": [1, 31]}, "most": 7}
    assert not changed.opt_in
    assert base.params["most"] == 5
    assert parameters("A103", "applicants", given)["most"][1].path == ("parameters", "A103", "most")


def test_a_rule_that_nothing_changes_is_the_same_object() -> None:
    base = rule()
    assert adjusted(base, layers({"ignore": "P"})) is base
    assert adjusted(base, layers({"ignore": "all"})) is None
