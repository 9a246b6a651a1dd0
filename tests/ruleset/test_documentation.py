"""The rule of docs/writing-rules.md is a rule: it loads, and its examples come out."""

from __future__ import annotations

import re
from pathlib import Path

from lint_gov.checks.grid import layout
from lint_gov.ruleset.examples import run
from lint_gov.ruleset.record import RECORD

from .packs import pack

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "writing-rules.md").read_text(encoding="utf-8")


def test_the_rule_of_the_page(tmp_path: Path) -> None:
    rule, instruments = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[:2]
    results = run(pack(tmp_path / "pack", rule, instruments))
    assert [(r.about, r.problem) for r in results] == [("合理", ""), ("许可为零", "")]


def test_the_page_names_all_keys() -> None:
    assert {key for key in RECORD if f"`{key}`" not in PAGE and f"{key}:" not in PAGE} == set()


def test_names_of_the_page_are_keys() -> None:
    assert layout("applications", 2019).cells("column", "natural", "other*") == (("other", "natural"),)
    assert len(layout("applications", 2021).cells("column", "natural", "other*")) == 3
