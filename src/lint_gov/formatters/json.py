"""`--format json`: the stable contract for other programs. Key names and their order are part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from lint_gov import __version__
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import CellValue, Evidence, FileResult, Finding, Location, NotAssessed, ReportSummary, Waived

Json = dict[str, Any]
# Of what stands in a list of the document.
_INDENT = "  "


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> Iterator[str]:
    """Yield the whole run as one JSON document, file by file: it may be larger than memory."""
    frame: Json = {"tool": {"name": "lint-gov", "version": __version__}, "files": [], "summary": _summary(summary)}
    before, between, after = dump(frame).partition("[]")
    yield before + between[:1]
    separator = "\n"
    for result in results:
        yield separator + _INDENT + dump(file(result, context.lang))[:-1].replace("\n", "\n" + _INDENT)
        separator = ",\n"
    yield ("\n " if separator != "\n" else "") + between[1:] + after


def dump(document: Json | list[Json]) -> str:
    """Return a document as JSON text: readable Chinese, LF, a line break at the end."""
    import json

    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def number(value: Evidence) -> int | str | None:
    """A decimal as JSON carries it: a whole one (also 5.00) as a number, any other as a string, never as a float."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    return value


def report(summary: ReportSummary | None) -> Json | None:
    """The head of a report."""
    if summary is None:
        return None
    return {
        "title": summary.title,
        "organ": summary.organ,
        "organ_kind": summary.organ_kind,
        "year": summary.year,
        "edition": summary.edition,
        # Only where it applies, so that what is said of other files stays what it always was.
        **({"converted_from": summary.converted} if summary.converted else {}),
    }


def file(result: FileResult, lang: str) -> Json:
    """All that is said of one file."""
    return {
        "path": result.path,
        "status": result.status,
        "error": None if result.error is None else {"kind": result.error.kind, "message": result.error.message},
        "report": report(result.report),
        "findings": [_finding(finding) for finding in result.findings],
        "not_assessed": [*map(_not_assessed, result.not_assessed), *_crashed(result, lang)],
        # Only where there are any, so that a run without waivers and baseline is what it always was.
        **({"waived": [_waived(item) for item in result.waived]} if result.waived else {}),
    }


def _waived(item: Waived) -> Json:
    return {**_finding(item.finding), "waiver": {"kind": item.kind, "reason": item.reason, "source": item.source}}


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "needs_review": finding.needs_review,
        "message": finding.message,
        "location": _location(finding.location),
        "related": [_location(place) for place in finding.related],
        "group": finding.group,
        "evidence": evidence(finding.evidence),
        "repair": {"cells": [_cell(cell) for cell in finding.repair]} if finding.repair else None,
        "basis": list(finding.basis),
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }


def _location(location: Location) -> Json:
    return {
        "section": location.section,
        "table": location.table,
        "row": location.row,
        "column": location.column,
        "line": location.place.line,
        "page": location.place.page,
        "excerpt": location.excerpt,
        # The address in a Word file ("t14/r3/c2"), where there is one.
        **({"address": location.place.path} if location.place.path is not None else {}),
    }


def evidence(stated: Mapping[str, Evidence]) -> Json:
    """The figures of a finding."""
    return {key: number(value) for key, value in stated.items()}


def _cell(cell: CellValue) -> Json:
    return {"table": cell.table, "row": cell.row, "column": cell.column, "value": number(cell.value)}


def _not_assessed(item: NotAssessed) -> Json:
    return {"rule": item.rule, "reason": item.reason, "location": _location(item.location)}


def _crashed(result: FileResult, lang: str) -> Iterable[Json]:
    """A rule that crashed was not assessed: silence must not be taken for clean."""
    for item in result.notifications:
        if item.kind == "rule-crashed":
            reason = say(f"stderr.{item.kind}", lang, subject=item.subject, message=item.message)
            yield {"rule": item.subject, "reason": reason, "location": {}}


def _summary(summary: RunSummary) -> Json:
    return {
        "files": summary.files,
        "error": summary.error,
        "warning": summary.warning,
        "info": summary.info,
        "review": summary.review,
    }
