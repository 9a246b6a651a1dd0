"""The other reports that one report is held against (跨年、跨单位)."""

from __future__ import annotations

from collections.abc import Callable

from lint_gov.model.record import record
from lint_gov.model.report import Form, Identity, Report, Section


@record
class Card:
    """By what a report is found among the others of a run; read for every one of them.

    Attributes:
        path, format: of its file.
        plausible: whether it is an annual report at all.
        edition: that which governs its year.
        sketches: of each section that is compared, the smallest hashes of its 5-grams.
        grams: the hashes of all of them, as an array of 32-bit numbers.
    """

    path: str
    format: str
    identity: Identity
    plausible: bool
    edition: int | None
    sketches: tuple[tuple[int, ...], ...] = ()
    grams: bytes = b""


@record
class Body:
    """What a report is compared by; read where it stands beside another.

    Attributes:
        forms: its first table of each kind, the figures as `KeptFigures`.
        prose: its paragraphs by section.
    """

    forms: tuple[Form, ...]
    prose: tuple[Section, ...]


@record
class Core:
    """What is kept of a report for comparing others with it."""

    card: Card
    body: Body


@record
class Peers:
    """What a run knows of the reports beside one report.

    Attributes:
        previous: the report of the same organ for the year before; None when there is none.
        doubtful: how many different reports of the same organ and year could be it, where that is not plain.
        siblings: reports of other organs that share much text with it.
        children: reports of the same year of the organs below it (下级单位).
        absent: names of organs below it whose report is not among those of the run.
        stated: the organs below it are named by a list; False when they were told from names.
        unplaced: how many more reports may be of organs below it, or of another area: their names do not tell.
        usual: tells how alike a section is in unrelated reports of the run (0 to 1); worked out when first asked for.
        weight: what a 5-gram of narrative counts (0 to 1): little where most organs write it.
    """

    previous: Report | None = None
    doubtful: int = 0
    siblings: tuple[Report, ...] = ()
    children: tuple[Report, ...] = ()
    absent: tuple[str, ...] = ()
    stated: bool = False
    unplaced: int = 0
    usual: Callable[[int], float] | None = None
    weight: Callable[[str], float] | None = None

    @property
    def alone(self) -> bool:
        """Whether there is nothing to hold the report against."""
        return not (self.previous or self.doubtful or self.siblings or self.children or self.absent)


@record
class Entry:
    """What a list of reports (清单) says of one of them; "" where it says nothing.

    Attributes:
        organ, year: whose report it is and for which year, whatever its title says.
        parent: the organ whose report sums up this one's.
        former: an earlier name of the organ.
    """

    organ: str = ""
    year: int | None = None
    parent: str = ""
    former: str = ""


NO_ENTRY = Entry()
