"""What GitHub shows, and what it would drop without a word."""

from __future__ import annotations

import json
import re

import pytest

from formatters.sample import CHECKED, PLAIN, Context, summarised
from lint_gov.formatters import github, github_summary, sarif_github
from lint_gov.model.finding import FileResult, Finding, Location
from lint_gov.model.place import Place
from lint_gov.model.record import replace


def found(severity: str, number: int, review: bool = False) -> tuple[Finding, ...]:
    place = Location(place=Place(line=1, column=1))
    return tuple(Finding("A1", "a", severity, review, f"{severity}{n}", place, fingerprint=str(n)) for n in range(number))  # type: ignore[arg-type]


def written(module: object, *findings: Finding) -> str:
    results = (replace(PLAIN, findings=findings),)
    text: str = module.write(results, summarised(results), Context())  # type: ignore[attr-defined]
    return text


def commands(text: str) -> list[str]:
    return [line.split(" ")[0].strip(":") for line in text.splitlines() if re.match("::(error|warning|notice)", line)]


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((10, 10, 10), (10, 10, 10)),
        ((3, 0, 0), (3, 0, 0)),
        ((11, 0, 0), (10, 0, 1)),
        ((11, 2, 10), (10, 2, 10)),
        ((0, 0, 30), (0, 0, 10)),
    ],
)
def test_no_more_annotations_than_are_shown(numbers: tuple[int, int, int], shown: tuple[int, int, int]) -> None:
    levels = ("error", "warning", "info")
    told = commands(written(github, *(f for level, n in zip(levels, numbers, strict=True) for f in found(level, n))))
    assert tuple(told.count(command) for command in ("error", "warning", "notice")) == shown
    assert told == sorted(told, key=["error", "warning", "notice"].index), "the gravest come first"


def test_the_last_notice_says_how_many_there_are_besides() -> None:
    text = written(github, *found("info", 9), *found("error", 15))
    assert "另有 5 处" in text.splitlines()[-1]
    text = written(github, *found("info", 12), *found("error", 15))
    assert "另有 8 处" in text.splitlines()[-1]
    assert sum(line.startswith("reports/") for line in text.splitlines()) == 27, "the log has all of them"


def test_no_report_can_give_commands_to_the_runner() -> None:
    evil = "好\n::error file=x::假的 ##[group]x %0A"
    text = written(github, replace(PLAIN.findings[0], message=evil))
    result = replace(PLAIN, path="::set-env name=x::y", findings=(PLAIN.findings[0],))
    text += github.write((result,), summarised((result,)), Context())
    assert "##[" not in text
    assert all(re.match("::(group|endgroup|error)", line) or "::" not in line for line in text.splitlines())
    assert commands(text) == ["error", "error"]


def test_a_summary_that_is_too_long_is_cut_and_says_so() -> None:
    long = replace(PLAIN.findings[0], message="长" * 1000)
    results = tuple(replace(PLAIN, path=f"{n}.txt", findings=(long,) * 100) for n in range(5))
    text = github_summary.write(results, summarised(results), Context())
    assert 600_000 < len(text.encode()) < 1_000_000
    assert text.count("###") == 2
    assert "另有 300 处没有列出" in text


def test_results_above_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_github, "_RESULTS", 3)
    run = json.loads(written(sarif_github, *found("error", 5)))["runs"][0]
    assert len(run["results"]) == 3
    assert [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]] == [
        "超过 GitHub 的上限，另有 2 项结果没有写入"
    ]


def test_related_places_are_as_many_as_are_shown() -> None:
    many = replace(CHECKED.findings[0], related=CHECKED.findings[0].related * 150)
    result: FileResult = replace(CHECKED, findings=(many,))
    run = json.loads(sarif_github.write((result,), summarised((result,)), Context()))["runs"][0]
    assert len(run["results"][0]["relatedLocations"]) == 100
