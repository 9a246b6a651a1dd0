"""`lint-gov fix` for one file: read and check it, carry out what is proposed, put into words what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lint_gov.cli import handback, work
from lint_gov.cli.inputs import Input
from lint_gov.errors import InputError
from lint_gov.fix import text, word
from lint_gov.fix.fixer import Dropped, Fixer, Mended, State
from lint_gov.fix.planning import plan
from lint_gov.fix.proposal import Outcome, Proposal, Refusal, Situation
from lint_gov.fix.units import Edit, RowEdit, Units
from lint_gov.messages import say
from lint_gov.model.document import Source
from lint_gov.model.finding import FileResult, Finding
from lint_gov.pipeline import build_report, content
from lint_gov.places import part_words, source_words
from lint_gov.readers import choose
from lint_gov.readers.docx_package import sniff
from lint_gov.ruleset.select import select
from lint_gov.settings import Given
from lint_gov.tuples import NamedTuple
from lint_gov.wordfile.dates import of_file

if TYPE_CHECKING:
    from lint_gov.cli.fix import Request
    from lint_gov.ruleset.model import Rule

_NARROWING = ("select", "ignore")
# Tracked changes are reported as such until somebody has accepted or rejected them; that is what they are for.
_TRACKED = "revisions"
_MOST_PASSES = 5
_UNSAFE = "unsafe"
_TEXTS = ("text", "markdown", "html")


class Done(NamedTuple):
    """A proposal that was carried out, and the state before."""

    proposal: Proposal
    before: State


class Result(NamedTuple):
    """What came of a file: its last state, what was done, what came out wrong and was dropped, what was left alone."""

    state: State
    done: tuple[Done, ...]
    dropped: tuple[Dropped, ...]
    refused: tuple[Refusal, ...]


class Mending:
    """One file on its way.

    Attributes:
        state: as it was before.
    """

    def __init__(self, item: Input, options: work.Options, waivers: str | None) -> None:
        self._path = item.path
        self._waivers = waivers
        self._chosen = frozenset(rule.code for rule in _rules(item.path, options.given))
        # All rules have to agree to a change, also those whose findings are not to be mended.
        wide = options.given._replace(settings=tuple(pair for pair in options.given.settings if pair[0] not in _NARROWING))
        self._options = options._replace(given=wide)
        self.state = self._examined(content(item.path))

    def run(self, unsafe: bool, tracked: bool, date: str | None) -> Result:
        """Carry out what is proposed, and again what can be proposed then, until nothing more can be mended."""
        done: list[Done] = []
        state = self.state
        for _ in range(_MOST_PASSES):
            outcome, mended = self._pass(state, unsafe, tracked, date)
            done += [Done(proposal, state) for proposal in mended.done]
            state = mended.state
            if not mended.done:
                break
        refused = tuple(entry for entry in outcome if isinstance(entry, Refusal))
        return Result(state, tuple(done), mended.dropped, refused)

    def _pass(self, state: State, unsafe: bool, tracked: bool, date: str | None) -> tuple[Outcome, Mended]:
        rules = {rule.code: rule for rule in select(_rules(self._path, self._options.given), state.report)}
        outcome = plan(Situation(state.report, state.units, state.findings, rules), self._chosen, unsafe)
        is_word = state.report.document.format == "docx"
        may = frozenset(code for code, rule in rules.items() if rule.check == _TRACKED) if is_word and tracked else frozenset()
        stamp = of_file(state.data) if date is None and is_word else date or ""

        def write(units: Units, edits: Sequence[Edit], rows: Sequence[RowEdit]) -> bytes:
            if is_word:
                return word.write(state.data, units, edits, tracked, stamp, rows)
            return text.write(state.data, units, edits)

        proposals = [entry for entry in outcome if isinstance(entry, Proposal)]
        return outcome, Fixer(state, write, self._examined, may).run(proposals)

    def _examined(self, data: bytes) -> State:
        from lint_gov.engine import run

        reader = choose(work.plugins().readers, self._path, data)
        if reader is None:
            raise InputError("unknown-format", {"path": self._path})
        governing = work.settings(self._path, self._options.given)
        document = reader.read(Source(self._path, data))
        report = build_report(document, governing.value("year"), governing.value("organ-kind"))
        findings, skipped, failed = run(report, _rules(self._path, self._options.given), work.plugins().kinds, self._options.lang)
        directives = tuple(remark for remark in document.remarks if remark.directive)
        told = governing.told(findings)
        result = FileResult(self._path, "checked", findings=told, not_assessed=skipped, remarks=directives)
        left = handback.settled(result, self._options, self._waivers).findings
        return State(data, report, Units(document), left, frozenset(note.subject for note in failed))


def _rules(path: str, given: Given) -> tuple[Rule, ...]:
    governing = work.settings(path, given)
    return tuple(governing.rules(work.rules(governing.packs).rules))


def changes_text(state: State) -> bool:
    """Whether files of this kind can be mended: the text must stand in the file as it was read."""
    found = state.report.document.format
    return found in _TEXTS or (found == "docx" and sniff(state.data))


def told(path: str, target: str, result: Result, request: Request, lang: str) -> tuple[str, ...]:
    """Return in words what was changed, what was left and why."""
    count = sum(len(done.proposal.edits) + len(done.proposal.rows) for done in result.done)
    where = say("fix.to", lang, file=target) if target != path else ""
    if result.state.report.document.format == "docx" and not request.accept:
        where += say("fix.tracked", lang)
    head = "fix.nothing" if not count else "fix.would" if request.diff else "fix.written"
    lines = [say(head, lang, path=path, n=count, where=where), *(_change(done, lang) for done in result.done)]
    left = [(d.proposal.findings[0], say(f"fix.reasons.{d.reason}", lang, code=d.code)) for d in result.dropped]
    left += [(r.finding, say(f"fix.reasons.{r.reason}", lang)) for r in result.refused if r.reason != _UNSAFE]
    lines += _left(left, result.state.report.edition, lang)
    return (*lines, *_suggested([r.finding for r in result.refused if r.reason == _UNSAFE], lang))


def _change(done: Done, lang: str) -> str:
    """The first edit of a proposal in words, and how many there are."""
    if done.proposal.rows:
        return _table(done, lang)
    first, finding = done.proposal.edits[0], done.proposal.findings[0]
    old = done.before.units.all[first.unit].text[first.start : first.end].strip() or say("fix.blank", lang)
    new = first.new.strip() or say("fix.gone", lang)
    count = len(done.proposal.edits)
    more = say("fix.more", lang, n=count) if count > 1 else ""
    return say("fix.change", lang, code=finding.rule, place=_place(finding, done.before, lang), old=old, new=new, more=more)


def _table(done: Done, lang: str) -> str:
    """The new rows of a table in words, and what a person has to fill in."""
    finding = done.proposal.findings[0]
    rows = [row for made in done.proposal.rows for row in made.texts]
    blanks = sum(not text for row in rows for text in row.values())
    left = say("fix.to-fill", lang, n=blanks) if blanks else ""
    place = _place(finding, done.before, lang)
    return say("fix.table", lang, code=finding.rule, place=place, n=len(rows), left=left)


def _place(finding: Finding, state: State, lang: str) -> str:
    part = part_words(finding.location, state.report.edition, lang)
    source = source_words(finding.location.place, lang)
    return f"{part} [{source}]" if source else part


def _left(left: Iterable[tuple[Finding, str]], edition: int | None, lang: str) -> Iterator[str]:
    """One line for all findings of a rule that were left for the same reason."""
    told: dict[tuple[str, str], list[Finding]] = {}
    for finding, reason in left:
        told.setdefault((finding.rule, reason), []).append(finding)
    for (code, reason), findings in told.items():
        more = say("fix.and-more", lang, n=len(findings)) if len(findings) > 1 else ""
        place = part_words(findings[0].location, edition, lang)
        yield say("fix.left", lang, code=code, place=place, more=more, reason=reason)


def _suggested(findings: Iterable[Finding], lang: str) -> Iterable[str]:
    codes = [finding.rule for finding in findings]
    if codes:
        yield say("fix.unsafe", lang, n=len(codes), codes=say("text.list", lang).join(dict.fromkeys(codes)))
