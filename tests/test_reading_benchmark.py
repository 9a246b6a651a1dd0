"""The benchmark of reading counts what it is given: misread, unreadable and lost figures each by their name, and targets."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

from generator.chain import read_back
from generator.draft import random_draft
from generator.files import Way, write
from generator.readable import Reading
from lint_gov.model.record import replace
from lint_gov.model.report import Report
from reading import cases, memory, page, tally
from reading.tally import MISSING, RIGHT, UNREADABLE, UNTOLD, WRONG, Count

_DRAFT = random_draft(Random("reading"), 2023)
_DOCX = write(_DRAFT, Way("docx"))
_CASE = cases.Case(Path("a.docx"), _DOCX.expected)


def _with_first(report: Report, **facts: object) -> Report:
    """The report with another reading of its first figure."""
    form = report.forms[0]
    key = next(iter(form.figures))
    figures = {**form.figures, key: replace(form.figures[key], **facts)}
    return replace(report, forms=(replace(form, figures=figures), *report.forms[1:]))


def _count(*outcomes: tally.Outcome) -> Count:
    count = Count()
    for outcome in outcomes:
        count.add(outcome)
    return count


def _outcome(right: int = 0, wrong: int = 0, unreadable: int = 0, untold: int = 0) -> tally.Outcome:
    verdicts = [RIGHT] * right + [WRONG] * wrong + [UNREADABLE] * unreadable + [UNTOLD] * untold
    return tally.Outcome("a", {("disclosure", "x", str(n)): verdict for n, verdict in enumerate(verdicts)})


def test_a_sound_report_is_all_right_and_a_changed_figure_is_not() -> None:
    report = read_back(_DOCX)
    sound = tally.judge(_CASE, report)
    assert set(sound.verdicts.values()) == {RIGHT}
    assert not sound.wrong
    assert not sound.false
    changes: tuple[tuple[str, dict[str, object]], ...] = (
        (WRONG, {"value": Decimal(424242)}),
        (WRONG, {"value": None, "state": "blank"}),
        (UNREADABLE, {"value": None, "state": "unreadable"}),
    )
    for verdict, facts in changes:
        outcome = tally.judge(_CASE, _with_first(report, **facts))
        assert list(outcome.verdicts.values()).count(verdict) == 1
        assert len(outcome.wrong) == 1


def test_a_lost_table_is_missing_and_an_invented_figure_is_wrong() -> None:
    report = read_back(_DOCX)
    lost = tally.judge(_CASE, replace(report, forms=report.forms[1:]))
    assert list(lost.verdicts.values()).count(MISSING) == len(report.forms[0].figures)
    key = next(iter(_DOCX.expected))
    fewer = cases.Case(_CASE.file, {k: v for k, v in _DOCX.expected.items() if k != key})
    assert tally.judge(fewer, report).verdicts[key] == WRONG


def test_what_a_layout_does_not_tell_is_not_counted() -> None:
    unsure = {key: Reading(want.value, want.states, sure=False) for key, want in _DOCX.expected.items()}
    outcome = tally.judge(cases.Case(_CASE.file, unsure), replace(read_back(_DOCX), forms=()))
    assert set(outcome.verdicts.values()) == {UNTOLD}
    assert _count(outcome, _outcome(right=3)).legible == 3


@pytest.mark.parametrize(
    ("name", "outcome", "told"),
    [
        ("docx", _outcome(right=9999, unreadable=1), ["docx: 99.990% of the figures are right, 100.00% are wanted"]),
        ("docx", _outcome(right=10, untold=5), []),
        ("scan-200", _outcome(right=9960, unreadable=40), []),
        ("scan-200", _outcome(right=9990, wrong=10), ["scan-200: 0.100% are wrong without a word, 0.05% are allowed"]),
        ("scan-150", _outcome(right=1, unreadable=10), []),
    ],
)
def test_targets(name: str, outcome: tally.Outcome, told: list[str]) -> None:
    form = next(form for form in cases.FORMATS if form.name == name)
    assert tally.missed(form, _count(outcome)) == told


def test_words_without_all_figures_spoil_a_case() -> None:
    want = {("disputes", "a", str(n)): Reading(Decimal(value), frozenset({"number"})) for n, value in enumerate((5, 5, -3))}
    assert cases.holds("5 … ５，减3", want)
    assert not cases.holds("5 和 53", want)


def test_tables_over_pages_are_counted_apart() -> None:
    outcome = tally.Outcome("a", {("disclosure", "x", "y"): RIGHT, ("disputes", "x", "y"): WRONG}, frozenset({"disputes"}))
    count = Count()
    count.add_across(outcome)
    count.add_across(_outcome(right=5))
    assert (count.reports, dict(count.figures)) == (1, {WRONG: 1})


def test_a_page_keeps_what_was_measured_before(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "benchmarks" / "reading").mkdir(parents=True)
    for name in ("README.md", "README.en.md"):
        (tmp_path / name).write_text("a\n<!-- reading -->\nold\n<!-- /reading -->\nb\n", encoding="utf-8")
    page.publish(tmp_path, {"docx": _count(_outcome(right=7))}, [memory.Peak("small", False, 1.0, 50.0, 0, "")], 1)
    page.publish(tmp_path, {"odt": _count(_outcome(right=8))}, [], 1)
    for name in ("README.md", "README.en.md", "docs/reading.md"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "| docx | 1 | 7 |" in text
        assert "| odt | 1 | 8 |" in text
        assert "old" not in text


def test_memory_beyond_bounds_and_a_wrong_answer_are_told() -> None:
    small = memory.Peak("small", False, 1.0, 50.0, 1, "")
    large = memory.Peak("large", False, 1.0, 50.0 * memory.MOST + 1, 0, "")
    unrefused = memory.Peak("100 MB", True, 1.0, 50.0, 0, "")
    assert [text.split(":")[0] for text in memory.missed([small, large, unrefused])] == ["large", "100 MB"]
