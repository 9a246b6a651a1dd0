"""`--format junit`: a test case for each finding, so that servers which keep one failure a case show all of them.

It is red just where the exit code is: a finding below `--fail-on` is a skipped test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lint_gov.formatters import xmlout
from lint_gov.formatters.shared import NAME, advice, fails, failures, one_line, where
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding, Location
from lint_gov.places import part_words


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the document: a suite for each file."""
    suites = [_Suite(result, context) for result in results]
    totals = sum((suite.counts for suite in suites), Counter[str]())
    top = xmlout.root("testsuites", name=NAME, **_counts(totals), time=0)
    for suite in suites:
        top.append(suite.element)
    return xmlout.text(top)


def _counts(counts: Counter[str]) -> dict[str, int]:
    return {"tests": counts["tests"], "failures": counts["failure"], "errors": counts["error"], "skipped": counts["skipped"]}


class _Suite:
    """The test cases of one file."""

    def __init__(self, result: FileResult, context: Context) -> None:
        self._result, self._context, self._lang = result, context, context.lang
        self._names = Counter[str]()
        self.counts = Counter[str]()
        self.element = xmlout.root("testsuite", name=result.path)
        self._fill()
        for name, value in {**_counts(self.counts), "time": 0}.items():
            self.element.set(name, str(value))

    def _fill(self) -> None:
        result = self._result
        if result.status == "skipped":
            self._case(self._say("skipped"), "skipped", self._say("skipped"))
        for failure in failures(result, self._lang):
            label = self._say("crashed" if failure.rule else "unread")
            self._case(f"{failure.rule} {label}".strip(), "error", failure.message, failure.kind, failure.message)
        for finding in result.findings:
            self._finding(finding)
        for item in result.not_assessed:
            self._case(self._name(item.rule, item.location), "skipped", self._because("not-assessed", item.reason))
        for waived in result.waived:
            told = self._because("in-baseline" if waived.kind == "baseline" else "waived", waived.reason or waived.source)
            self._case(self._name(waived.finding.rule, waived.finding.location), "skipped", told)
        if not self.counts["tests"]:
            self._case(self._say("clean"))

    def _finding(self, finding: Finding) -> None:
        told = say("formats.to-review", self._lang, message=finding.message) if finding.needs_review else finding.message
        if not fails(finding, self._result.path, self._context):
            self._case(self._name(finding.rule, finding.location), "skipped", told)
            return
        body = [f"{self._result.path}: {where(finding.location, self._result, self._lang)}", told, *advice(finding, self._lang)]
        self._case(self._name(finding.rule, finding.location), "failure", told, finding.rule, "\n".join(body))

    def _name(self, rule: str, location: Location) -> str:
        """Code and part of the report, without lines: a test keeps its name while the text around it grows."""
        edition = self._result.report.edition if self._result.report else None
        return f"{rule} {part_words(location, edition, self._lang)}"

    def _case(self, name: str, outcome: str = "", message: str = "", kind: str | None = None, body: str = "") -> None:
        """Add a case; of several with one name the later ones are numbered, since servers take equal names for one test."""
        name = one_line(name)
        self._names[name] += 1
        number = f" #{self._names[name]}" if self._names[name] > 1 else ""
        case = xmlout.add(self.element, "testcase", name=name + number, classname=self._result.path, time=0)
        self.counts["tests"] += 1
        if outcome:
            self.counts[outcome] += 1
            xmlout.add(case, outcome, body, message=one_line(message), type_=kind)

    def _because(self, label: str, reason: str) -> str:
        return say("formats.because", self._lang, what=self._say(label), reason=reason)

    def _say(self, key: str) -> str:
        return say(f"formats.{key}", self._lang)
