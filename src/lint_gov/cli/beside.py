"""The second half of a run over several reports: each held against the others (family C)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from lint_gov.across.beside import Beside
from lint_gov.across.core import whole
from lint_gov.cli import progress, work
from lint_gov.cli.many import Gathered, Results, replaced
from lint_gov.messages import explain_error
from lint_gov.model.finding import FileError, FileResult
from lint_gov.model.peers import Entry
from lint_gov.model.record import replace
from lint_gov.model.report import Identity, Report
from lint_gov.triage.order import place_of

if TYPE_CHECKING:
    from lint_gov.cli.manifest import Manifest


_AT_HAND = 128


def judged(this: Gathered, earlier: Gathered, options: work.Options, listed: Manifest | None = None) -> Results:
    """Return the results with what the comparison says, and after them what of `earlier` could not be used.

    `earlier` are reports of the year before, which are not judged themselves. Where there is one of each, they
    belong together whatever the names say. `listed` says whose the reports are.
    """
    results, cards = this.results, this.cards
    entries, wrong = _paired(this, earlier, options.lang)
    unfiled: list[Entry] = []
    if listed is not None:
        entries |= {number: listed.entries[path] for number, path in enumerate(_paths(results)) if path in listed.entries}
        unfiled += listed.unfiled
        without = (path for path, card in zip(_paths(results), cards, strict=True) if card is None)
        unfiled += (listed.entries[path] for path in without if path in listed.entries)
    load = _loader(this, earlier)
    known = Beside(chain(cards, earlier.cards), load, entries, unfiled)
    unused = tuple(result for result in earlier.results if result.status == "failed")
    compared = (_with_findings(number, result, known, load, options) for number, result in enumerate(results))
    told = progress.shown(compared, len(results), options.lang, "progress-beside")
    return replaced(chain(told, unused, wrong), len(results) + len(unused) + len(wrong))


def _loader(this: Gathered, earlier: Gathered) -> Callable[[int], Report]:
    """What gives a report by its number; those of the year before come behind those of this."""
    first = len(this.cards)

    @lru_cache(_AT_HAND)
    def load(number: int) -> Report:
        of, at = (this, number) if number < first else (earlier, number - first)
        card, body = of.cards[at], of.bodies[at]
        assert card is not None and body is not None
        return whole(card, body)

    return load


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


def _with_findings(
    number: int, result: FileResult, known: Beside, load: Callable[[int], Report], options: work.Options
) -> FileResult:
    peers = known.peers(number)
    if peers.alone:
        return result
    findings, not_assessed, notifications = work.judge(result.path, load(number), options, peers)
    return replace(
        result,
        findings=tuple(sorted([*result.findings, *findings], key=place_of)),
        not_assessed=(*result.not_assessed, *not_assessed),
        notifications=(*result.notifications, *notifications),
        # Without what only the comparison asks: it hangs on all reports of the run.
        details=replace(result.details, peers=replace(peers, usual=None, weight=None)) if result.details else None,
    )
