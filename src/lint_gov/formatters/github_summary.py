"""`--format github-summary`: the whole run as Markdown, for the summary of a GitHub job or a comment on a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from lint_gov.formatters.shared import clean, failures, where
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import entry, say
from lint_gov.model.finding import FileResult, Finding

_ROOM = 900_000  # bytes; GitHub drops a summary of more than 1 MiB
_SPECIAL = str.maketrans({char: "\\" + char for char in "\\`*_[]|#~@"})


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the document, cut where GitHub would drop all of it."""
    lang = context.lang
    counts = {name: getattr(summary, name) for name in ("error", "warning", "info", "review")}
    checked = sum(result.status == "checked" for result in results)
    lines = [f"## {say('formats.summary.head', lang)}", "", say("text.total", lang, checked=checked, **counts), ""]
    used = sum(len(line.encode()) + 1 for line in lines)
    left = 0
    for result in results:
        part = list(_file(result, lang))
        used += sum(len(line.encode()) + 1 for line in part)
        if used > _ROOM:
            left += len(result.findings)
        else:
            lines += part
    if left:
        lines += [say("formats.summary.cut", lang, n=left), ""]
    return "\n".join(lines)


def _file(result: FileResult, lang: str) -> Iterator[str]:
    """The heading of a file, its table, and what does not count."""
    if result.status == "skipped":
        return
    yield f"### {_text(result.path)}"
    yield ""
    for failure in failures(result, lang):
        label = say("text.error" if failure.rule else "formats.unread", lang)
        yield from (f"**{label}** {_text(failure.message)}", "")
    if result.status == "checked" and not result.findings:
        yield f"✓ {say('formats.clean', lang)}"
    if result.findings:
        yield from _head(lang)
        yield from (_finding(finding, result, lang) for finding in result.findings)
    yield ""
    yield from _besides(result, lang)


def _finding(finding: Finding, result: FileResult, lang: str) -> str:
    level = say(f"text.{finding.level}", lang)
    told = _text(finding.message) + (f"<br>{say('text.remedy', lang)}{_text(finding.remedy)}" if finding.remedy else "")
    marked = f"**{level}**" if finding.level == "error" else level
    return _row([marked, finding.rule, _text(where(finding.location, result, lang)), told])


def _besides(result: FileResult, lang: str) -> Iterator[str]:
    """What could not be assessed and what is waived, folded away."""
    told = [(say("formats.not-assessed", lang), item.rule, item.location, item.reason) for item in result.not_assessed]
    for waived in result.waived:
        label = say("formats.in-baseline" if waived.kind == "baseline" else "formats.waived", lang)
        told.append((label, waived.finding.rule, waived.finding.location, waived.reason))
    if not told:
        return
    yield f"<details><summary>{say('formats.summary.also', lang)} ({len(told)})</summary>"
    yield ""
    yield from _head(lang)
    for label, rule, location, reason in told:
        yield _row([label, rule, _text(where(location, result, lang)), _text(reason)])
    yield ""
    yield "</details>"
    yield ""


def _head(lang: str) -> Iterator[str]:
    columns: list[str] = entry("formats.summary.columns")[lang]
    yield _row(columns)
    yield _row(["---"] * len(columns))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """A text on one line that Markdown and HTML show as it is."""
    return escape(" ".join(clean(text).split()), quote=False).translate(_SPECIAL)
