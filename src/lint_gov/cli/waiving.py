"""Waivers and baseline on the command line: the options, and the way of results through `lint_gov.triage`."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lint_gov import triage
from lint_gov.cli import streams, work
from lint_gov.cli.arguments import Parser
from lint_gov.messages import say
from lint_gov.model.finding import FileResult
from lint_gov.triage import discovery

if TYPE_CHECKING:
    from lint_gov.triage import Configured, Request
    from lint_gov.triage.baseline import Baseline, Entry

Results = tuple[FileResult, ...]


def options(parser: Parser) -> None:
    """Add `--waivers` and `--baseline`."""
    parser.option("--waivers", metavar="FILE")
    parser.option("--baseline", metavar="FILE")


def known_before(args: argparse.Namespace) -> Baseline | None:
    """The baseline that `args` name; read before any report, so that a wrong one is told at once."""
    if args.baseline is None:
        return None
    from lint_gov.triage import baseline

    return baseline.read(args.baseline)


def settle(results: Results, options: work.Options, waivers: str | None, known: Baseline | None) -> Results:
    """Take out of the results what is waived or in the baseline; say on stderr what of the baseline is gone."""
    if known is None and not discovery.any_waivers(results, waivers):
        return results
    outcome = triage.run(results, request(results, options, waivers, known))
    if outcome.stale:
        _note_stale(outcome.stale, options.lang)
    return outcome.results


def request(results: Iterable[FileResult], options: work.Options, waivers: str | None, known: Baseline | None) -> Request:
    """What triage needs to know of a run."""
    packs = {work.settings(result.path, options.given).packs for result in results}
    rules = {rule.code: rule for each in (packs or {()}) for rule in work.rules(each).rules}
    return triage.Request(options.lang, rules, waivers, known, lambda path: _configured(path, options))


def _configured(path: str, options: work.Options) -> Configured:
    from lint_gov.triage.waiver import policy

    governing = work.settings(path, options.given)
    on = {rule.code: rule for rule in governing.rules(work.rules(governing.packs).rules)}
    return triage.Configured(on, policy(governing.value("waivers") or {}))


def _note_stale(stale: Iterable[Entry], lang: str) -> None:
    gone = Counter[str]()
    for entry in stale:
        gone[entry.rule] += entry.count
    codes = say("text.list", lang).join(f"{code}×{n}" if n > 1 else code for code, n in sorted(gone.items()))
    streams.note(say("baseline.stale", lang, n=gone.total(), codes=codes))
