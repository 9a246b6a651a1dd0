"""All reports of a run held against one another: one pass to know them, one to say which stand beside which."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from lint_gov.across import usual
from lint_gov.across.candidates import Candidates
from lint_gov.across.commonness import Commonness
from lint_gov.across.near import Near
from lint_gov.across.pairing import Pairing
from lint_gov.model.peers import NO_ENTRY, Card, Entry


class Beside:
    """Knows, for each report of a run, the reports beside it.

    Args:
        cards: of the reports of a run by number; None where a file held none.
        entries: what a list says of them.
        unfiled: reports that a list names and no file holds.

    Attributes:
        common: how usual phrases are among them.
    """

    def __init__(
        self, cards: Iterable[Card | None], entries: Mapping[int, Entry] | None = None, unfiled: Iterable[Entry] = ()
    ) -> None:
        self._known: set[int] = set()
        self._pairing, self.common, self._candidates = Pairing(), Commonness(), Candidates()
        for number, card in enumerate(cards):
            if card is not None and card.plausible:
                self._add(number, card, (entries or {}).get(number, NO_ENTRY))
        for entry in unfiled:
            self._pairing.expect(entry)
        self._pairing.settle()
        self._alike = self._candidates.pairs(self._could_copy)

    def _add(self, number: int, card: Card, entry: Entry) -> None:
        self._known.add(number)
        self._pairing.add(number, card.identity, entry, card.path)
        self._candidates.add(number, card.sketches)
        if self.common.wants(card.identity.year):
            self.common.add(card.identity.year, array("I", card.grams))

    def near(self, number: int) -> Near:
        """The reports beside one report; none where it is no annual report."""
        if number not in self._known:
            return Near()
        family = self._pairing.family(number)
        return Near(
            self._pairing.year(number),
            tuple(map(tuple, self._pairing.previous(number))),
            tuple(self._alike.get(number, ())),
            family.children,
            family.absent,
            family.stated,
            family.unplaced,
        )

    def pairs(self) -> dict[int, usual.Pairs]:
        """Unrelated reports by year; how alike they are tells what a likeness proves."""
        return usual.pairs(self._pairing.by_year())

    def _could_copy(self, number: int, other: int) -> bool:
        """Whether one may have its text of another organ's: nobody copies from what is to come."""
        year, theirs = self._pairing.year(number), self._pairing.year(other)
        return year is not None and theirs is not None and theirs <= year and not self._pairing.same_organ(number, other)
