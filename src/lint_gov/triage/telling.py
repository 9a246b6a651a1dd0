"""Findings about waivers themselves, in the words of the records W101 to W103."""

from __future__ import annotations

from lint_gov.fingerprint import fingerprint
from lint_gov.messages import fill, pick
from lint_gov.model.finding import Finding, Hit
from lint_gov.model.record import replace
from lint_gov.ruleset.model import Rule, Texts


def tell(rule: Rule, hit: Hit, lang: str) -> Finding:
    """Return the finding that a rule of family W has about one waiver."""
    finding = Finding(
        rule=rule.code,
        name=rule.name,
        severity=next(severity for when, severity in rule.severity if not when),
        needs_review=False,
        message=_text(rule.messages, hit, lang),
        location=hit.location,
        remedy=_text(rule.remedies, hit, lang) if rule.remedies else "",
        evidence=hit.evidence,
        basis=tuple(basis[lang] for basis in rule.basis),
        fix=rule.fix,
    )
    return replace(finding, fingerprint=fingerprint(finding, 1))


def _text(texts: Texts, hit: Hit, lang: str) -> str:
    return fill(pick(texts.get(hit.case) or texts["default"], lang), hit.fields)
