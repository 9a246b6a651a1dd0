"""`--format text`: for the clerk at the terminal. Place first, then what is wrong, what to do, on what basis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lint_gov.formatters.json import number
from lint_gov.formatters.shared import clean, paint
from lint_gov.hooks import Context, RunSummary
from lint_gov.messages import pick, say
from lint_gov.model.finding import CellValue, FileResult, Finding, Location, NotAssessed
from lint_gov.places import BETWEEN, part_words, source_words
from lint_gov.text.width import text_width
from lint_gov.text.wrap import pad, wrap, wrap_steps

_SEVERITY = {"error": 0, "warning": 1, "info": 2}
_MARGIN = 2
# A norm as rules cite it: 《name》（number）.
_NORM = re.compile(r"《[^《》]+》（([^（）]+)）")
_NAMES_SHOWN = 3


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> Iterator[str]:
    """Yield the findings of all files, and a closing summary."""
    page, seen = _Page(context), _Seen()
    for result in results:
        seen.add(result)
        if result.status != "skipped":
            page.file(result)
            yield page.taken()
    page.closing(seen, summary)
    yield page.taken()


class _Seen:
    """What the summary says of the files themselves; results may be on disk, so that they are gone through once."""

    def __init__(self) -> None:
        self.status: Counter[str] = Counter()
        self.skipped: list[str] = []
        self.first: str | None = None

    def add(self, result: FileResult) -> None:
        """Take note of one file."""
        self.status[result.status] += 1
        if result.status == "skipped":
            self.skipped.append(result.path)
        if self.first is None and result.findings:
            self.first = result.findings[0].rule


class _Page:
    """The lines written so far, and how to write them: language, width, colour."""

    def __init__(self, context: Context) -> None:
        self.lines: list[str] = []
        self._lang, self._color, self._width = context.lang, context.color, context.width
        levels = ("error", "warning", "info", "review")
        self._label = max(text_width(self._say(level)) for level in levels) + 2
        self._edition: int | None = None
        self._named: set[str] = set()

    def taken(self) -> str:
        """The lines written since they were taken last."""
        text = "".join(f"{line}\n" for line in self.lines)
        self.lines.clear()
        return text

    def file(self, result: FileResult) -> None:
        """Tell all about one file."""
        self._edition = result.report.edition if result.report else None
        self._named.clear()
        self._put(result.path, 0, "head")
        if result.error is not None:
            self._put(self._say("failed", message=result.error.message), _MARGIN, "error")
        elif result.report is not None:
            self._put(self._head(result), _MARGIN, "dim")
            if result.report.converted and result.findings:
                self._put(self._say("converted"), _MARGIN, "dim")
            self._body(result)
        self.lines.append("")

    def _body(self, result: FileResult) -> None:
        decided = [f for f in result.findings if not f.needs_review]
        for story in stories(decided):
            self._story(story)
        if not decided:
            self.lines.append("")
            self._put("✓ " + self._say("clean"), _MARGIN, "ok")
        review = [f for f in result.findings if f.needs_review]
        if review:
            self.lines.append("")
            self._put(self._say("review-head"), _MARGIN, "review")
            for story in stories(review):
                self._story(story)
        self._not_assessed(result)
        self._waived(result)

    def _head(self, result: FileResult) -> str:
        who = result.report
        assert who is not None
        year = self._say("year", year=who.year) if who.year else self._say("no-year")
        edition = pick(_edition_title(who.edition), self._lang) if who.edition else self._say("no-edition")
        return " · ".join([who.organ or self._say("no-organ"), year, edition])

    def _story(self, story: Sequence[Finding]) -> None:
        lead, *others = story
        level = "review" if lead.needs_review else lead.severity
        self.lines.append("")
        self._place_line(lead, level)
        self._detail("", lead.message)
        if lead.location.excerpt and lead.location.excerpt not in lead.message:
            self._detail("│ ", lead.location.excerpt, "dim")
        if lead.repair:
            self._detail(self._say("repair"), self._repair(lead.repair))
        if lead.remedy:
            self._detail(self._say("remedy"), lead.remedy)
        if others:
            self._detail("", self._say("story"))
            for other in others:
                self._detail("· ", f"{other.rule} {self._part(other.location)}")
        if lead.basis:
            self._detail(self._say("basis"), self._say("join").join(map(self._short, lead.basis)), "dim")

    def _short(self, basis: str) -> str:
        """A basis with the long names of norms that were named before left out, their numbers kept."""

        def name(found: re.Match[str]) -> str:
            known = found.group() in self._named
            self._named.add(found.group())
            return found.group(1) if known else found.group()

        return _NORM.sub(name, basis)

    def _place_line(self, finding: Finding, level: str) -> None:
        """Severity, place and code on one line: the code at the right edge where there is room."""
        indent = _MARGIN + self._label
        room = self._width - indent - len(finding.rule) - 2
        where = self._part(finding.location)
        source = source_words(finding.location.place, self._lang)
        both = f"{where}  [{source}]"
        lines = (
            [both]
            if source and text_width(both) <= room
            else wrap_steps(where, BETWEEN, room) + ([f"[{source}]"] if source else [])
        )
        first, *rest = lines
        label = self._paint(pad(self._say(level), self._label), level)
        code = self._paint(finding.rule, "dim")
        self.lines.append(
            " " * _MARGIN + label + self._paint(pad(first, self._width - indent - len(finding.rule)), "head") + code
        )
        self.lines += [" " * indent + self._paint(line, "head") for line in rest]

    def _detail(self, label: str, text: str, style: str = "") -> None:
        """A paragraph under a finding; its further lines stand under the first character after the label."""
        indent = _MARGIN + self._label
        hang = text_width(label)
        for index, line in enumerate(wrap(clean(text), self._width - indent - hang)):
            lead = label if index == 0 else " " * hang
            self.lines.append(" " * indent + self._paint(lead + line, style))

    def _repair(self, cells: Iterable[CellValue]) -> str:
        told = []
        for cell in cells:
            place = self._part(Location(table=cell.table, row=cell.row, column=cell.column))
            told.append(self._say("repair-cell", place=place, value=number(cell.value)))
        return self._say("join").join(told)

    def _not_assessed(self, result: FileResult) -> None:
        told = [(item.rule, self._why(item)) for item in result.not_assessed]
        told += [
            (n.subject, say(f"stderr.{n.kind}", self._lang, subject=n.subject, message=n.message)) for n in result.notifications
        ]
        if not told:
            return
        self.lines.append("")
        self._put(self._say("not-assessed"), _MARGIN, "dim")
        for reason, codes in _by_reason(told).items():
            self._detail(f"{self._say('list').join(codes)}  ", reason, "dim")

    def _waived(self, result: FileResult) -> None:
        """One line for each waived finding; what the baseline knows is counted by rule."""
        told = [item for item in result.waived if item.kind != "baseline"]
        known = Counter(item.finding.rule for item in result.waived if item.kind == "baseline")
        if told:
            self.lines.append("")
            self._put(self._say("waived", n=len(told)), _MARGIN, "dim")
        for item in told:
            place = self._part(item.finding.location)
            text = self._say("waived-item", place=place, reason=item.reason, source=item.source)
            self._detail(f"{item.finding.rule}  ", text, "dim")
        if known:
            codes = self._say("list").join(f"{code}×{n}" if n > 1 else code for code, n in sorted(known.items()))
            self.lines.append("")
            self._put(self._say("in-baseline", n=known.total(), codes=codes), _MARGIN, "dim")

    def _why(self, item: NotAssessed) -> str:
        if item.location.section is None and item.location.table is None:
            return item.reason
        return self._say("not-assessed-at", place=self._part(item.location), reason=item.reason)

    def closing(self, seen: _Seen, summary: RunSummary) -> None:
        """The summary lines at the end."""
        checked, failed = seen.status["checked"], seen.status["failed"]
        level = "error" if summary.error or failed else "warning" if summary.warning else "ok"
        counts = {name: getattr(summary, name) for name in ("error", "warning", "info", "review")}
        self.lines.append(self._paint("─" * self._width, "dim"))
        self._put(self._say("total", checked=checked, **counts), 0, level)
        if failed:
            self._put(self._say("total-failed", n=failed), 0, "error")
        if seen.skipped:
            self._put(self._say("total-skipped", n=len(seen.skipped), names=self._names(seen.skipped)), 0, "dim")
        if seen.first:
            self._put(self._say("explain", code=seen.first), 0, "dim")

    def _names(self, paths: list[str]) -> str:
        shown = self._say("list").join(paths[:_NAMES_SHOWN])
        return shown if len(paths) <= _NAMES_SHOWN else shown + self._say("list") + "…"

    def _put(self, text: str, indent: int, style: str = "") -> None:
        for line in wrap(clean(text), self._width - indent):
            self.lines.append(" " * indent + self._paint(line, style))

    def _part(self, location: Location) -> str:
        return part_words(location, self._edition, self._lang)

    def _say(self, key: str, **fields: object) -> str:
        return say(f"text.{key}", self._lang, **fields)

    def _paint(self, text: str, style: str) -> str:
        return paint(text, style) if self._color else text


def stories(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Put findings of one group together, at the place of the first; the gravest leads."""
    told: dict[object, list[Finding]] = {}
    for index, finding in enumerate(findings):
        told.setdefault(finding.group or index, []).append(finding)
    return [sorted(story, key=lambda f: (_SEVERITY[f.severity], not f.repair)) for story in told.values()]


def _by_reason(told: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The rules that could not be assessed for the same reason at the same place."""
    found: dict[str, list[str]] = {}
    for code, reason in told:
        codes = found.setdefault(reason, [])
        if code not in codes:
            codes.append(code)
    return found


def _edition_title(number: int) -> dict[str, str]:
    from lint_gov.editions import edition

    return dict(edition(number).title)
