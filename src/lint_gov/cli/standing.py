"""`lint-gov explain CODE --for FILE`: whether a rule is on for a report, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint_gov.cli import work
from lint_gov.cli.config import decided, told
from lint_gov.cli.inputs import posix
from lint_gov.messages import say
from lint_gov.rulepages.content import organ_kind, years

if TYPE_CHECKING:
    from lint_gov.model.report import Report
    from lint_gov.ruleset.model import Rule
    from lint_gov.settings.effective import Settings


def standing(code: str, path: str, governing: Settings, lang: str) -> list[str]:
    """Return the lines that say how a rule stands to the report in a file; the report is read for that."""
    from lint_gov.pipeline import build_report, read
    from lint_gov.settings.selection import decide

    document = read(path, work.plugins().readers)
    report = build_report(document, governing.value("year"), governing.value("organ-kind"))
    rule = next(rule for rule in work.rules(governing.packs).rules if rule.code == code)
    decision = decide(rule, governing.layers)
    lines = [_identity(report, lang), decided(decision, lang)]
    if decision.on:
        lines += list(limits(rule, report, lang)) or [say("explain.applies", lang)]
        lines += _settings(rule, governing, lang)
    return [say("explain.for", lang, path=posix(path)), *("  " + line for line in lines)]


def _identity(report: Report, lang: str) -> str:
    who = report.identity
    year = say("text.year", lang, year=who.year) if who.year else say("text.no-year", lang)
    return say("explain.read", lang, organ=who.organ or say("text.no-organ", lang), kind=who.organ_kind, year=year)


def limits(rule: Rule, report: Report, lang: str) -> Iterator[str]:
    """Each reason in the record itself for which a rule does not apply to a report."""
    from lint_gov.ruleset.select import span_of, within

    if not (report.plausible or rule.implausible):
        yield say("explain.not-plausible", lang)
    if rule.years is not None and not within(rule.years, span_of(report)):
        year = report.identity.year
        key = "explain.not-year" if year is not None else "explain.not-year-unknown"
        yield say(key, lang, year=year, years=years({"years": rule.years}, lang))
    kind = report.identity.organ_kind
    if rule.organ_kinds is not None and kind not in rule.organ_kinds:
        yield _not_kind("explain.organ-kinds", kind, rule.organ_kinds, lang)
    if kind in rule.except_organ_kinds:
        yield _not_kind("explain.except-organ-kinds", kind, rule.except_organ_kinds, lang)


def _not_kind(key: str, kind: str, kinds: object, lang: str) -> str:
    shown = [organ_kind(str(one), lang) for one in kinds] if isinstance(kinds, list | tuple) else [str(kinds)]
    listed = say("text.list", lang).join(shown)
    return say("explain.not-kind", lang, kind=organ_kind(kind, lang), scope=say(key, lang, kinds=listed))


def _settings(rule: Rule, governing: Settings, lang: str) -> Iterator[str]:
    """What settings change about a rule: severity, parameters, sections."""
    from lint_gov.settings import selection

    level = selection.severity(rule.code, rule.name, governing.layers)
    if level:
        yield say("explain.set-severity", lang, severity=say(f"text.{level[0]}", lang), origin=told(level[1], lang))
    for key, (value, origin) in selection.parameters(rule.code, rule.name, governing.layers).items():
        shown = json.dumps(value, ensure_ascii=False)
        yield say("explain.set-parameter", lang, name=key, value=shown, origin=told(origin, lang))
    for layer in governing.of_sections:
        sections = say("text.list", lang).join(map(str, sorted(layer.sections)))
        for selector, origin in layer.items("ignore"):
            if selection.rank(selector, rule.code, rule.name):
                what = say("explain.section-ignored", lang)
                yield say("explain.set-section", lang, sections=sections, what=what, origin=told(origin, lang))
        own = selection.severity(rule.code, rule.name, [layer])
        if own:
            what = say(f"text.{own[0]}", lang)
            yield say("explain.set-section", lang, sections=sections, what=what, origin=told(own[1], lang))
