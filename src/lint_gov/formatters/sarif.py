"""`--format sarif`: SARIF 2.1.0, the plain profile, which says all that the tool knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from lint_gov import __version__, data
from lint_gov.formatters import sarif_rules
from lint_gov.formatters.json import Json, dump
from lint_gov.formatters.sarif_file import File
from lint_gov.formatters.sarif_rules import Rules, Taxonomies
from lint_gov.formatters.shared import NAME, uri
from lint_gov.hooks import Context, RunSummary
from lint_gov.model.finding import FileResult


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the log: one run."""
    rules = Rules(context)
    taxonomies = Taxonomies(rules, context)
    baseline = any(item.kind == "baseline" for result in results for item in result.waived)
    files = [File(result, index, rules, context.lang, baseline) for index, result in enumerate(results)]
    described = [
        {**rule, "relationships": taxonomies.relationships(rules.records[rule["id"]])}
        for rule in rules.described(sarif_rules.characters(context.lang))
    ]
    tool = {**driver(described), "supportedTaxonomies": taxonomies.references()}
    notifications = [note for file in files for note in file.notifications()]
    run = {
        **head(results, context, tool, notifications),
        "taxonomies": list(taxonomies.described()),
        "results": [found for file in files for found in file.results()],
    }
    return log(run)


def driver(rules: list[Json]) -> Json:
    """The tool itself."""
    return {"name": NAME, "version": __version__, "rules": rules}


def head(results: Iterable[FileResult], context: Context, tool: Json, notifications: list[Json]) -> Json:
    """What a run says besides its results."""
    unsuccessful = any(note["level"] == "error" for note in notifications)
    return {
        "tool": {"driver": tool},
        "automationDetails": {"id": f"{NAME}/"},
        "language": data.load("sarif")["languages"][context.lang],
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not unsuccessful, "toolExecutionNotifications": notifications}],
        "artifacts": [_artifact(result) for result in results],
    }


def _artifact(result: FileResult) -> Json:
    known = data.load("sarif")["media-types"].get(PurePosixPath(result.path).suffix.lower())
    encoding = result.details.report.document.encoding if result.details else None
    told = {"mimeType": known, "encoding": encoding}
    found = {"location": {"uri": uri(result.path)}, "roles": ["analysisTarget"]}
    return {**found, **{key: value for key, value in told.items() if value}}


def log(run: Json) -> str:
    """Return a log of one run as text."""
    return dump({"$schema": data.load("sarif")["schema"], "version": "2.1.0", "runs": [run]})
