"""above-zero: figures above zero in a row that the organ can hardly fill (V105)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.checks import template
from lint_gov.checks.cells import evidence, locate, table_fields
from lint_gov.checks.params import Params, strings
from lint_gov.model.document import Paragraph
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Figure, Form, Report
from lint_gov.text.fold import squash


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one question when a figure of `row` in `table` is above zero.

    Organs named like `except_names` are left alone; those named like `doubtful` are only asked when the text
    has one of the words `decided_by` and none of the words `unless` (a 市 may be a city divided into districts).
    """
    organ = report.identity.organ or ""
    if _matches(params, "except_names", organ):
        return
    tables, rows = strings(params, "table"), strings(params, "row")
    for form in report.forms:
        row = [f for f in form.figures.values() if f.row in rows] if form.table in tables else []
        above = [figure for figure in row if figure.value is not None and figure.value > 0]
        if above and not (_matches(params, "doubtful", organ) and _is_doubtful(report, params)):
            yield _question(form, above, organ)


def _matches(params: Params, name: str, text: str) -> bool:
    return any(re.search(pattern, text) for pattern in strings(params, name))


def _is_doubtful(report: Report, params: Params) -> bool:
    blocks = (block for section in report.sections for block in section.blocks)
    text = "\n".join(squash(block.text) for block in blocks if isinstance(block, Paragraph))
    return _matches(params, "unless", text) or not _matches(params, "decided_by", text)


def _question(form: Form, above: list[Figure], organ: str) -> Hit:
    row = above[0].row
    return Hit(
        Location(template.section_of(form.table), form.table, row, place=above[0].place),
        outcome="review",
        fields=table_fields(form) | {"row_label": template.row_label(form.table, row, form.edition), "organ": organ,
                                     "values": "/".join(str(f.value) for f in above)},
        evidence={figure.column: evidence(figure) for figure in above},
        related=tuple(locate(form, figure) for figure in above),
    )  # fmt: skip
