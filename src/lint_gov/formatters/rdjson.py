"""`--format rdjson`: what reviewdog reads. It has no place for what was waived or not assessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_gov.formatters import regions
from lint_gov.formatters.json import Json, dump
from lint_gov.formatters.repairs import Edit, edits
from lint_gov.formatters.shared import NAME, advice, clean, failures, where
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding, Location

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO", "review": "INFO"}


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the document."""
    diagnostics = [diagnostic for result in results for diagnostic in _File(result, context.lang).diagnostics()]
    return dump({"source": {"name": NAME}, "diagnostics": diagnostics})


class _File:
    """The diagnostics of one file. Columns are bytes of UTF-8, as reviewdog counts."""

    def __init__(self, result: FileResult, lang: str) -> None:
        self._result, self._lang = result, lang
        self._regions = regions.of(result)

    def diagnostics(self) -> Iterator[Json]:
        """What could not be done, then the findings."""
        for failure in failures(self._result, self._lang):
            code = {"value": failure.rule or failure.kind}
            location = {"path": clean(self._result.path)}
            yield {"message": clean(failure.message), "location": location, "severity": "ERROR", "code": code}
        for finding in self._result.findings:
            yield self._diagnostic(finding)

    def _diagnostic(self, finding: Finding) -> Json:
        found: Json = {
            "message": self._message(finding),
            "location": self._location(finding.location),
            "severity": _SEVERITY[finding.level],
            "code": {"value": finding.rule},
        }
        suggested = [self._suggestion(edit) for edit in edits(finding, self._result, self._regions)]
        return {**found, "suggestions": suggested} if suggested else found

    def _message(self, finding: Finding) -> str:
        told = f"{where(finding.location, self._result, self._lang)}: {finding.message}"
        if finding.needs_review:
            told = say("formats.to-review", self._lang, message=told)
        return clean("\n".join([told, *advice(finding, self._lang)]))

    def _location(self, location: Location) -> Json:
        path = clean(self._result.path)
        region = self._regions.find(location)
        return {"path": path, "range": self._range(region)} if region.real else {"path": path}

    def _range(self, region: regions.Region) -> Json:
        if not region.column:
            return {"start": {"line": region.line}}
        return {"start": self._position(region.line, region.column), "end": self._position(region.line, region.end_column)}

    def _position(self, line: int, column: int) -> Json:
        return {"line": line, "column": self._regions.bytes_before(line, column) + 1}

    def _suggestion(self, edit: Edit) -> Json:
        return {"range": self._range(edit.region), "text": edit.text}
