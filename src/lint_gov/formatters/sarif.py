"""`--format sarif`: SARIF 2.1.0, the plain profile, which says all that the tool knows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lint_gov import __version__, data
from lint_gov.formatters import sarif_rules
from lint_gov.formatters.json import Json, dump
from lint_gov.formatters.sarif_file import File
from lint_gov.formatters.sarif_rules import Rules, Taxonomies
from lint_gov.formatters.shared import NAME
from lint_gov.hooks import Context, RunSummary
from lint_gov.model.finding import FileResult

_EMPTY = '"results": []'


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the log: one run."""
    rules = Rules(context)
    taxonomies = Taxonomies(rules, context)
    baseline = any(item.kind == "baseline" for result in results for item in result.waived)
    log = Log()
    for index, result in enumerate(results):
        log.add(File(result, index, rules, context.lang, baseline))
    described = [
        {**rule, "relationships": taxonomies.relationships(rules.records[rule["id"]])}
        for rule in rules.described(sarif_rules.characters(context.lang))
    ]
    tool = {**driver(described), "supportedTaxonomies": taxonomies.references()}
    return log.text(tool, context.lang, {"taxonomies": list(taxonomies.described())})


def driver(rules: list[Json]) -> Json:
    """The tool itself."""
    return {"name": NAME, "version": __version__, "rules": rules}


class Log:
    """What is gathered of the files of a run, one after another. Of each only its text is kept: a batch may be large."""

    def __init__(self) -> None:
        self.notifications: list[Json] = []
        self.results: list[str] = []
        self._artifacts: list[Json] = []

    def add(self, file: File) -> None:
        """Take what a file has to say."""
        self._artifacts.append(file.described())
        self.notifications += file.notifications()
        self.results += [json.dumps(found, ensure_ascii=False) for found in file.results()]

    def text(self, tool: Json, lang: str, more: Json | None = None) -> str:
        """Return the log, a result a line."""
        successful = all(note["level"] != "error" for note in self.notifications)
        told = data.load("sarif")
        run = {
            "tool": {"driver": tool},
            "automationDetails": {"id": f"{NAME}/"},
            "language": told["languages"][lang],
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": successful, "toolExecutionNotifications": self.notifications}],
            "artifacts": self._artifacts,
            **(more or {}),
            "results": [],
        }
        before, _, after = dump({"$schema": told["schema"], "version": "2.1.0", "runs": [run]}).rpartition(_EMPTY)
        lines = ",\n".join(f"    {line}" for line in self.results)
        return f'{before}"results": [\n{lines}\n   ]{after}' if lines else before + _EMPTY + after
