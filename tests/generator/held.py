"""Holds the reports of a generated county against one another, as a run over their folder does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.chain import every_rule, kinds, read_back
from generator.county import County, Wanted
from generator.text import Rendered, text_file
from lint_gov.across.beside import Beside
from lint_gov.across.core import core, whole
from lint_gov.across.near import Ratios, peers
from lint_gov.across.usual import usual
from lint_gov.engine import run
from lint_gov.model.finding import Finding
from lint_gov.model.peers import Core, Entry, Peers
from lint_gov.model.report import Report


class Said(NamedTuple):
    """A finding on one report of a county."""

    number: int
    finding: Finding


def cores(made: County) -> list[Core]:
    """What is kept of each report, from its bytes on."""
    files = ((filed.folder or ".", text_file(filed.draft, filed.layout)) for filed in made.filed)
    return [core(read_back(Rendered(f.data, f"{folder}/{n:04}-{f.name}", f.expected))) for n, (folder, f) in enumerate(files)]


class Run:
    """Reports beside one another, as a run over them sees them."""

    def __init__(self, kept: Sequence[Core], entries: Mapping[int, Entry] | None = None, unfiled: Iterable[Entry] = ()) -> None:
        self._kept = kept
        self._known = Beside((one.card for one in kept), entries, unfiled)
        self._pairs = self._known.pairs()
        self._usual: dict[int, Ratios] = {}

    def report(self, number: int) -> Report:
        """One of them."""
        return whole(self._kept[number].card, self._kept[number].body)

    def peers(self, number: int) -> Peers:
        """Those beside it."""
        return peers(self._known.near(number), self.report, self._known.common, self._ratios)

    def _ratios(self, year: int) -> Ratios:
        if year not in self._usual:
            self._usual[year] = usual(self._pairs.get(year, []), self.report, self._known.common.weight(year))
        return self._usual[year]


def held(made: County, kept: list[Core] | None = None) -> Iterator[Said]:
    """All findings of family C; a rule that crashes fails the test."""
    kept = kept if kept is not None else cores(made)
    known = Run(kept, made.entries(), made.unfiled)
    for number in range(len(kept)):
        findings, _, notifications = run(known.report(number), every_rule(), kinds(), beside=known.peers(number))
        assert not notifications, notifications
        yield from (Said(number, finding) for finding in findings)


def met(want: Wanted, said: Said) -> bool:
    """Whether a finding is the one that is wanted."""
    place = said.finding.location
    if (want.number, want.rule) != (said.number, said.finding.rule):
        return False
    return all(getattr(want, part) in (None, getattr(place, part)) for part in ("section", "table", "row", "column"))
