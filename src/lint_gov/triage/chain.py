"""The chain of the steps, and what it needs to know of a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_gov.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lint_gov.model.finding import FileResult
    from lint_gov.ruleset.model import Rule
    from lint_gov.triage.baseline import Baseline, Entry
    from lint_gov.triage.waiver import Policy

Results = Sequence["FileResult"]


class Request(NamedTuple):
    """What the user asked for.

    Attributes:
        rules: all rules by code: what can be named in a waiver.
        waivers: a file of waivers for all reports, instead of the nearest one above each.
        baseline: findings that were there before.
        configured: returns for the path of a report the rules that are on for it, by code, and what may be waived.
    """

    lang: str
    rules: Mapping[str, Rule]
    waivers: str | None = None
    baseline: Baseline | None = None
    configured: Callable[[str], Configured] | None = None


class Configured(NamedTuple):
    """What the configuration of a report says here."""

    rules: Mapping[str, Rule]
    policy: Policy


class Outcome(NamedTuple):
    """The results after triage, and the entries of the baseline that no longer occur."""

    results: Results
    stale: tuple[Entry, ...] = ()


def run(results: Results, request: Request) -> Outcome:
    """Take out of the results what is waived or in the baseline, and tell which waivers are of no use."""
    from lint_gov.triage import discovery

    stale: tuple[Entry, ...] = ()
    if discovery.any_waivers(results, request.waivers):
        from lint_gov.triage import order, waive

        results = order.by_place(waive.run(results, request).results)
    if request.baseline is not None:
        from lint_gov.triage import baseline

        results, stale = baseline.subtract(results, request.baseline)
    return Outcome(results, stale)
