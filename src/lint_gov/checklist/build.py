"""Results of a run → sheets: an item for each finding, and one for each rule that found nothing, was off, or does not apply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint_gov.checklist import groups, joined, table, token, word
from lint_gov.checklist.model import Item, Sheet
from lint_gov.checklist.proofs import Seen, prove
from lint_gov.checks.grid import written
from lint_gov.editions import edition
from lint_gov.messages import pick
from lint_gov.model.finding import FileResult, Finding, Location, NotAssessed, Waived
from lint_gov.model.report import Report
from lint_gov.places import part_words, source_words
from lint_gov.ruleset.model import Rule
from lint_gov.ruleset.select import span_of, within
from lint_gov.tuples import NamedTuple

# A norm as rules cite it, 《name》（number） or in English name (number): its number alone says which one it is.
_NORM = re.compile(r"《[^《》]+》（(?P<zh>[^（）]+)）|^[^()《》]+ \((?P<en>[^()]*号)\)")
_LEVELS = ("error", "warning", "review")


class Judged(NamedTuple):
    """A rule with its title, and why it was not run on a report ("" where it was)."""

    rule: Rule
    title: str
    why_not: str = ""


def sheet(result: FileResult, rules: Iterable[Judged], lang: str, others: int = 0) -> Sheet:
    """Return the checklist of one report; `others`: how many more there are in the run."""
    head = result.report
    if head is None or result.details is None:
        error = result.error.message if result.error else ""
        return Sheet(result.path, result.path, None, word("words.no-edition", lang), "failed", error=error)
    made = _Maker(result, result.details.report, lang, others)
    items = sorted((item for judged in rules for item in made.items(judged)), key=_order)
    return Sheet(
        path=result.path,
        organ=head.organ or word("words.no-organ", lang),
        year=head.year,
        edition=pick(edition(head.edition).title, lang) if head.edition else word("words.no-edition", lang),
        verdict=next((level for level in _LEVELS if any(item.state == level for item in items)), "clean"),
        items=tuple(items),
    )


def _order(item: Item) -> tuple[int, int]:
    return item.group, list(table("states")).index(item.state)


class _Maker:
    """Makes the items of one report."""

    def __init__(self, result: FileResult, report: Report, lang: str, others: int) -> None:
        self._result, self._report, self._lang = result, report, lang
        self._others = others
        self._span = span_of(report)
        self._peers = result.details.peers if result.details else None

    def items(self, judged: Judged) -> Iterator[Item]:
        """The items of one rule."""
        code = judged.rule.code
        told: list[Item] = [
            *(self._found(judged, finding) for finding in self._result.findings if finding.rule == code),
            *(self._not_assessed(judged, item) for item in self._result.not_assessed if item.rule == code),
            *(self._crashed(judged, note.message) for note in self._result.notifications if note.subject == code),
            *(self._waived(judged, waived) for waived in self._result.waived if waived.finding.rule == code),
        ]
        yield from told or [self._without(judged)]

    def _found(self, judged: Judged, finding: Finding) -> Item:
        state = "review" if finding.needs_review else finding.severity
        return self._item(judged, state, finding.location, self._message(finding), finding.basis, finding.fingerprint)

    def _message(self, finding: Finding) -> str:
        """What is wrong, the words of the text, the likely slip and the remedy, a line each."""
        excerpt = finding.location.excerpt or ""
        lines = [finding.message]
        if excerpt and excerpt not in finding.message:
            lines.append(word("words.excerpt", self._lang, text=excerpt))
        if finding.repair:
            cells = (
                word(
                    "words.repair-cell",
                    self._lang,
                    place=self._part(Location(None, c.table, c.row, c.column)),
                    value=written(c.value),
                )
                for c in finding.repair
            )
            lines.append(word("words.repair", self._lang, cells=joined(cells, self._lang)))
        if finding.remedy:
            lines.append(word("words.remedy", self._lang, text=finding.remedy))
        return "\n".join(lines)

    def _not_assessed(self, judged: Judged, item: NotAssessed) -> Item:
        return self._item(judged, "not-assessed", item.location, item.reason, self._basis(judged.rule))

    def _crashed(self, judged: Judged, message: str) -> Item:
        text = word("words.crashed", self._lang, message=message)
        return self._item(judged, "not-assessed", Location(), text, self._basis(judged.rule))

    def _waived(self, judged: Judged, waived: Waived) -> Item:
        key = "words.baseline" if waived.kind == "baseline" else "words.waived"
        why = word(key, self._lang, reason=waived.reason, source=waived.source)
        finding = waived.finding
        return self._item(judged, "waived", finding.location, f"{finding.message}\n{why}", finding.basis, finding.fingerprint)

    def _without(self, judged: Judged) -> Item:
        """A rule that found nothing, with what was looked at; or the reason why it was not run."""
        if judged.why_not:
            return self._item(judged, "not-applicable", Location(), judged.why_not, self._basis(judged.rule))
        proof = prove(Seen(self._report, judged.rule, self._lang, self._peers, self._others))
        state = "not-applicable" if proof.empty else "passed"
        return self._item(judged, state, proof.location, proof.text, self._basis(judged.rule))

    def _item(self, judged: Judged, state: str, at: Location, text: str, basis: Iterable[str], fingerprint: str = "") -> Item:
        code = judged.rule.code
        return Item(
            group=group_of(code),
            rule=code,
            title=judged.title,
            state=state,
            place=self._place(at) if at != Location() or fingerprint else "",
            text=text,
            basis=joined((_NORM.sub(lambda found: found["zh"] or found["en"], one) for one in basis), self._lang),
            token=token.write(token.Token(code, fingerprint, self._result.path)),
        )

    def _place(self, at: Location) -> str:
        """The part of the report, and in a second line where that is in the file."""
        return "\n".join(filter(None, (self._part(at), source_words(at.place, self._lang))))

    def _part(self, at: Location) -> str:
        return part_words(at, self._report.edition, self._lang)

    def _basis(self, rule: Rule) -> list[str]:
        """The basis that governs the reporting year; all of it while the year is unknown."""
        known = [b for b in rule.basis if b["years"] is None or self._span is None or within(b["years"], self._span)]
        return [b[self._lang] for b in known or rule.basis]


def group_of(code: str) -> int:
    """The number of the group in which a rule stands: of those that name it or its family the closest."""
    named = [(len(name), -number) for number, group in enumerate(groups()) for name in group["rules"] if code.startswith(name)]
    return -max(named)[1]
