"""Which rules apply to a report: by reporting year, organ kind, and whether it is an annual report at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lint_gov.editions import Edition, edition
from lint_gov.model.report import Report
from lint_gov.ruleset.model import Rule

Span = tuple[int, int]
Situation = tuple[Span | None, bool, str]
_OPEN = 9999


def select(rules: Iterable[Rule], report: Report) -> tuple[Rule, ...]:
    """Return the rules that apply to a report, in their order."""
    span = span_of(report)
    return tuple(rule for rule in rules if applies(rule, report, span))


def situation(report: Report) -> Situation:
    """All that the choice of rules depends on."""
    return span_of(report), report.plausible, report.identity.organ_kind


def applies(rule: Rule, report: Report, span: Span | None) -> bool:
    """Tell whether a rule applies to a report whose reporting year lies in `span`; one that is opt-in has been enabled before."""
    if rule.opt_in or not (report.plausible or rule.implausible):
        return False
    kind = report.identity.organ_kind
    if kind in rule.except_organ_kinds or (rule.organ_kinds is not None and kind not in rule.organ_kinds):
        return False
    return rule.years is None or within(rule.years, span)


def within(years: Mapping[str, object], span: Span | None) -> bool:
    """Tell whether all years of `span` are within `years`; an unknown year is only where `unknown` allows it."""
    if span is None:
        return bool(years.get("unknown", False))
    first, last = years.get("from", 0), years.get("to", _OPEN)
    return isinstance(first, int) and isinstance(last, int) and first <= span[0] and span[1] <= last


def span_of(report: Report) -> Span | None:
    """Return the years a report may be of: its year, or those of its edition while the year is unknown."""
    year = report.identity.year
    if year is not None:
        return year, year
    known = _edition(report)
    return (known.year_from, known.year_to or _OPEN) if known else None


def _edition(report: Report) -> Edition | None:
    """The edition of a report without a year: the one decided on, else the one on which all its tables agree."""
    if report.edition is not None:
        return edition(report.edition)
    found = {form.edition for form in report.forms if form.edition is not None}
    return edition(found.pop()) if len(found) == 1 else None
