"""All reports of a run held against one another: one pass to know them, one to judge them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol

from lint_gov.across.candidates import Candidates
from lint_gov.across.commonness import Commonness
from lint_gov.across.narrative import narrative, sections
from lint_gov.across.pairing import Pairing
from lint_gov.across.usual import Usual
from lint_gov.across.versions import agreed, different
from lint_gov.model.peers import NO_ENTRY, Core, Entry, Peers
from lint_gov.model.report import Report
from lint_gov.text.overlap import grams


class Cores(Protocol):
    """What is kept of the reports of a run, by number; None where a file held none."""

    def __len__(self) -> int: ...

    def __getitem__(self, number: int, /) -> Core | None: ...


class Beside:
    """Knows, for each report of a run, the reports beside it."""

    def __init__(self, cores: Cores, entries: Mapping[int, Entry] | None = None, unfiled: Iterable[Entry] = ()) -> None:
        self._cores = cores
        self._pairing, self._common, self._candidates = Pairing(), Commonness(), Candidates()
        for number, core in _present(cores):
            self._add(number, core, (entries or {}).get(number, NO_ENTRY))
        for entry in unfiled:
            self._pairing.expect(entry)
        self._pairing.settle()
        self._alike = self._candidates.pairs(self._could_copy)
        self._usual = Usual(self._pairing.by_year(), self._report, self._common.weight)

    def _add(self, number: int, core: Core, entry: Entry) -> None:
        report = core.report
        self._pairing.add(number, report.identity, entry, report.document.path)
        self._candidates.add(number, core.sketches)
        if self._common.wants(report.identity.year):
            self._common.add(report.identity.year, (gram for n in sections() for gram in grams(narrative(report, n))))

    def peers(self, number: int) -> Peers:
        """The reports beside one report."""
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
        return (report for number in numbers if (report := self._report(number)) is not None)

    def _report(self, number: int) -> Report | None:
        core = self._cores[number]
        return core.report if core else None


def _present(cores: Cores) -> Iterator[tuple[int, Core]]:
    for number in range(len(cores)):
        core = cores[number]
        if core is not None and core.report.plausible:
            yield number, core
