"""Family P over invented sentences: what must be found, and the traps that must bring nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lint_gov import engine
from lint_gov.checks import kinds
from lint_gov.pipeline import build_report
from lint_gov.ruleset import store
from lint_gov.ruleset.sample import sample
from lint_gov.text.fold import fold

FILES = ("rule_cases.yaml", "wordings.yaml", "qualified.yaml")
CASES = [case for name in FILES for case in YAML(typ="safe").load((Path(__file__).parent / name).read_text(encoding="utf-8"))]
RULES = [rule for rule in store.rules() if rule.code.startswith("P")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentence(case: dict[str, Any]) -> None:
    given = {"bodies": {case.get("section", 1): case["text"]}} | {
        key: case[key] for key in ("organ", "figures", "year") if key in case
    }
    report = build_report(sample(given))
    if "organ_kind" in case:
        report = replace(report, identity=replace(report.identity, organ_kind=case["organ_kind"]))
    findings, not_assessed, crashed = engine.run(report, RULES, kinds())
    assert not crashed
    assert not not_assessed
    assert [finding.rule for finding in findings] == case["want"], [finding.message for finding in findings]
    assert all((finding.location.excerpt or "") in case["text"] for finding in findings)
    assert all(words in fold(case["text"]) for finding in findings for words in re.findall("“([^”]+)”", fold(finding.message)))


@pytest.mark.parametrize("piece", ["甲18件占12%，", "其中乙18件", "办结18件，办结率12%，", "未收到申请，", "收到申请18件、"])
def test_a_long_sentence_is_read_as_a_short_one(piece: str) -> None:
    """Each costs its length only; read against all that stands before it, it would take minutes."""
    report = build_report(sample({"bodies": {1: piece * 1000}}))
    _, _, crashed = engine.run(report, RULES, kinds())
    assert not crashed


def test_a_share_far_on_in_a_list_is_judged_by_the_count_beside_it() -> None:
    text = "公开信息1000条，其中" + "、".join(f"栏目{n}发布10条，占1%" for n in range(100)) + "。"
    assert _codes(text) == []
    assert _codes(text.replace("占1%、栏目1发布", "占2%、栏目1发布")) == ["P202"]


def _codes(text: str) -> list[str]:
    return [finding.rule for finding in engine.run(build_report(sample({"bodies": {1: text}})), RULES, kinds())[0]]
