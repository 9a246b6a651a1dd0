"""The accuracy benchmark counts what it is given: misses, false findings and wrong repairs are told, with the case to blame."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks" / "accuracy"))

import cases
import tally


def _tally(*outcomes: cases.Outcome) -> tally.Tally:
    made = tally.Tally()
    for outcome in outcomes:
        made.add(outcome)
    return made


def _outcome(kind: str = "A101-balance", layout: str = "docx", **facts: object) -> cases.Outcome:
    return cases.Outcome(cases.Case(kind, 1, layout), "department", **facts)


def test_a_missed_fault_misses_the_target_of_its_rule() -> None:
    bad = _outcome(wanted=(("A101", True), ("A102", False)))
    found = tally.missed(_tally(bad))
    assert [text for text, _ in found] == ["recall of A102 is 0.00%"]
    assert found[0][1](bad)


def test_a_false_finding_on_a_sound_report_misses_the_target_of_its_layout() -> None:
    quiet, loud = _outcome("clean-department", "tabs"), _outcome("trap-about", "pdf", false=(("P101", "…"),))
    made = _tally(quiet, loud)
    assert [text.split()[-1] for text, _ in tally.missed(made)] == ["pdf"]
    assert made.rules["P101"].false == 1
    assert made.layouts["tabs"].cleanness == 1


def test_a_wrong_repair_misses_its_target() -> None:
    assert not tally.missed(_tally(_outcome(repair="right")))
    assert "repairs" in tally.missed(_tally(_outcome(repair="right"), _outcome(repair="wrong")))[0][0]


@pytest.mark.parametrize(("part", "whole", "bound"), [(300, 300, "99.00"), (0, 0, "–"), (99, 100, "95.64")])
def test_bounds(part: int, whole: int, bound: str) -> None:
    assert tally.at_least(part, whole) == bound


def test_a_case_is_the_same_each_time_and_its_fault_is_found() -> None:
    case = cases.Case("A201-disputes", 3, "html")
    outcome = cases.judge(case)
    assert outcome is not None
    assert outcome == cases.judge(case)
    assert outcome.wanted == (("A201", True),)
    assert not outcome.false
