"""The engine: selection, words, severity, order, and rules that crash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from checks.tables import applications, form, report
from lint_gov import checks, engine
from lint_gov.hooks import CheckKind
from lint_gov.model.document import Document
from lint_gov.model.finding import Hit, Location
from lint_gov.model.place import Place
from lint_gov.model.report import Report
from lint_gov.ruleset import rules
from lint_gov.ruleset.model import Rule


def rule(code: str = "X901", check: str = "mine", **changes: object) -> Rule:
    base: dict[str, object] = {
        "code": code,
        "name": "mine",
        "check": check,
        "params": {"word": "w"},
        "severity": [[{}, "warning"]],
        "messages": {"default": {"zh": "应为{computed}，为{stated}。", "en": "{stated} is not {computed}."}},
        "remedies": {},
        "basis": [],
        "years": {"from": 2019},
    }
    return Rule(**(base | changes))  # type: ignore[arg-type]


def kind(*hits: Hit) -> dict[str, CheckKind]:
    return {"mine": CheckKind("mine", lambda report, params: hits)}


def hit(line: int = 1, **changes: object) -> Hit:
    evidence = {"stated": Decimal("7.50"), "computed": 5}
    return Hit(Location(3, place=Place(line=line)), **({"evidence": evidence} | changes))  # type: ignore[arg-type]


def test_words_in_both_languages() -> None:
    for lang, message in (("zh", "应为5，为7.5。"), ("en", "7.5 is not 5.")):
        findings, _, _ = engine.run(report(), [rule()], kind(hit()), lang)
        assert [f.message for f in findings] == [message]


def test_a_crashing_rule_is_named_and_the_others_run() -> None:
    def crash(report: Report, params: Mapping[str, object]) -> Iterable[Hit]:
        yield hit()
        raise RuntimeError("boom")

    kinds = kind(hit()) | {"bad": CheckKind("bad", crash)}
    findings, _, notifications = engine.run(report(), [rule("X900", "bad"), rule("X901"), rule("X902", "absent")], kinds)
    assert [f.rule for f in findings] == ["X901"]
    assert [(n.kind, n.subject) for n in notifications] == [("rule-crashed", "X900"), ("rule-crashed", "X902")]
    assert notifications[0].message == "RuntimeError: boom"


def test_a_message_that_lacks_its_field_is_a_crash_of_that_rule() -> None:
    _, _, notifications = engine.run(report(), [rule()], kind(hit(evidence={})))
    assert notifications[0].message == "KeyError: 'computed'"


def test_order_is_that_of_the_text_then_of_the_codes() -> None:
    kinds = kind(hit(9), hit(2))
    findings, _, _ = engine.run(report(), [rule("X902"), rule("X901")], kinds)
    assert [(f.location.place.line, f.rule) for f in findings] == [(2, "X901"), (2, "X902"), (9, "X901"), (9, "X902")]


def test_severity_by_conditions() -> None:
    severity = [
        [{"years": {"from": 2021}, "cases": ["grave"]}, "error"],
        [{"sections": [1]}, "error"],
        [{"formats": ["text"], "organ_kinds": ["township"]}, "info"],
        [{}, "warning"],
    ]
    messages = {"default": {"zh": "x", "en": "x"}}
    said = [rule(severity=severity, messages=messages, years=None)]

    def told(subject: Report, found: Hit) -> str:
        return engine.run(subject, said, kind(found))[0][0].severity

    assert told(report(), hit(case="grave")) == "error"
    assert told(report(year=2020), hit(case="grave")) == "warning"
    assert told(report(year=None), hit(case="grave")) == "warning"
    assert told(report(), Hit(Location(1))) == "error"
    assert told(report(organ_kind="township"), hit()) == "info"
    assert told(report(organ_kind="department"), hit()) == "warning"


def test_cases_and_remedies() -> None:
    texts = {"default": {"zh": "d", "en": "d"}, "other": {"zh": "o", "en": "o"}}
    said = rule(messages=texts, remedies={"other": {"zh": "mend {n}", "en": "mend {n}"}})
    findings, _, _ = engine.run(report(), [said], kind(hit(case="other", fields={"n": 3}), hit(case="new")))
    assert [(f.message, f.remedy) for f in findings] == [("o", "mend 3"), ("d", "")]


def test_review_and_not_assessed() -> None:
    hits = (
        hit(outcome="review"),
        hit(outcome="not-assessed", case="cells-blank", fields={"cells": "（一）", "number": 1}),
        hit(outcome="not-assessed"),
    )
    findings, not_assessed, _ = engine.run(report(), [rule(messages={"other": {"zh": "o"}, "default": {"zh": "d"}})], kind(*hits))
    assert [f.needs_review for f in findings] == [True]
    assert "（一）" in not_assessed[0].reason
    assert not_assessed[1].reason == "d"


def test_basis_of_the_reporting_year() -> None:
    basis = [
        {"years": {"from": 2019, "to": 2020}, "zh": "old", "en": "old"},
        {"years": {"from": 2021}, "zh": "new", "en": "new"},
        {"years": None, "zh": "law", "en": "law"},
    ]
    said = [rule(basis=basis, years=None)]
    for year, cited in ((2020, ("old", "law")), (2024, ("new", "law")), (None, ("old", "new", "law"))):
        assert engine.run(report(year=year), said, kind(hit()))[0][0].basis == cited


def test_peers_are_the_rules_of_the_kind_that_apply() -> None:
    seen: list[object] = []

    def look(report: Report, params: Mapping[str, object]) -> Iterable[Hit]:
        seen.append(params["peers"])
        return ()

    chosen = [rule("X901", params={"n": 1}), rule("X902", params={"n": 2}), rule("X903", params={"n": 3}, years={"to": 2018})]
    engine.run(report(), chosen, {"mine": CheckKind("mine", look)})
    assert seen == [[{"n": 1}, {"n": 2}]] * 2


def test_implausible_documents_meet_only_the_rules_for_them() -> None:
    findings, _, _ = engine.run(report(plausible=False), [rule(), rule("X902", implausible=True)], kind(hit()))
    assert [f.rule for f in findings] == ["X902"]


def test_fingerprints_survive_moves_and_not_changes() -> None:
    def prints(found: Hit) -> str:
        return engine.run(report(), [rule()], kind(found))[0][0].fingerprint

    assert prints(hit(1)) == prints(hit(99))
    assert prints(hit(evidence={"stated": 8, "computed": 5})) != prints(hit())
    same = engine.run(report(), [rule()], kind(hit(1), hit(2)))[0]
    assert same[0].fingerprint == prints(hit())
    assert same[1].fingerprint != same[0].fingerprint


def test_builtin_rules_run_without_a_crash_on_bare_tables() -> None:
    subject = report(form("applications", applications(2021)))
    assert isinstance(subject.document, Document)
    assert engine.run(subject, rules(), checks.kinds())[2] == ()


def test_reports_of_different_years_by_turns_get_their_own_rules() -> None:
    every = (rule("X901", years={"from": 2019, "to": 2020}), rule("X902", years={"from": 2021}), rule("X903", years=None))
    kinds = kind(hit())
    for year, codes in ((2020, ["X901", "X903"]), (2023, ["X902", "X903"]), (2020, ["X901", "X903"])):
        findings, _, _ = engine.run(report(year=year), every, kinds)
        assert [f.rule for f in findings] == codes
    findings, _, _ = engine.run(report(year=2020), every[1:], kinds)
    assert [f.rule for f in findings] == ["X903"]
