"""The way of results through `lint_gov.triage`; imported only when there are waivers or a baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lint_gov.cli import streams, work
from lint_gov.messages import say
from lint_gov.model.finding import FileResult
from lint_gov.triage import chain
from lint_gov.triage.chain import Configured, Request
from lint_gov.triage.waiver import policy

if TYPE_CHECKING:
    from lint_gov.triage.baseline import Baseline, Entry

Results = Sequence[FileResult]


def settle(results: Results, options: work.Options, waivers: str | None, known: Baseline | None) -> Results:
    """Take out of the results what is waived or in the baseline; say on stderr what of the baseline is gone."""
    outcome = chain.run(results, request(results, options, waivers, known))
    if outcome.stale:
        _note_stale(outcome.stale, options.lang)
    return outcome.results


def request(results: Iterable[FileResult], options: work.Options, waivers: str | None, known: Baseline | None) -> Request:
    """What triage needs to know of a run."""
    packs = {work.settings(result.path, options.given).packs for result in results}
    rules = {rule.code: rule for each in (packs or {()}) for rule in work.rules(each).rules}
    return Request(options.lang, rules, waivers, known, lambda path: _configured(path, options))


def _configured(path: str, options: work.Options) -> Configured:
    governing = work.settings(path, options.given)
    on = {rule.code: rule for rule in governing.rules(work.rules(governing.packs).rules)}
    return Configured(on, policy(governing.value("waivers") or {}))


def _note_stale(stale: Iterable[Entry], lang: str) -> None:
    gone = Counter[str]()
    for entry in stale:
        gone[entry.rule] += entry.count
    codes = say("text.list", lang).join(f"{code}×{n}" if n > 1 else code for code, n in sorted(gone.items()))
    streams.note(say("baseline.stale", lang, n=gone.total(), codes=codes))
