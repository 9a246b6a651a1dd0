"""What a checklist holds, the same for every format it is written in."""

from __future__ import annotations

from collections.abc import Mapping

from lint_gov.checklist import table, word
from lint_gov.model.record import record

# Items in these states want a decision of the reviewer.
OPEN = ("error", "warning", "review", "info", "not-assessed")


@record
class Item:
    """One line of a checklist: a finding, or a rule that found nothing.

    Attributes:
        group: number of its group, from 0.
        state: a key of `states` in rules/checklist.yaml.
        token: what an answer to it is known by when it is read back.
    """

    group: int
    rule: str
    title: str
    state: str
    place: str
    text: str
    basis: str
    token: str

    @property
    def open(self) -> bool:
        """Whether it wants a decision."""
        return self.state in OPEN


@record
class Sheet:
    """The checklist of one report. `verdict`: a key of `words.verdict`; `error`: why it could not be checked."""

    path: str
    organ: str
    year: int | None
    edition: str
    verdict: str
    items: tuple[Item, ...] = ()
    error: str = ""

    def counts(self) -> Mapping[str, int]:
        """How many items there are in each state, in the order of the states."""
        return {state: sum(item.state == state for item in self.items) for state in table("states")}

    def name(self, lang: str) -> str:
        """Whose report of which year it is about."""
        year = "" if self.year is None else self.year
        name = word("words.report", lang, organ=self.organ, year=year) if year else ""
        return name or word("words.comma", lang).join((self.organ, word("words.no-year", lang)))

    def summary(self, lang: str) -> list[str]:
        """The lines under the title."""
        counts = [word("words.count", lang, state=word(f"states.{s}", lang), n=n) for s, n in self.counts().items() if n]
        verdict = word(f"words.verdict.{self.verdict}", lang)
        about = word("words.about", lang, path=self.path, edition=self.edition)
        told = self.error or word("words.between", lang).join(counts)
        return [about, word("words.counts", lang, verdict=verdict, counts=told)]


@record
class Checklist:
    """The checklists of a run. `skipped`: files that are no annual reports."""

    sheets: tuple[Sheet, ...]
    lang: str
    skipped: tuple[str, ...] = ()
