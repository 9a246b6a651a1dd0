"""Evidence that a rule found nothing: what was looked at, so that a reviewer can see that it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lint_gov.checklist import joined, table, word
from lint_gov.model.finding import Location
from lint_gov.model.peers import Peers
from lint_gov.model.report import Report
from lint_gov.ruleset.model import Rule
from lint_gov.tuples import NamedTuple

_QUOTED = 80
_SHOWN = 3


class Seen(NamedTuple):
    """The rule, the report it was run on, and the reports that it was held against, of how many `others` in the run."""

    report: Report
    rule: Rule
    lang: str
    peers: Peers | None = None
    others: int = 0

    def say(self, key: str, **fields: object) -> str:
        """Return a text of the evidence."""
        return word(f"evidence.{key}", self.lang, **fields)

    def quotes(self, texts: Iterable[str]) -> str:
        """The first few of the texts as quotations, shortened, and how many there are."""
        found = list(dict.fromkeys(" ".join(text.split()) for text in texts))
        quoted = [self.say("quote", text=short(text)) for text in found[:_SHOWN]]
        more = self.say("more", n=len(found)) if len(found) > _SHOWN else ""
        return joined(quoted, self.lang, "comma") + more


class Proof(NamedTuple):
    """Evidence in words, and where it stands. `empty`: there was nothing to look at."""

    text: str
    location: Location = Location()
    empty: bool = False


Prover = Callable[[Seen], Proof]


def short(text: str, most: int = _QUOTED) -> str:
    """A text cut to what a line can quote."""
    return text if len(text) <= most else text[:most] + "…"


def prove(seen: Seen) -> Proof:
    """Return the evidence for a rule that was run and found nothing."""
    from lint_gov.checklist import proof_peers, proof_tables, proof_text

    kind = table("proofs").get(seen.rule.check, "")
    every = proof_tables.PROVERS | proof_text.PROVERS | proof_peers.PROVERS
    found = every[kind](seen) if kind else Proof("")
    return found if found.text else found._replace(text=seen.say("nothing"))
