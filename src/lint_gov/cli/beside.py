"""The second half of a run over several reports: each held against the others (family C)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from lint_gov.across.beside import Beside
from lint_gov.cli import progress, work
from lint_gov.cli.compare import WORTH_PROCESSES, Case, Cores, Found, Known, compared
from lint_gov.cli.many import Gathered, Results
from lint_gov.messages import explain_error
from lint_gov.model.finding import FileError, FileResult
from lint_gov.model.peers import Entry
from lint_gov.model.record import replace
from lint_gov.model.report import Identity
from lint_gov.store.spool import sequence
from lint_gov.triage.order import place_of

if TYPE_CHECKING:
    from lint_gov.cli.manifest import Manifest


def judged(this: Gathered, earlier: Gathered, options: work.Options, listed: Manifest | None = None, jobs: int = 0) -> Results:
    """Return the results with what the comparison says, and after them what of `earlier` could not be used.

    `earlier` are reports of the year before, which are not judged themselves. Where there is one of each, they
    belong together whatever the names say. `listed` says whose the reports are; `jobs` is the number of processes,
    0 for as many as are worth it.
    """
    results, cards = this.results, this.cards
    entries, wrong = _paired(this, earlier, options.lang)
    unfiled: list[Entry] = []
    if listed is not None:
        entries |= {number: listed.entries[path] for number, path in enumerate(_paths(results)) if path in listed.entries}
        unfiled += listed.unfiled
        without = (path for path, card in zip(_paths(results), cards, strict=True) if card is None)
        unfiled += (listed.entries[path] for path in without if path in listed.entries)
    known = Beside(chain(cards, earlier.cards), entries, unfiled)
    unused = tuple(result for result in earlier.results if result.status == "failed")
    told = progress.shown(_with_findings(this, earlier, known, options, jobs), len(results), options.lang, "progress-beside")
    return sequence(chain(told, unused, wrong), len(results) + len(unused) + len(wrong))


def _paths(results: Results) -> Iterator[str]:
    return (result.path for result in results)


def _paired(this: Gathered, earlier: Gathered, lang: str) -> tuple[dict[int, Entry], tuple[FileResult, ...]]:
    """What is known of a lone report and the lone one before it; and the latter as failed when its year is another."""
    own, before = _alone(this), _alone(earlier)
    if own is None or before is None:
        return {}, ()
    if own.year is not None and before.year is not None and before.year != own.year - 1:
        path = earlier.results[0].path
        fields = {"path": path, "year": before.year, "wanted": own.year - 1}
        error = FileError("previous-year", explain_error("input", "previous-year", fields, lang))
        return {}, (FileResult(path, "failed", error),)
    year = own.year or (before.year + 1 if before.year else None)
    organ = own.organ or before.organ or ""
    return ({0: Entry(organ, year), 1: Entry(organ, year - 1)} if organ and year else {}), ()


def _alone(found: Gathered) -> Identity | None:
    card = found.cards[0] if len(found.cards) == 1 else None
    return card.identity if card else None


def _with_findings(this: Gathered, earlier: Gathered, known: Beside, options: work.Options, jobs: int) -> Iterator[FileResult]:
    every = (Case(number, path, known.near(number)) for number, path in enumerate(_paths(this.results)))
    cases = [case for case in every if not case.near.alone]
    cores, knowing = Cores(this, earlier), Known(known.common, options)
    found = compared(cases, known.pairs(), cores, knowing, _processes(len(cases), jobs, options))
    held = {case.number for case in cases}
    for number, result in enumerate(this.results):
        yield _more(result, next(found)) if number in held else result


def _processes(cases: int, jobs: int, options: work.Options) -> int:
    """How many processes are worth it; reports that are kept whole would have to be sent back."""
    return 1 if options.keep or cases < WORTH_PROCESSES else jobs or os.cpu_count() or 1


def _more(result: FileResult, found: Found) -> FileResult:
    findings, not_assessed, notifications = found.outcome
    # Without what only the comparison asks: it hangs on all reports of the run.
    peers = found.peers and replace(found.peers, usual=None, weight=None)
    return replace(
        result,
        findings=tuple(sorted([*result.findings, *findings], key=place_of)),
        not_assessed=(*result.not_assessed, *not_assessed),
        notifications=(*result.notifications, *notifications),
        details=replace(result.details, peers=peers) if result.details else None,
    )
