"""table-as-image: a section of a statutory table holds a picture instead (D102)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_gov.checks import template
from lint_gov.checks.params import Params
from lint_gov.model.document import Block, Image, leaves
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield a hit for each statutory table whose place is taken by a picture."""
    for table, number in template.tables():
        image = picture_instead(report, table, number)
        if image is not None:
            fields = {"section": number, "heading": template.heading(number, report.edition)}
            yield Hit(Location(number, table, place=image.place, excerpt=image.description or None), fields=fields)


def picture_instead(report: Report, table: str, number: int) -> Image | None:
    """Return the picture that stands in the section of a table which was not found, if there is one."""
    if report.form(table) is not None:
        return None
    blocks = (block for s in report.sections if s.number == number for block in s.blocks)
    return next(images(blocks), None)


def images(blocks: Iterable[Block]) -> Iterator[Image]:
    """Yield the pictures in the flow, those inside layout tables included."""
    return (block for block in leaves(blocks) if isinstance(block, Image))
