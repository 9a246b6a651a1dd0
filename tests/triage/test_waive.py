"""The step of waivers: what is taken out, what is said about waivers that are of no use."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_gov.model.finding import FileResult, Location, NotAssessed
from lint_gov.triage import discovery, order, waive
from lint_gov.triage.chain import Configured, Outcome, Request, run
from lint_gov.triage.waive import Ledger
from lint_gov.triage.waiver import Policy, Waiver

from .made import REQUEST, RULES, TODAY, codes, finding, remark, result

CELL = {"section": 3, "table": "applications", "row": "granted", "column": "total"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    discovery._in.cache_clear()
    return tmp_path


def applied(*results: FileResult, request: Request = REQUEST) -> Ledger:
    return waive.run(results, request, TODAY)


def sidecar(here: Path, *entries: str, policy: str = "") -> None:
    lines = [policy, "waivers:", *(f"  - {{{entry}}}" for entry in entries)]
    (here / discovery.NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")


def states(ledger: Ledger) -> list[str]:
    return [entry.state for entry in ledger.entries]


@pytest.mark.parametrize(
    ("at", "comment", "covered"),
    [
        ("t14/r6/c9", "t14/r6/c9/p1", True),
        ("t14/r6/c9/p1", "t14/r6/c9/p1", True),
        ("t14/r6/c9", "t14/r6/c8/p1", False),
        ("t14/r6/c9", "t14/r6/c90/p1", False),
        ("t14", "t14/r6/c9/p1", True),
        ("t14", "t1/r6/c9/p1", False),
        ("p12", "p12", True),
        ("p12", "p1", False),
        (None, "p1", True),
    ],
)
def test_a_comment_covers_what_is_found_where_it_stands(at: str | None, comment: str, covered: bool) -> None:
    ledger = applied(result("a.docx", finding("A103", at), remarks=(remark("lint-gov 豁免 A103：核对", comment),)))
    [after] = ledger.results
    assert codes(after.findings) == ([] if covered else ["A103", "W101"])
    assert [w.kind for w in after.waived] == (["comment"] if covered else [])
    assert states(ledger) == ["used" if covered else "unused"]


def test_a_comment_covers_its_rules_only() -> None:
    found = finding("A103", "p1"), finding("A102", "p1")
    [after] = applied(result("a.docx", *found, remarks=(remark("lint-gov 豁免 A103：核对", "p1"),))).results
    assert codes(after.findings) == ["A102"]
    assert [(w.finding.rule, w.reason, w.source) for w in after.waived] == [("A103", "核对", "批注，Word 正文第 1 段")]


def test_a_file_of_waivers_narrows_by_place_and_fingerprint(here: Path) -> None:
    whole, other = finding("A103", "t1/r1/c1", **CELL), finding("A103", "t1/r2/c1", **{**CELL, "row": "partial"})
    for narrowed in ("table: applications, row: granted", f"fingerprint: {whole.fingerprint}", "row: granted, column: total"):
        sidecar(here, f"rule: A103, path: a.docx, reason: 核对, {narrowed}")
        [after] = applied(result("a.docx", whole, other)).results
        assert [f.location.row for f in after.findings] == ["partial"]
        assert [(w.kind, w.source) for w in after.waived] == [("file", "lint-gov.waivers.yaml:3")]
    sidecar(here, "rule: A103, path: a.docx, reason: 核对")
    assert applied(result("a.docx", whole, other)).results[0].findings == ()


def test_unused_waivers_are_told_once_at_the_first_file(here: Path) -> None:
    sidecar(
        here,
        "rule: A103, path: '**', reason: 核对",
        "rule: A102, path: '**', reason: 核对",
        "rule: A101, path: z.docx, reason: x",
    )
    ledger = applied(result("a.docx", finding("A103", "p1")), result("b.docx"))
    assert [codes(after.findings) for after in ledger.results] == [["W101"], []]
    assert "A102 **（lint-gov.waivers.yaml:4）" in ledger.results[0].findings[0].message
    assert states(ledger) == ["used", "unused", "no-file"]


def test_what_was_not_judged_is_not_called_unused(here: Path) -> None:
    sidecar(here, "rule: A103, path: a.docx, reason: 核对")
    ledger = applied(result("a.docx", not_assessed=(NotAssessed("A103", "空白", Location()),)))
    assert (states(ledger), ledger.results[0].findings) == (["unjudged"], ())
    off = REQUEST._replace(configured=lambda _: Configured({"W101": RULES["W101"]}, Policy()))
    assert states(applied(result("a.docx"), request=off)) == ["unjudged"]
    failed = FileResult("a.docx", "failed")
    assert (states(applied(failed)), applied(failed).results) == ([], (failed,))


def test_expiry(here: Path) -> None:
    for day, state in ((TODAY, "used"), ("2026-06-14", "expired")):
        sidecar(here, f"rule: A103, path: a.docx, reason: 核对, expires: {day}")
        ledger = applied(result("a.docx", finding("A103", "p1")))
        assert states(ledger) == [state]
        assert codes(ledger.results[0].findings) == ([] if state == "used" else ["A103", "W102"])
    assert "已于2026-06-14到期" in ledger.results[0].findings[-1].message


@pytest.mark.parametrize(
    ("policy", "file", "comment"),
    [
        (Policy(), "used", "used"),
        (Policy(allow=False), "forbidden", "forbidden"),
        (Policy(allow=("A102",)), "forbidden", "used"),
        (Policy(comments=False), "used", "forbidden"),
    ],
)
def test_policy_of_the_configuration_and_of_the_file(policy: Policy, file: str, comment: str, here: Path) -> None:
    entry = "rule: A103, path: a.docx, reason: 核对"
    one = result("a.docx", finding("A103", "p1"), finding("A102", "p1"), remarks=(remark("lint-gov 豁免 A102：核对", "p1"),))
    sidecar(here, entry)
    configured = REQUEST._replace(configured=lambda _: Configured(RULES, policy))
    by_configuration = applied(one, request=configured)
    allow = policy.allow if isinstance(policy.allow, bool) else list(policy.allow)
    sidecar(
        here,
        entry,
        policy=f"policy: {{allow: {str(allow).lower().replace('a102', 'A102')}, comments: {str(policy.comments).lower()}}}",
    )
    for ledger in (by_configuration, applied(one)):
        assert states(ledger) == [file, comment]
        assert codes(ledger.results[0].findings).count("W103") == [file, comment].count("forbidden")


def test_a_comment_that_fails_to_be_a_waiver() -> None:
    [after] = applied(result("a.docx", finding("A103", "p1"), remarks=(remark("lint-gov 豁免 A103", "p9"),))).results
    assert codes(after.findings) == ["A103", "W103"]
    told = after.findings[1]
    assert (told.severity, told.message) == ("error", "豁免没有写明理由（批注，Word 正文第 9 段）。")
    assert told.location.excerpt == "lint-gov 豁免 A103"


def test_a_rule_about_waivers_that_is_off_says_nothing() -> None:
    without = {code: rule for code, rule in RULES.items() if code != "W101"}
    off = REQUEST._replace(configured=lambda _: Configured(without, Policy()))
    assert applied(result("a.docx", remarks=(remark("lint-gov 豁免 A103：核对", "p1"),)), request=off).results[0].findings == ()


def test_waived_findings_of_rules_told_have_fingerprints_that_do_not_hang_on_lines(here: Path) -> None:
    sidecar(here, "rule: A103, path: a.docx, reason: 核对")
    [before] = applied(result("a.docx")).results
    sidecar(here, "rule: A102, path: b.docx, reason: 核对", "rule: A103, path: a.docx, reason: 改了理由")
    [after] = applied(result("a.docx")).results
    assert before.findings[0].fingerprint == after.findings[0].fingerprint != ""


def test_the_chain_ends_in_the_order_of_the_source() -> None:
    one = result("a.docx", finding("A103", "p5"), remarks=(remark("lint-gov 豁免 A102：核对", "p3"),))
    outcome: Outcome = run((one,), REQUEST)
    assert codes(outcome.results[0].findings) == ["W101", "A103"]
    assert order.place_of(finding("A103")) < order.place_of(finding("A103", "p5"))


def test_a_run_without_waivers_is_left_alone() -> None:
    results = (result("a.docx", finding("A103", "p1")),)
    assert run(results, REQUEST) == Outcome(results)


def test_a_waiver_needs_the_rule_it_names() -> None:
    assert not Waiver("A103", "核对", "x").covers(finding("A102"))
