"""The baseline: what is known does not count; what changed, or stands in another report, does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.errors import UsageError
from lint_gov.model.finding import FileError, FileResult
from lint_gov.triage import baseline
from lint_gov.triage.baseline import Baseline, create, prune, read, subtract, text

from .made import codes, finding, result

SAID = ("2026-06-15", "王五", "首次核查")
NONE: frozenset[str] = frozenset()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(*results: FileResult, file: str = "b.json") -> Baseline:
    return create(results, file, (), SAID, NONE)


def left(known: Baseline, *results: FileResult) -> list[list[str]]:
    return [codes(after.findings) for after in subtract(results, known)[0]]


def test_what_is_known_does_not_count_and_is_kept() -> None:
    one = result("a.docx", finding("A103", stated=7), finding("F101"))
    [after] = subtract((one,), made(one))[0]
    assert after.findings == ()
    assert [(w.finding.rule, w.kind, w.reason, w.source) for w in after.waived] == [
        ("A103", "baseline", "首次核查", "b.json"),
        ("F101", "baseline", "首次核查", "b.json"),
    ]


def test_a_changed_figure_is_new_and_the_old_one_stale() -> None:
    known = made(result("a.docx", finding("A103", stated=7)))
    results, stale = subtract((result("a.docx", finding("A103", stated=8)),), known)
    assert codes(results[0].findings) == ["A103"]
    assert [(entry.rule, entry.count) for entry in stale] == [("A103", 1)]


def test_equal_findings_are_counted() -> None:
    known = made(result("a.docx", finding("V101"), finding("V101")))
    assert [entry.count for entry in known.entries] == [2]
    assert left(known, result("a.docx", *[finding("V101")] * 3)) == [["V101"]]
    assert [entry.count for entry in subtract((result("a.docx", finding("V101")),), known)[1]] == [1]


def test_a_renamed_file_keeps_its_entries() -> None:
    known = made(result("a.docx", finding("F101")))
    assert left(known, result("sub/b.docx", finding("F101"))) == [[]]


def test_a_fix_in_one_report_does_not_hide_a_fault_in_another() -> None:
    known = made(result("a.docx", finding("F101")), result("b.docx", organ="云溪县教育局"))
    assert left(known, result("a.docx"), result("b.docx", finding("F101"), organ="云溪县教育局")) == [[], ["F101"]]
    assert left(known, result("b.docx", finding("F101"), organ="云溪县教育局")) == [["F101"]]
    assert left(known, result("a.docx"), result("a.html", finding("F101"))) == [[], ["F101"]]


def test_next_year_is_another_report() -> None:
    known = made(result("2023.docx", finding("F101"), year=2023))
    assert left(known, result("2024.docx", finding("F101"), year=2024)) == [["F101"]]


def test_a_file_keeps_its_entries_when_its_organ_is_read_anew() -> None:
    known = made(result("a.docx", finding("F101"), organ=None))
    assert left(known, result("a.docx", finding("F101"), organ="云溪县水务局")) == [[]]


def test_stale_are_only_entries_whose_report_was_checked() -> None:
    known = made(result("a.docx", finding("F101")), result("b.docx", finding("F101"), organ="云溪县教育局"))
    assert subtract((result("a.docx"),), known)[1] == (known.entries[0],)
    failed = FileResult("a.docx", "failed", FileError("damaged", "…"))
    assert subtract((failed,), known)[1] == ()


def test_the_file_is_the_same_whatever_the_order(here: Path) -> None:
    one, two = result("a.docx", finding("A103"), finding("F101")), result("b.docx", finding("F101"), organ="云溪县教育局")
    mirrored = replace(one, findings=one.findings[::-1])
    assert text(made(one, two)) == text(made(two, mirrored))
    Path("b.json").write_text(text(made(one, two)), encoding="utf-8")
    assert text(read("b.json")) == text(made(one, two))
    entry = json.loads(text(made(one)))["entries"][0]
    assert entry.keys() == {"rule", "fingerprint", "count", "organ", "year", "path", "date", "author", "reason"}
    assert json.loads(text(Baseline("b.json"))) == {"version": 1, "entries": []}


def test_paths_start_at_the_baseline(here: Path) -> None:
    known = create((result("in/a.docx", finding("F101")),), "kept/b.json", (), SAID, NONE)
    assert [entry.path for entry in known.entries] == ["../in/a.docx"]
    assert left(known, result(str(here / "in" / "a.docx"), finding("F101"))) == [[]]


def test_made_again_it_keeps_what_was_said_and_leaves_out_what_may_not_be_hidden() -> None:
    one = result("a.docx", finding("F101"))
    first = made(one)
    again = create((result("a.docx", finding("F101"), finding("D101"), finding("A103")),), "b.json", first.entries,
                   ("2026-07-01", "", "再次核查"), frozenset({"D101"}))  # fmt: skip
    assert {entry.rule: (entry.date, entry.reason) for entry in again.entries} == {
        "F101": ("2026-06-15", "首次核查"),
        "A103": ("2026-07-01", "再次核查"),
    }


def test_prune(here: Path) -> None:
    (here / "other.docx").write_bytes(b"")
    old = made(
        result("a.docx", finding("V101"), finding("V101"), finding("F101")),
        result("moved.docx", finding("F101"), organ="云溪县教育局"),
        result("gone.docx", finding("F101"), organ="云溪县民政局"),
        result("other.docx", finding("F101"), organ="云溪县财政局"),
    )
    now = result("a.docx", finding("V101")), result("new.docx", finding("F101"), organ="云溪县教育局")
    pruned = prune(old, now)
    assert sorted((entry.path, entry.rule, entry.count) for entry in pruned.entries) == [
        ("a.docx", "V101", 1),
        ("new.docx", "F101", 1),
        ("other.docx", "F101", 1),
    ]
    assert prune(pruned, now) == pruned
    assert subtract(now, pruned)[1] == ()


def test_prune_leaves_alone_what_was_not_checked(here: Path) -> None:
    (here / "report.docx").write_bytes(b"")
    old = made(result("report.docx", finding("F101")))
    copy = result("sub/copy.docx")
    assert prune(old, (copy,)) == old


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "null", '{"version": 2, "entries": []}', '{"version": 1, "entries": [{}]}', '{"version": 1, "entries": [1]}',
     '{"version": 1, "entries": [{"rule": "A103", "fingerprint": "x", "count": 0}]}',
     '{"version": 1, "entries": [{"rule": "A103", "fingerprint": "x", "count": 1, "nonsense": 1}]}'],
)  # fmt: skip
def test_a_broken_file_is_told(content: str) -> None:
    Path("b.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read("b.json")
    assert raised.value.kind == "baseline-file"
    with pytest.raises(UsageError) as raised:
        read("no.json")
    assert raised.value.kind == "no-baseline"


@given(st.lists(st.sampled_from("xyz")), st.lists(st.sampled_from("xyz")))
def test_what_counts_is_what_there_is_more_of(before: list[str], after: list[str]) -> None:
    known = made(result("a.docx", *(finding("V101", stated=value) for value in before)))
    [now], stale = subtract((result("a.docx", *(finding("V101", stated=value) for value in after)),), known)
    for value in "xyz":
        more = after.count(value) - before.count(value)
        assert sum(f.evidence["stated"] == value for f in now.findings) == max(0, more)
    assert sum(entry.count for entry in stale) == sum(max(0, before.count(v) - after.count(v)) for v in "xyz")
    assert baseline.subtract((now,), Baseline("b.json")) == ((now,), ())
