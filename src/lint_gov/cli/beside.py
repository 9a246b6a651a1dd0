"""The second half of a run over several reports: each held against the others (family C)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from lint_gov.across.beside import Beside
from lint_gov.cli import progress, work
from lint_gov.cli.many import Results, replaced
from lint_gov.messages import explain_error
from lint_gov.model.finding import FileError, FileResult
from lint_gov.model.peers import Core, Entry
from lint_gov.model.record import replace
from lint_gov.triage.order import place_of

if TYPE_CHECKING:
    from lint_gov.cli.manifest import Manifest


class _Cores:
    """The cores of the results, and behind them those of the reports of the year before."""

    def __init__(self, results: Sequence[FileResult], earlier: Sequence[FileResult]) -> None:
        self._results = results
        self._earlier = earlier

    def __len__(self) -> int:
        return len(self._results) + len(self._earlier)

    def __getitem__(self, number: int) -> Core | None:
        first = len(self._results)
        return (self._results[number] if number < first else self._earlier[number - first]).core


def judged(results: Results, earlier: Results, options: work.Options, listed: Manifest | None = None) -> Results:
    """Return the results with what the comparison says, and after them what of `earlier` could not be used.

    `earlier` are reports of the year before, which are not judged themselves. Where there is one of each, they
    belong together whatever the names say. `listed` says whose the reports are.
    """
    entries, wrong = _paired(results, earlier, options.lang)
    unfiled: list[Entry] = []
    if listed is not None:
        entries |= {number: listed.entries[path] for number, path in enumerate(_paths(results)) if path in listed.entries}
        unfiled += listed.unfiled
        unfiled += (listed.entries[r.path] for r in results if r.core is None and r.path in listed.entries)
    known = Beside(_Cores(results, earlier), entries, unfiled)
    unused = tuple(result for result in earlier if result.status == "failed")
    compared = (_with_findings(number, result, known, options) for number, result in enumerate(results))
    told = progress.shown(compared, len(results), options.lang, "progress-beside")
    return replaced(chain(told, unused, wrong), len(results) + len(unused) + len(wrong))


def _paths(results: Results) -> Iterator[str]:
    return (result.path for result in results)


def _paired(results: Results, earlier: Results, lang: str) -> tuple[dict[int, Entry], tuple[FileResult, ...]]:
    """What is known of a lone report and the lone one before it; and the latter as failed when its year is another."""
    if len(results) != 1 or len(earlier) != 1 or results[0].core is None or earlier[0].core is None:
        return {}, ()
    this, last = results[0].core.report.identity, earlier[0].core.report.identity
    if this.year is not None and last.year is not None and last.year != this.year - 1:
        fields = {"path": earlier[0].path, "year": last.year, "wanted": this.year - 1}
        error = FileError("previous-year", explain_error("input", "previous-year", fields, lang))
        return {}, (FileResult(earlier[0].path, "failed", error),)
    year = this.year or (last.year + 1 if last.year else None)
    organ = this.organ or last.organ or ""
    return ({0: Entry(organ, year), 1: Entry(organ, year - 1)} if organ and year else {}), ()


def _with_findings(number: int, result: FileResult, known: Beside, options: work.Options) -> FileResult:
    if result.core is None:
        return result
    peers = known.peers(number) if result.core.report.plausible else None
    if peers is None or peers.alone:
        return replace(result, core=None)
    findings, not_assessed, notifications = work.judge(result.path, result.core.report, options, peers)
    return replace(
        result,
        core=None,
        findings=tuple(sorted([*result.findings, *findings], key=place_of)),
        not_assessed=(*result.not_assessed, *not_assessed),
        notifications=(*result.notifications, *notifications),
        # Without what only the comparison asks: it hangs on all reports of the run.
        details=replace(result.details, peers=replace(peers, usual=None, weight=None)) if result.details else None,
    )
