"""`--format gitlab`: a report for GitLab Code Quality. It has no place for what was waived or not assessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lint_gov.fingerprint import in_file
from lint_gov.formatters import regions
from lint_gov.formatters.json import Json, dump
from lint_gov.formatters.shared import NAME, clean, failures, one_line, where
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding

_SEVERITY = {"error": "critical", "warning": "major", "info": "minor", "review": "info"}
_FAILED = "blocker"


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the array of issues. Equal fingerprints would hide each other, so none is given twice."""
    seen = Counter[str]()
    issues = []
    for result in results:
        for issue, key in _issues(result, context.lang):
            seen[key] += 1
            issues.append({**issue, "fingerprint": in_file(result.path, key, seen[key])})
    return dump(issues)


def _issues(result: FileResult, lang: str) -> Iterator[tuple[Json, str]]:
    """The issues of a file, each with what tells it from others."""
    for failure in failures(result, lang):
        name = failure.rule or f"{NAME}.{failure.kind}"
        yield _issue(result, name, f"{name}: {failure.message}", _FAILED, 1), f"{failure.kind} {failure.rule}"
    found = regions.of(result)
    for finding in result.findings:
        line = found.find(finding.location).line
        yield (
            _issue(result, finding.rule, _description(finding, result, lang), _SEVERITY[finding.level], line),
            finding.fingerprint,
        )


def _description(finding: Finding, result: FileResult, lang: str) -> str:
    """The code is part of it, since GitLab does not show `check_name`."""
    told = f"{finding.rule} {where(finding.location, result, lang)}: {finding.message}"
    return say("formats.to-review", lang, message=told) if finding.needs_review else told


def _issue(result: FileResult, name: str, description: str, severity: str, line: int) -> Json:
    return {
        "description": one_line(description),
        "check_name": name,
        "fingerprint": "",
        "severity": severity,
        "location": {"path": clean(result.path), "lines": {"begin": line}},
    }
