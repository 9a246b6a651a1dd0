"""Evidence that a rule found nothing: what was looked at, so that a reviewer can see that it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from lint_gov.checklist import joined, table, word
from lint_gov.model.finding import Location
from lint_gov.model.report import Report
from lint_gov.ruleset.model import Rule

_QUOTED = 60
_SHOWN = 3


class Seen(NamedTuple):
    """The rule and the report it was run on."""

    report: Report
    rule: Rule
    lang: str

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
    """Evidence in words, and where it stands."""

    text: str
    location: Location = Location()


Prover = Callable[[Seen], Proof]


def short(text: str) -> str:
    """A text cut to what a line can quote."""
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def prove(rule: Rule, report: Report, lang: str) -> Proof:
    """Return the evidence for a rule that was run and found nothing."""
    from lint_gov.checklist import proof_tables, proof_text

    seen = Seen(report, rule, lang)
    kind = table("proofs").get(rule.check, "")
    prover = proof_tables.PROVERS.get(kind) or proof_text.PROVERS.get(kind)
    found = prover(seen) if prover else Proof("")
    return found if found.text else found._replace(text=seen.say("nothing"))
