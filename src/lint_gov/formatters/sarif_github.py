"""`--format sarif-github`: SARIF as GitHub code scanning takes it, which knows failures only and wants lines in every file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_gov import data
from lint_gov.formatters import sarif, sarif_rules
from lint_gov.formatters.json import Json
from lint_gov.formatters.sarif_file import File
from lint_gov.formatters.sarif_rules import Rules, default_severity
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding, Location

# Limits of GitHub: results of a run, and locations of a result that are shown.
_RESULTS, _RELATED = 25_000, 100
_REVIEW = "review"


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the log: one run."""
    rules = Rules(context)
    log = sarif.Log()
    for index, result in enumerate(results):
        log.add(GitHubFile(result, index, rules, context.lang))
    left = len(log.results) - _RESULTS
    if left > 0:
        text = say("formats.sarif.cut", context.lang, n=left)
        log.notifications.append({"descriptor": {"id": "limit"}, "level": "warning", "message": {"text": text}})
        del log.results[_RESULTS:]
    described = [_ranked(rule, rules) for rule in rules.described(sarif_rules.lines(context.lang))]
    return log.text(sarif.driver(described), context.lang)


def _ranked(rule: Json, rules: Rules) -> Json:
    """A rule with what GitHub ranks its alerts by. A `security-severity` would file them as faults of security."""
    told = data.load("sarif")
    severity = told["problem-severity"][default_severity(rules.records[rule["id"]])]
    tags = [rule["id"].rstrip("0123456789")]
    return {**rule, "properties": {"precision": told["precision"], "problem.severity": severity, "tags": tags}}


class GitHubFile(File):
    """One file. GitHub takes every result for an alert, so only findings and waived findings are results."""

    def results(self) -> Iterator[Json]:
        """The findings; questions are told from them by mark and tag."""
        for finding in self.result.findings:
            yield self.finding(finding)
        for item in self.result.waived:
            yield self.waived(item)

    def finding(self, finding: Finding) -> Json:
        """A finding with as many locations as are shown."""
        found = super().finding(finding)
        if "relatedLocations" in found:
            found["relatedLocations"] = found["relatedLocations"][:_RELATED]
        return found

    def outcome(self, finding: Finding) -> Json:
        """The level; the kind would be ignored."""
        return {"level": "note"} if finding.needs_review else {"level": super().outcome(finding)["level"]}

    def message(self, finding: Finding) -> str:
        """What is wrong, with the place, which an alert on a Word file does not show otherwise."""
        place = self.properties(finding)["place"]
        told = f"{place}: {super().message(finding)}"
        return say("formats.to-review", self.lang, message=told) if finding.needs_review else told

    def fingerprints(self, finding: Finding) -> Json:
        """Also under the name that GitHub reads, and would else fill with a hash of a line that a Word file does not have."""
        return {**super().fingerprints(finding), "primaryLocationLineHash": f"{finding.fingerprint}:1"}

    def properties(self, finding: Finding) -> Json:
        """With the tag of questions."""
        found = super().properties(finding)
        return {**found, "tags": [_REVIEW]} if finding.needs_review else found

    def region(self, location: Location) -> Json:
        """A line and columns, in Word and PDF files those of the text that was read."""
        found = self._regions.find(location)
        column = found.column or 1
        end = max(found.end_column, column + max(len(found.text), 1) if not found.column else column + 1)
        region = {"startLine": found.line, "startColumn": column, "endLine": found.line, "endColumn": end}
        return {**region, "snippet": {"text": found.text}} if found.text and found.column else region

    def notifications(self) -> Iterator[Json]:
        """What went wrong, and what could not be judged, for which GitHub has no other place."""
        yield from super().notifications()
        yield from map(self.about, self.result.not_assessed)
