"""The examples of rule records, run through the whole chain: a rule is right when its examples say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from lint_gov import engine
from lint_gov.checks import kinds as builtin_kinds
from lint_gov.hooks import CheckKind
from lint_gov.model.finding import FileResult, Finding, Hit, NotAssessed
from lint_gov.model.peers import Peers
from lint_gov.model.report import Report
from lint_gov.ruleset import loader, store
from lint_gov.ruleset.compile import compiled
from lint_gov.ruleset.model import Rule
from lint_gov.ruleset.sample import sample
from lint_gov.ruleset.schema import LANGS
from lint_gov.ruleset.select import select


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example came out. `problem` says what is not as expected, "" when all is."""

    rule: str
    about: str
    ok: bool
    problem: str


def run(folder: str | Path, kinds: Mapping[str, CheckKind] | None = None) -> tuple[ExampleResult, ...]:
    """Run all examples of the records in a folder; raise UsageError when the records are wrong."""
    kinds = kinds or builtin_kinds()
    pack = loader.load(Path(folder), store.parameters(kinds), builtin=store.instruments())
    own = [Rule(**rule | {"opt_in": False}) for rule in compiled(pack)]
    rules = (*own, *_others(own))
    by_code = {rule.code: rule for rule in own}
    return tuple(
        _result(by_code[record.content["code"]], number, example, rules, kinds)
        for record in pack.records
        for number, example in enumerate(record.content["examples"], 1)
    )


def _others(own: Iterable[Rule]) -> list[Rule]:
    """The built-in rules that stand beside those of the folder: they may be peers of a check."""
    codes = {rule.code for rule in own}
    return [rule for rule in store.rules() if rule.code not in codes]


def _result(
    rule: Rule, number: int, example: Mapping[str, Any], rules: tuple[Rule, ...], kinds: Mapping[str, CheckKind]
) -> ExampleResult:
    try:
        problem = _problem(rule, example, rules, kinds)
    except Exception as error:  # a crashing check is what an example is there to find
        problem = f"{type(error).__name__}: {error}"
    return ExampleResult(rule.code, str(example.get("about") or f"#{number}"), not problem, problem)


def _problem(rule: Rule, example: Mapping[str, Any], rules: tuple[Rule, ...], kinds: Mapping[str, CheckKind]) -> str:
    return _compared(example, [_Said(hit, told) for hit, told in outcome(rule, example, rules, kinds)])


def outcome(
    rule: Rule, example: Mapping[str, Any], rules: tuple[Rule, ...], kinds: Mapping[str, CheckKind], langs: Iterable[str] = LANGS
) -> list[tuple[Hit, list[Finding | NotAssessed]]]:
    """Run one example; return what the rule finds, each told in the languages asked for."""
    from lint_gov.pipeline import build_report

    report = build_report(sample(example.get("report")))
    chosen = select(rules, report)
    hits = _hits(rule, chosen, report, kinds, _beside(example)) if rule in chosen else ()
    tellers = [engine.Teller(report, lang) for lang in langs]
    return [(hit, [teller.tell(rule, hit) for teller in tellers]) for hit in hits]


def _beside(example: Mapping[str, Any]) -> Peers | None:
    """The other reports that an example names under `beside`."""
    from lint_gov.pipeline import build_report

    given = example.get("beside")
    if given is None:
        return None
    previous, siblings, children = (
        tuple(build_report(sample(differences)) for differences in given.get(key, ()))
        for key in ("previous", "siblings", "children")
    )
    one = previous[0] if len(previous) == 1 else None
    doubtful = len(previous) if len(previous) > 1 else 0
    return Peers(one, doubtful, siblings, children, tuple(given.get("absent", ())), bool(given.get("stated")))


def _hits(
    rule: Rule, chosen: tuple[Rule, ...], report: Report, kinds: Mapping[str, CheckKind], beside: Peers | None
) -> Iterable[Hit]:
    """What a rule finds; one about waivers needs the findings of all others first."""
    if rule.check != "waivers":
        return engine.hits(rule, chosen, report, kinds, beside)
    from lint_gov.triage import waive
    from lint_gov.triage.chain import Request

    findings, not_assessed, _ = engine.run(report, chosen, kinds)
    remarks = tuple(remark for remark in report.document.remarks if remark.directive)
    result = FileResult("", "checked", findings=findings, not_assessed=not_assessed, remarks=remarks)
    return waive.hits(rule.code, result, Request("zh", {each.code: each for each in (*store.rules(), *chosen)}))


class _Said:
    """A hit with its texts; `message` is the Chinese one."""

    def __init__(self, hit: Hit, told: list[Any]) -> None:
        self.hit = hit
        self.severity = getattr(told[0], "severity", None)
        self.message = getattr(told[0], "message", None) or told[0].reason

    def value(self, key: str) -> object:
        """What a hit has for a key of `finds`."""
        if key == "repair":
            return {f"{cell.row}.{cell.column}": cell.value for cell in self.hit.repair}
        return {"severity": self.severity, "case": self.hit.case}.get(key, getattr(self.hit.location, key, None))


def _compared(example: Mapping[str, Any], said: list[_Said]) -> str:
    """Return how the hits differ from what the example expects, "" when they do not."""
    expected = example["expect"]
    shown = "；".join(f"[{s.hit.outcome}] {s.message}" for s in said) or "—"
    if expected == "pass":
        wrong = [s for s in said if s.hit.outcome != "not-assessed"]
        return f"pass ≠ {shown}" if wrong else ""
    wanted = dict(example.get("finds", {}))
    count = wanted.pop("count", None)
    same = [s for s in said if s.hit.outcome == expected]
    if not any(all(_equal(s.value(key), value) for key, value in wanted.items()) for s in same):
        got = [{key: s.value(key) for key in wanted} for s in same]
        return f"{expected} {wanted or ''} ≠ {got or ''} {shown}"
    return f"count {count} ≠ {len(same)}: {shown}" if count not in (None, len(same)) else ""


def _equal(found: object, wanted: object) -> bool:
    if isinstance(wanted, dict) and isinstance(found, dict):
        return {k: Decimal(str(v)) for k, v in wanted.items()} == found
    return found == wanted
