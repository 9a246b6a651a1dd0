"""Evidence from the reports of the run that a report was held against (family C)."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.checklist.proofs import Proof, Prover, Seen
from lint_gov.model.report import Report


def previous(seen: Seen) -> Proof:
    """The report of the year before."""
    found = seen.peers.previous if seen.peers else None
    return _held(seen, "previous", [found] if found else [])


def copied(seen: Seen) -> Proof:
    """The report of the year before, or those of other organs, whatever the rule compares."""
    if seen.rule.params["against"] == "previous":
        return previous(seen)
    if not seen.others:
        return _held(seen, "siblings", [])
    alike = len(seen.peers.siblings) if seen.peers else 0
    return Proof(seen.say("siblings", others=seen.others, n=alike))


def children(seen: Seen) -> Proof:
    """The reports of the organs below."""
    return _held(seen, "children", seen.peers.children if seen.peers else ())


def _held(seen: Seen, key: str, reports: Sequence[Report]) -> Proof:
    if not reports:
        return Proof(seen.say(f"no-{key}"), empty=True)
    return Proof(seen.say(key, names=seen.quotes(report.document.path for report in reports)))


PROVERS: dict[str, Prover] = {"previous": previous, "copied": copied, "children": children}
