"""From findings to proposals: which check kinds can be mended, and by whom. Facts never are."""

from __future__ import annotations

from lint_gov.fix import cells, headings, rows, words
from lint_gov.fix.proposal import Outcome, Proposal, Refusal, Situation
from lint_gov.model.finding import Finding

# By check kind, so that rules of packs are mended as well.
_PROPOSERS = {
    "recovery": headings.propose,
    "document-number": words.numbers,
    "cell-state": cells.zeros,
    "cell-pattern": cells.narrow,
    "form-issue": words.labels,
    "identity": cells.totals,
    "text-pattern": words.doubled,
    "title-wording": words.title,
    "cited-norm": words.basis,
    "wrong-edition": rows.propose,
}


def plan(at: Situation, chosen: frozenset[str], unsafe: bool) -> Outcome:
    """Return what can be done about the findings of the rules `chosen`.

    A rule record says whether mending it is safe, or suggested: the latter is proposed only when `unsafe` is asked for.
    """
    done: Outcome = []
    for finding in at.findings:
        if finding.rule in chosen and not finding.needs_review:
            done += _propose(finding, at, unsafe)
    return done


def _propose(finding: Finding, at: Situation, unsafe: bool) -> list[Proposal | Refusal]:
    rule = at.rules.get(finding.rule)
    proposer = _PROPOSERS.get(rule.check) if rule is not None else None
    if proposer is None or rule is None or rule.fix not in ("safe", "suggested"):
        return []
    outcome = proposer(finding, at)
    if rule.fix == "suggested" and not unsafe:
        return [Refusal(finding, "unsafe") for entry in outcome if isinstance(entry, Proposal)]
    return outcome
