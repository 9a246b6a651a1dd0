"""Which findings belong together, where each is shown, and what of the report they mark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar

from lint_gov.formatters.html.parts import Index, Part, index, part_at, parts
from lint_gov.formatters.text import stories
from lint_gov.model.finding import FileResult, Finding, Location
from lint_gov.model.place import NOWHERE
from lint_gov.model.report import Report
from lint_gov.tuples import NamedTuple

K = TypeVar("K")
V = TypeVar("V")
Key = tuple[str, str]  # row and column of a form
Role = Literal["head", "term"]


class Mark(NamedTuple):
    """A finding at a spot: its number in the report, its level, and whether it stands there or only concerns it."""

    number: int
    level: str
    role: Role = "head"


class Told(NamedTuple):
    """What one card says: findings of one slip, the gravest first, under one number."""

    number: int
    findings: tuple[Finding, ...]

    @property
    def level(self) -> str:
        """The level of the gravest."""
        return self.findings[0].level


class Phrase(NamedTuple):
    """A stretch of words that a finding is about."""

    mark: Mark
    text: str
    within: str
    column: int | None


class View(NamedTuple):
    """A report with its findings in place.

    Attributes:
        told: by the part they are shown at.
        words: what is marked in running text, by the ordinal of the paragraph.
        cells: the marks of a cell of a grid by the ordinal of its place.
        figures: the marks of a figure by form, row and column; so `labels`, where one of the two may be "".
        repairs: the value a cell should have, by form, row and column.
    """

    report: Report
    parts: tuple[Part, ...]
    where: Index
    told: Mapping[int, tuple[Told, ...]]
    words: Mapping[int, tuple[Phrase, ...]]
    cells: Mapping[int, tuple[Mark, ...]]
    figures: Mapping[tuple[int, Key], tuple[Mark, ...]]
    labels: Mapping[tuple[int, Key], tuple[Mark, ...]]
    repairs: Mapping[tuple[int, Key], str]


def view(result: FileResult, report: Report) -> View:
    """Put the findings of a report in their places and number them in the order of the page."""
    return _Placing(report).place(result.findings)


class _Placing:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._parts = parts(report)
        self._index = index(self._parts)
        self._by_place = {f.place: (n, key) for n, form in enumerate(report.forms) for key, f in form.figures.items()}
        self._by_place.pop(NOWHERE, None)
        self._words: dict[int, list[Phrase]] = {}
        self._cells: dict[int, list[Mark]] = {}
        self._figures: dict[tuple[int, Key], list[Mark]] = {}
        self._labels: dict[tuple[int, Key], list[Mark]] = {}
        self._repairs: dict[tuple[int, Key], str] = {}

    def place(self, findings: Iterable[Finding]) -> View:
        decided = sorted(findings, key=lambda finding: finding.needs_review)
        found = [(self._part(story[0].location), tuple(story)) for story in stories(decided)]
        found.sort(key=lambda one: (one[0], one[1][0].location.place.order))
        told: dict[int, list[Told]] = {}
        for number, (part, story) in enumerate(found, 1):
            told.setdefault(part, []).append(Told(number, story))
            for finding in story:
                self._mark(Mark(number, story[0].level), finding, part)
        return View(
            self._report,
            self._parts,
            self._index,
            _frozen(told),
            _frozen(self._words),
            _frozen(self._cells),
            _frozen(self._figures),
            _frozen(self._labels),
            self._repairs,
        )

    def _part(self, location: Location) -> int:
        """The part of the page at which a finding is shown."""
        sections = {
            part.section: number for number, part in reversed(list(enumerate(self._parts))) if part.kind in ("heading", "gap")
        }
        own = sections.get(location.section, 0)
        if location.section is not None and self._parts[own].kind == "gap":
            return own
        form = self._form(location)
        figure = self._report.forms[form].figures.get((location.row or "", location.column or "")) if form is not None else None
        for place in (location.place, figure.place if figure else NOWHERE):
            found = part_at(place, self._index)
            if found is not None:
                return found
        return own

    def _form(self, location: Location) -> int | None:
        """The table of a location: of several the one in which its place lies."""
        same = [number for number, form in enumerate(self._report.forms) if form.table == location.table]
        before = [number for number in same if self._report.forms[number].place.order <= location.place.order]
        return next(iter([*before[-1:], *same]), None)

    def _mark(self, mark: Mark, finding: Finding, part: int) -> None:
        self._mark_location(mark, finding.location, finding)
        for location in finding.related:
            self._mark_location(mark._replace(role="term"), location, None)
        form = self._form(finding.location)
        for cell in finding.repair:
            if form is not None:
                self._repairs.setdefault((form, (cell.row, cell.column)), format(cell.value.normalize(), "f"))

    def _mark_location(self, mark: Mark, location: Location, finding: Finding | None) -> None:
        """Mark the figure that a location means, else the cell or words at its place."""
        spot = self._figure(location)
        if spot is not None:
            _add(self._figures.setdefault(spot, []), mark)
        elif location.row and location.column and mark.role == "term":
            return  # a cell that the report lacks
        order = self._report.forms[spot[0]].figures[spot[1]].place.order if spot else location.place.order
        if order in self._index.cells:
            _add(self._cells.setdefault(self._index.cells[order].place.order, []), mark)
        elif order and spot is None:
            self._mark_words(mark, location, finding, order)
            form = self._form(location)
            if form is not None and (location.row or location.column):
                _add(self._labels.setdefault((form, (location.row or "", location.column or "")), []), mark)

    def _figure(self, location: Location) -> tuple[int, Key] | None:
        """The figure that a location means: the one at its place, or without a place that of its row and column."""
        if location.place in self._by_place:
            return self._by_place[location.place]
        form = self._form(location)
        key = (location.row or "", location.column or "")
        known = form is not None and key in self._report.forms[form].figures
        return (form, key) if known and form is not None and location.place == NOWHERE else None

    def _mark_words(self, mark: Mark, location: Location, finding: Finding | None, order: int) -> None:
        excerpt = location.excerpt or ""
        stated = [said for said in finding.evidence.values() if isinstance(said, str) and said in excerpt] if finding else []
        wanted = max(stated, key=len, default="") or excerpt
        self._words.setdefault(order, []).append(Phrase(mark, wanted, excerpt, location.place.column))


def _add(marks: list[Mark], mark: Mark) -> None:
    """Add a mark; a spot at which a finding stands is not marked by it a second time."""
    same = [i for i, other in enumerate(marks) if other.number == mark.number]
    if not same:
        marks.append(mark)
    elif mark.role == "head":
        marks[same[0]] = mark


def _frozen(of: Mapping[K, list[V]]) -> dict[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in of.items()}
