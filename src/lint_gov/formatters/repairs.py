"""The changes that a repair would make in a text file, for formats that offer them to a person."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.formatters.regions import Region, Regions
from lint_gov.model.finding import CellValue, FileResult, Finding, Location
from lint_gov.model.report import Figure
from lint_gov.tuples import NamedTuple

# Formats whose text is just what the file holds.
_VERBATIM = ("text", "markdown")


class Edit(NamedTuple):
    """A piece of a line and what would stand there instead."""

    region: Region
    text: str


def edits(finding: Finding, result: FileResult, regions: Regions) -> list[Edit]:
    """The changes that make up the repair of a finding; none where one of its cells is not surely found in the file."""
    if not finding.repair or result.details is None or result.details.report.document.format not in _VERBATIM:
        return []
    found = list(_edits(finding.repair, result, regions))
    return found if len(found) == len(finding.repair) else []


def _edits(repair: tuple[CellValue, ...], result: FileResult, regions: Regions) -> Iterator[Edit]:
    for cell in repair:
        figure = _figure(cell, result)
        if figure is not None and figure.raw:
            region = regions.find(Location(place=figure.place, excerpt=figure.raw))
            if region.exact:
                yield Edit(region, f"{cell.value.normalize():f}")


def _figure(cell: CellValue, result: FileResult) -> Figure | None:
    form = result.details.report.form(cell.table) if result.details else None
    return form.figures.get((cell.row, cell.column)) if form else None
