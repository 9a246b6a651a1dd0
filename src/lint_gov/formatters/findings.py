"""The findings as a table: a row for each, for each that is waived, and for whatever kept a file from being checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lint_gov.formatters.shared import failures
from lint_gov.messages import say
from lint_gov.model.finding import Evidence, FileResult, Finding
from lint_gov.places import part_words, source_words
from lint_gov.tables import Table, make

if TYPE_CHECKING:
    Row = dict[str, Any]


def table(results: Iterable[FileResult], lang: str) -> Table:
    """Return the findings of all files."""
    return make("findings", (row for result in results for row in _rows(result, lang)), lang)


def _rows(result: FileResult, lang: str) -> Iterator[Row]:
    head = _head(result)
    for failure in failures(result, lang):
        yield {**head, "kind": "failed", "rule": failure.rule or None, "name": failure.kind, "message": failure.message}
    for finding in result.findings:
        yield {**head, **_finding(finding, result, lang), "kind": "finding", "waived": False}
    for item in result.waived:
        told = {"waived": True, "reason": item.reason or None, "waiver": item.source}
        yield {**head, **_finding(item.finding, result, lang), "kind": "waived", **told}


def _head(result: FileResult) -> Row:
    who = result.report
    if who is None:
        return {"path": result.path}
    return {"path": result.path, "organ": who.organ, "organ_kind": who.organ_kind, "year": who.year, "edition": who.edition}


def _finding(finding: Finding, result: FileResult, lang: str) -> Row:
    at, edition = finding.location, result.report.edition if result.report else None
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level,
        "severity": finding.severity,
        "needs_review": finding.needs_review,
        "section": at.section,
        "table": at.table,
        "row": at.row,
        "column": at.column,
        "part": part_words(at, edition, lang),
        "place": source_words(at.place, lang) or None,
        "line": at.place.line,
        "page": at.place.page,
        "address": at.place.path,
        "excerpt": at.excerpt,
        "message": finding.message,
        "remedy": finding.remedy or None,
        "stated": _figure(finding.evidence.get("stated")),
        "computed": _figure(finding.evidence.get("computed")),
        "basis": say("text.join", lang).join(finding.basis) or None,
        "fingerprint": finding.fingerprint,
    }


def _figure(value: Evidence) -> str | None:
    """A figure of a finding as text, since some are words or days."""
    if isinstance(value, Decimal):
        return str(int(value)) if value == value.to_integral_value() else format(value, "f")
    return None if value is None else str(value)
