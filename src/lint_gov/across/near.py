"""Which reports stand beside one report, by number; and what that makes, once they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from lint_gov.across.commonness import Commonness
from lint_gov.across.versions import agreed, different
from lint_gov.model.peers import Peers
from lint_gov.model.report import Report
from lint_gov.tuples import NamedTuple

Load = Callable[[int], Report]
Ratios = Mapping[int, float]


class Near(NamedTuple):
    """The reports beside one report.

    Attributes:
        year: its reporting year, None when it is not known.
        previous: of the year before, by organ; several of one organ are versions of one report.
        siblings: of other organs that may share text with it.
        children: of the organs below it, by organ.
        absent, stated, unplaced: see `Peers`.
    """

    year: int | None = None
    previous: tuple[tuple[int, ...], ...] = ()
    siblings: tuple[int, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()
    absent: tuple[str, ...] = ()
    stated: bool = False
    unplaced: int = 0

    @property
    def alone(self) -> bool:
        """Whether there is nothing to hold the report against."""
        return not (self.previous or self.siblings or self.children or self.absent)

    @property
    def numbers(self) -> set[int]:
        """Of all that are to be read."""
        return {*self.siblings, *(number for organ in (*self.previous, *self.children) for number in organ)}


def peers(near: Near, load: Load, common: Commonness, usual: Callable[[int], Ratios]) -> Peers:
    """Read the reports beside one report.

    Args:
        load: gives a report by its number.
        common: what phrases of a year count.
        usual: gives how alike unrelated reports of a year are, by section.
    """
    before = [report for organ in near.previous for report in different(map(load, organ))]
    below = (different(map(load, organ)) for organ in near.children)
    return Peers(
        previous=before[0] if len(before) == 1 else None,
        doubtful=len(before) if len(before) > 1 else 0,
        siblings=tuple(map(load, near.siblings)),
        children=tuple(agreed(versions) for versions in below if versions),
        absent=near.absent,
        stated=near.stated,
        unplaced=near.unplaced,
        usual=partial(_ratio, usual, near.year or 0),
        weight=common.weight(near.year),
    )


def _ratio(usual: Callable[[int], Ratios], year: int, section: int) -> float:
    return usual(year).get(section, 0.0)
