"""`--format checkstyle`: what Jenkins and many other programs read. It has no place for what was waived or not assessed."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.formatters import xmlout
from lint_gov.formatters.regions import is_text
from lint_gov.formatters.shared import NAME, advice, failures, one_line, where
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding

_VERSION = "4.3"  # of the format, which has not changed since
_SEVERITY = {"error": "error", "warning": "warning", "info": "info", "review": "info"}


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the document: an element a file, also where nothing was found."""
    top = xmlout.root("checkstyle", version=_VERSION)
    for result in results:
        if result.status != "skipped":
            file = xmlout.add(top, "file", name=result.path)
            for failure in failures(result, context.lang):
                source = f"{NAME}.{failure.rule or failure.kind}"
                xmlout.add(file, "error", severity="error", message=one_line(failure.message), source=source)
            for finding in result.findings:
                _error(file, finding, result, context.lang)
    return xmlout.text(top)


def _error(file: xmlout.Element, finding: Finding, result: FileResult, lang: str) -> None:
    place = finding.location.place
    lines = is_text(place)
    message = finding.message if lines else f"{where(finding.location, result, lang)}: {finding.message}"
    message = " ".join([message, *advice(finding, lang)])
    if finding.needs_review:
        message = say("formats.to-review", lang, message=message)
    xmlout.add(
        file,
        "error",
        line=place.line if lines else None,
        column=place.column if lines else None,
        severity=_SEVERITY[finding.level],
        message=one_line(message),
        source=f"{NAME}.{finding.rule}",
    )
