"""Runs the whole chain on a rendered report: bytes → document → report → findings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings

from generator.faults.core import Expect, Planted
from generator.text import Rendered
from lint_gov.model.document import Source
from lint_gov.model.finding import Finding
from lint_gov.model.report import Report

if TYPE_CHECKING:
    from lint_gov.hooks import CheckKind
    from lint_gov.plugins import Plugins
    from lint_gov.ruleset.model import Rule

# LINT_GOV_PROFILE=thorough tries fifty times as much.
THOROUGH = os.environ.get("LINT_GOV_PROFILE") == "thorough"
ROUNDS = 60 if THOROUGH else 4
SETTINGS = settings(
    max_examples=300 if THOROUGH else 6,
    derandomize=not THOROUGH,
    phases=tuple(Phase) if THOROUGH else (Phase.generate,),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
)


def read_back(rendered: Rendered) -> Report:
    """The report that the chain rebuilds from a file."""
    from lint_gov.pipeline import build_report
    from lint_gov.readers import choose

    reader = choose(_plugins().readers, rendered.name, rendered.data)
    assert reader is not None, f"no reader for {rendered.name}"
    return build_report(reader.read(Source(rendered.name, rendered.data)))


def findings(report: Report, enabled: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """What the rules say of a report, those that are opt-in when enabled; a rule that crashes fails the test."""
    from lint_gov.engine import run
    from lint_gov.model.record import replace

    rules = tuple(replace(r, opt_in=False) if r.code in enabled else r for r in _rules()) if enabled else _rules()
    said, _, notifications = run(report, rules, _plugins().kinds)
    assert not notifications, notifications
    return said


def unsound(said: Iterable[Finding], may: frozenset[str] = frozenset()) -> list[str]:
    """The errors, warnings and questions among the findings, but for those of rules that may speak."""
    return [told(f) for f in said if loud(f) and f.rule not in may]


def loud(finding: Finding) -> bool:
    """Whether a finding is an error, a warning or a question."""
    return finding.severity != "info" or finding.needs_review


def differences(planted: Planted, said: tuple[Finding, ...]) -> list[str]:
    """What is missing and what is too much in the findings on a planted fault."""
    missing = [f"missing {want}" for want in planted.expect if not any(matches(want, f) for f in said)]
    beyond = [f for f in said if not owed(planted, f)]
    return missing + [f"too much: {text}" for text in unsound(beyond, planted.may)]


def owed(planted: Planted, finding: Finding) -> bool:
    """Whether a finding tells of the planted fault itself."""
    known = {want.rule for want in planted.expect if want.rule not in _PLACED}
    return finding.rule in known or any(matches(want, finding) for want in planted.expect)


# Of these rules every finding has a place of its own, so that one at another place is one too much.
_PLACED = frozenset({"A101", "A102", "A103", "A201", "V103", "S201", "S203", "S204", "S205"})


def matches(want: Expect, finding: Finding) -> bool:
    """Whether a finding is the one expected."""
    place = finding.location
    if want.rule != finding.rule or want.severity not in (None, finding.severity) or (want.review and not finding.needs_review):
        return False
    return all(getattr(want, part) in (None, getattr(place, part)) for part in ("section", "table", "row", "column"))


def told(finding: Finding) -> str:
    """A finding on one line."""
    place = finding.location
    where = " ".join(str(v) for v in (place.section, place.table, place.row, place.column) if v is not None)
    review = " (review)" if finding.needs_review else ""
    return f"{finding.rule} {finding.severity}{review} [{where}] {finding.message}"


def rule_codes() -> frozenset[str]:
    """The rules there are."""
    return frozenset(rule.code for rule in _rules())


def every_rule() -> tuple[Rule, ...]:
    """The rules as they are."""
    return _rules()


def kinds() -> Mapping[str, CheckKind]:
    """The kinds of check there are."""
    return _plugins().kinds


@cache
def _plugins() -> Plugins:
    from lint_gov.plugins import load

    return load()


@cache
def _rules() -> tuple[Rule, ...]:
    from lint_gov.ruleset import rules

    return rules(_plugins().packs, _plugins().kinds)
