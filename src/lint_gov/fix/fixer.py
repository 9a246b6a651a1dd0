"""Makes proposed edits, reads and checks what came of it in memory, and drops every edit that did not do what it should."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from lint_gov.errors import InputError
from lint_gov.fix.proposal import Proposal
from lint_gov.fix.units import Units
from lint_gov.fix.writing import UnableError, Write
from lint_gov.model.finding import Finding
from lint_gov.model.report import Report
from lint_gov.tuples import NamedTuple

_About = tuple[str, int | None, str | None]


class State(NamedTuple):
    """A file as it was read and checked.

    Attributes:
        crashed: rules that failed on it, and so said nothing.
    """

    data: bytes
    report: Report
    units: Units
    findings: tuple[Finding, ...]
    crashed: frozenset[str] = frozenset()


class Dropped(NamedTuple):
    """A proposal that was not carried out, and why (a key of the messages, and a rule's code for it)."""

    proposal: Proposal
    reason: str
    code: str = ""


class Mended(NamedTuple):
    """What came of a file: its state, the proposals carried out, those dropped."""

    state: State
    done: tuple[Proposal, ...]
    dropped: tuple[Dropped, ...]


class Fixer:
    """Carries out proposals on one file.

    Args:
        write: makes edits of the units of the file as it was.
        examine: reads and checks bytes.
        may: rules that may speak after any edit (D104, when edits are tracked changes).
    """

    def __init__(self, before: State, write: Write, examine: Callable[[bytes], State], may: frozenset[str]) -> None:
        self._before = before
        self._write = write
        self._examine = examine
        self._may = may
        self._counts = _counts(before.findings)

    def run(self, proposals: Sequence[Proposal]) -> Mended:
        """Try all proposals together; where that does not come out right, halves of them, down to single ones."""
        result = Mended(self._before, (), ())
        return self._more(result, tuple(proposals)) if proposals else result

    def _more(self, reached: Mended, proposals: tuple[Proposal, ...]) -> Mended:
        """Carry out further proposals on top of those done."""
        trial = (*reached.done, *proposals)
        tried = ("overlap", "") if _overlap(trial) else self._try(trial)
        if isinstance(tried, State):
            return Mended(tried, trial, reached.dropped)
        if len(proposals) == 1:
            return reached._replace(dropped=(*reached.dropped, Dropped(proposals[0], *tried)))
        half = len(proposals) // 2
        return self._more(self._more(reached, proposals[:half]), proposals[half:])

    def _try(self, proposals: Sequence[Proposal]) -> State | tuple[str, str]:
        edits = [edit for proposal in proposals for edit in proposal.edits]
        rows = [made for proposal in proposals for made in proposal.rows]
        try:
            after = self._examine(self._write(self._before.units, edits, rows))
        except UnableError as error:
            return error.reason, ""
        except InputError:
            return "text-moved", ""
        if [unit.text for unit in after.units.all] != self._before.units.edited(edits, rows):
            return "text-moved", ""
        return self._judged(proposals, after) or after

    def _judged(self, proposals: Sequence[Proposal], after: State) -> tuple[str, str] | None:
        """What is wrong with the findings after the edits: one that should be gone is there, or a new one came."""
        mended = Counter[_About]()
        for proposal in proposals:
            for finding in proposal.findings:
                mended[_about(finding)] += proposal.mends if finding is proposal.findings[0] else _weight(finding)
        failed = after.crashed - self._before.crashed
        if failed:
            return "new-finding", min(failed)
        may = self._may.union(*(proposal.may for proposal in proposals))
        for about, count in _counts(after.findings).items():
            if count > self._counts[about] - mended[about] and about[0] not in may:
                return ("still-there" if mended[about] else "new-finding"), about[0]
        return None


def _counts(findings: Iterable[Finding]) -> Counter[_About]:
    counts = Counter[_About]()
    for finding in findings:
        counts[_about(finding)] += _weight(finding)
    return counts


def _about(finding: Finding) -> _About:
    """What findings are counted by: many of a kind in a table may be told as one."""
    return finding.rule, finding.location.section, finding.location.table


def _weight(finding: Finding) -> int:
    """How many places a finding speaks of."""
    told = finding.evidence.get("cells") or finding.evidence.get("places")
    return told if isinstance(told, int) else 1


def _overlap(proposals: Iterable[Proposal]) -> bool:
    edits = sorted((edit for proposal in proposals for edit in proposal.edits), key=lambda e: e[:3])
    return any(a.unit == b.unit and (b.start < a.end or a[:3] == b[:3]) for a, b in itertools.pairwise(edits))
