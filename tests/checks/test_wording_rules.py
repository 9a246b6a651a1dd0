"""Families S3, Y and L on invented words in a sound report: what is told, and above all what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lint_gov import checks, engine, pipeline
from lint_gov.model.finding import Finding
from lint_gov.ruleset import rules
from lint_gov.ruleset.sample import sample

CASES = YAML(typ="safe").load(Path(__file__).with_name("wording_cases.yaml").read_text(encoding="utf-8"))
FAMILIES = ("S3", "Y", "L", "D104")


def told(case: dict[str, Any]) -> list[Finding]:
    """The findings of these families on the sample report with the words of the case in it."""
    where = {"preamble": case["text"]} if case["at"] == "preamble" else {"bodies": {case["at"]: case["text"]}}
    who = {key: case[key] for key in ("organ", "year") if key in case}
    report = pipeline.build_report(sample(where | who))
    findings, _, crashed = engine.run(report, rules(), checks.kinds())
    assert crashed == ()
    return [finding for finding in findings if finding.rule.startswith(FAMILIES)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_words(case: dict[str, Any]) -> None:
    findings = told(case)
    assert [finding.rule for finding in findings] == case["want"], [finding.message for finding in findings]


@pytest.mark.parametrize("run", ["*", "＊", "（", "#"])
def test_the_length_of_a_run_does_not_matter(run: str) -> None:
    """A pattern that looks at a run from each of its characters would take minutes."""
    short, long = (told({"at": 1, "text": f"全年公开信息{run * n}末。"}) for n in (100, 40000))
    assert [finding.rule for finding in short] == [finding.rule for finding in long]
