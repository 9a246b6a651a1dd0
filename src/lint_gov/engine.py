"""Runs the rules that apply to a report and turns their hits into findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lint_gov import data
from lint_gov.checks.grid import written
from lint_gov.checks.params import Given
from lint_gov.fingerprint import fingerprint, identity
from lint_gov.model.finding import Finding, Hit, NotAssessed, Notification, Severity
from lint_gov.model.record import replace
from lint_gov.model.report import Report
from lint_gov.ruleset.model import Rule, Texts
from lint_gov.ruleset.select import Situation, Span, select, situation, span_of, within
from lint_gov.triage.order import place_of
from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from lint_gov.hooks import CheckKind
    from lint_gov.model.peers import Peers

Outcome = tuple[tuple[Finding, ...], tuple[NotAssessed, ...], tuple[Notification, ...]]


def run(
    report: Report, rules: Iterable[Rule], kinds: Mapping[str, CheckKind], lang: str = "zh", beside: Peers | None = None
) -> Outcome:
    """Return findings (ordered by place), what could not be assessed, and the rules that crashed.

    Without `beside` the rules on one report are run; with it those that hold it against others, and only those.
    """
    findings: list[Finding] = []
    not_assessed: list[NotAssessed] = []
    notifications: list[Notification] = []
    teller = Teller(report, lang)
    for rule, params in _planned(tuple(rules), report, kinds, beside is not None):
        try:
            given = params if beside is None else Given({**params, "beside": beside})
            said = [teller.tell(rule, hit) for hit in kinds[rule.check].run(report, given)]
        except Exception as error:  # the one place where a faulty rule or plugin is kept from ending the run
            notifications.append(Notification("rule-crashed", rule.code, f"{type(error).__name__}: {error}"))
            continue
        findings += [s for s in said if isinstance(s, Finding)]
        not_assessed += [s for s in said if isinstance(s, NotAssessed)]
    return _numbered(sorted(findings, key=place_of)), tuple(not_assessed), tuple(notifications)


def _is_beside(rule: Rule, kinds: Mapping[str, CheckKind]) -> bool:
    """Whether a rule holds reports against others; one whose kind is not there is told of where single reports are."""
    return rule.check in kinds and kinds[rule.check].beside


def hits(
    rule: Rule, chosen: Iterable[Rule], report: Report, kinds: Mapping[str, CheckKind], beside: Peers | None = None
) -> Iterable[Hit]:
    """Run one rule; its check also sees the parameters of all chosen rules of its kind as `peers`."""
    peers = [other.params for other in chosen if other.check == rule.check]
    return kinds[rule.check].run(report, _given(rule, peers, beside))


def _given(rule: Rule, peers: Iterable[Mapping[str, Any]], beside: Peers | None) -> Given:
    """The parameters of a rule as its check gets them."""
    return Given({**rule.params, "peers": peers, "beside": beside})


class _Plan(NamedTuple):
    """The rules that reports of one sort are held against, each with its parameters as its check gets them."""

    rules: tuple[Rule, ...]
    kinds: Mapping[str, CheckKind]
    steps: tuple[tuple[Rule, Given], ...]


_PLANS: dict[tuple[int, int, Situation, bool], _Plan] = {}
_MOST_PLANS = 64


def _planned(
    rules: tuple[Rule, ...], report: Report, kinds: Mapping[str, CheckKind], beside: bool
) -> tuple[tuple[Rule, Given], ...]:
    """The rules that apply to a report; worked out once for all reports of its years and kind of organ.

    Rules and kinds are told by identity, which a plan keeps from being given to others.
    """
    asked = (id(rules), id(kinds), situation(report), beside)
    plan = _PLANS.get(asked)
    if plan is None:
        if len(_PLANS) >= _MOST_PLANS:
            _PLANS.clear()
        plan = _PLANS[asked] = _Plan(rules, kinds, _steps(rules, report, kinds, beside))
    return plan.steps


def _steps(
    rules: tuple[Rule, ...], report: Report, kinds: Mapping[str, CheckKind], beside: bool
) -> tuple[tuple[Rule, Given], ...]:
    chosen = [rule for rule in select(rules, report) if _is_beside(rule, kinds) == beside]
    peers: dict[str, list[Mapping[str, Any]]] = {}
    for rule in chosen:
        peers.setdefault(rule.check, []).append(rule.params)
    return tuple((rule, _given(rule, peers[rule.check], None)) for rule in chosen)


class Teller:
    """Puts hits into words and severity for one report."""

    def __init__(self, report: Report, lang: str) -> None:
        self._report = report
        self._lang = lang
        self._span: Span | None = span_of(report)

    def tell(self, rule: Rule, hit: Hit) -> Finding | NotAssessed:
        """Return the finding, or the note that the rule could not be judged."""
        if hit.outcome == "not-assessed":
            return NotAssessed(rule.code, self._reason(rule, hit), hit.location)
        return Finding(
            rule=rule.code,
            name=rule.name,
            severity=self._severity(rule, hit),
            needs_review=hit.outcome == "review",
            message=self._text(rule.messages, hit),
            location=hit.location,
            remedy=self._text(rule.remedies, hit) if hit.case in rule.remedies or "default" in rule.remedies else "",
            related=hit.related,
            group=hit.group,
            evidence=hit.evidence,
            repair=hit.repair,
            basis=self._basis(rule),
            fix=rule.fix,
        )

    def _basis(self, rule: Rule) -> tuple[str, ...]:
        """The basis that governs the reporting year; all of it while the year is unknown."""
        known = [b for b in rule.basis if b["years"] is None or self._span is None or within(b["years"], self._span)]
        return tuple(b[self._lang] for b in known or rule.basis)

    def _reason(self, rule: Rule, hit: Hit) -> str:
        return self._text(rule.messages if hit.case in rule.messages else data.load("reasons"), hit)

    def _text(self, texts: Texts, hit: Hit) -> str:
        text = texts.get(hit.case) or texts["default"]
        fields = {name: _shown(value) for name, value in {**hit.evidence, **hit.fields}.items()}
        return (text.get(self._lang) or next(iter(text.values()))).format_map(fields)

    def _severity(self, rule: Rule, hit: Hit) -> Severity:
        return next(severity for when, severity in rule.severity if self._fits(when, hit))

    def _fits(self, when: Mapping[str, object], hit: Hit) -> bool:
        stated = {
            "formats": self._report.document.format,
            "sections": hit.location.section,
            "cases": hit.case,
            "organ_kinds": self._report.identity.organ_kind,
        }
        return all(self._holds(key, wanted, stated) for key, wanted in when.items())

    def _holds(self, key: str, wanted: object, stated: Mapping[str, object]) -> bool:
        if key == "years":
            return isinstance(wanted, Mapping) and within(wanted, self._span)
        return isinstance(wanted, list | tuple) and stated[key] in wanted


def _shown(value: object) -> object:
    return written(value) if isinstance(value, Decimal) else "" if value is None else value


def _numbered(findings: list[Finding]) -> tuple[Finding, ...]:
    """Give each finding its fingerprint; equal ones are told apart by their ordinal."""
    seen: dict[tuple[str, ...], int] = {}
    told = []
    for finding in findings:
        same = identity(finding)
        seen[same] = seen.get(same, 0) + 1
        told.append(replace(finding, fingerprint=fingerprint(finding, seen[same])))
    return tuple(told)
