"""`--format oneline`: a finding a line, for editors, grep and long lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_gov.formatters.shared import failures, one_line, paint
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import say
from lint_gov.model.finding import FileResult, Finding, Location
from lint_gov.places import part_words, source_words


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> Iterator[str]:
    """Yield the lines of all files."""
    return (f"{line}\n" for result in results for line in _Lines(result, context))


class _Lines:
    """The lines of one file."""

    def __init__(self, result: FileResult, context: Context) -> None:
        self._result, self._lang, self._color = result, context.lang, context.color

    def __iter__(self) -> Iterator[str]:
        for failure in failures(self._result, self._lang):
            label = say("text.error" if failure.rule else "formats.unread", self._lang)
            yield self._line(Location(), label, "error", failure.rule, failure.message)
        for finding in self._result.findings:
            yield self._finding(finding)
        for item in self._result.not_assessed:
            message = say("formats.because", self._lang, what=self._part(item.location), reason=item.reason)
            yield self._line(item.location, say("formats.not-assessed", self._lang), "dim", item.rule, message)
        for waived in self._result.waived:
            if waived.kind != "baseline":
                at = waived.finding.location
                yield self._line(at, say("formats.waived", self._lang), "dim", waived.finding.rule, waived.reason)

    def _finding(self, finding: Finding) -> str:
        label = say(f"text.{finding.level}", self._lang)
        return self._line(finding.location, label, finding.level, finding.rule, finding.message)

    def _part(self, location: Location) -> str:
        return part_words(location, self._result.report.edition if self._result.report else None, self._lang)

    def _line(self, location: Location, label: str, style: str, code: str, message: str) -> str:
        """`path:line: level CODE message`; what has no lines names its place before the message."""
        place = location.place
        source = source_words(place, self._lang)
        line = place.line if place.path is None and place.page is None else None
        path = one_line(self._result.path) + (f":{line}" if line else "")
        where = f"[{source}] " if source and not line else ""
        words = f"{code} " if code else ""
        return f"{self._paint(path, 'head')}: {self._paint(label, style)} {self._paint(words, 'dim')}{where}{one_line(message)}"

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style) if self._color else text
