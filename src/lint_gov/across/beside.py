"""All reports of a run held against one another: one pass to know them, one to judge them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from lint_gov.across.candidates import Candidates
from lint_gov.across.commonness import Commonness
from lint_gov.across.pairing import Pairing
from lint_gov.across.usual import Usual
from lint_gov.across.versions import agreed, different
from lint_gov.model.peers import NO_ENTRY, Card, Entry, Peers
from lint_gov.model.report import Report


class Beside:
    """Knows, for each report of a run, the reports beside it.

    Args:
        cards: of the reports of a run by number; None where a file held none.
        load: gives a report by its number.
        entries: what a list says of them.
        unfiled: reports that a list names and no file holds.
    """

    def __init__(
        self,
        cards: Iterable[Card | None],
        load: Callable[[int], Report],
        entries: Mapping[int, Entry] | None = None,
        unfiled: Iterable[Entry] = (),
    ) -> None:
        self._load = load
        self._known: set[int] = set()
        self._pairing, self._common, self._candidates = Pairing(), Commonness(), Candidates()
        for number, card in enumerate(cards):
            if card is not None and card.plausible:
                self._add(number, card, (entries or {}).get(number, NO_ENTRY))
        for entry in unfiled:
            self._pairing.expect(entry)
        self._pairing.settle()
        self._alike = self._candidates.pairs(self._could_copy)
        self._usual = Usual(self._pairing.by_year(), load, self._common.weight)

    def _add(self, number: int, card: Card, entry: Entry) -> None:
        self._known.add(number)
        self._pairing.add(number, card.identity, entry, card.path)
        self._candidates.add(number, card.sketches)
        if self._common.wants(card.identity.year):
            self._common.add(card.identity.year, array("I", card.grams))

    def peers(self, number: int) -> Peers:
        """The reports beside one report; none where it is no annual report."""
        if number not in self._known:
            return Peers()
        before = [report for organ in self._pairing.previous(number) for report in different(self._loaded(organ))]
        family = self._pairing.family(number)
        below = (different(self._loaded(organ)) for organ in family.children)
        return Peers(
            previous=before[0] if len(before) == 1 else None,
            doubtful=len(before) if len(before) > 1 else 0,
            siblings=tuple(self._loaded(self._alike.get(number, ()))),
            children=tuple(agreed(versions) for versions in below if versions),
            absent=family.absent,
            stated=family.stated,
            unplaced=family.unplaced,
            usual=partial(self._usual, self._pairing.year(number) or 0),
            weight=self._common.weight(self._pairing.year(number)),
        )

    def _could_copy(self, number: int, other: int) -> bool:
        """Whether one may have its text of another organ's: nobody copies from what is to come."""
        year, theirs = self._pairing.year(number), self._pairing.year(other)
        return year is not None and theirs is not None and theirs <= year and not self._pairing.same_organ(number, other)

    def _loaded(self, numbers: Iterable[int]) -> Iterator[Report]:
        return map(self._load, numbers)
