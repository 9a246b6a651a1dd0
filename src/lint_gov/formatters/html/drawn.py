"""A table that the source has only as lines of text, drawn after the official form with the figures that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from lint_gov.editions import BlockTemplate, Label, TableTemplate, edition, editions
from lint_gov.formatters.html.cells import cell, framed
from lint_gov.formatters.html.element import Child, Markup, joined, tag
from lint_gov.formatters.html.marks import Key
from lint_gov.formatters.html.parts import Part
from lint_gov.model.report import Form

if TYPE_CHECKING:
    from lint_gov.formatters.html.flow import Flow


def drawn(flow: Flow, part: Part, form: Form) -> Markup:
    """Return the table, and under it the lines it was read from."""
    number = form.edition or flow.view.report.edition
    template = (edition(number) if number else editions()[-1]).tables[form.table]
    drawer = _Drawer(flow, form, next(n for n, other in enumerate(flow.view.report.forms) if other is form))
    rows = list({"blocks": drawer.blocks, "matrix": drawer.matrix, "groups": drawer.groups}[template.layout](template))
    name = flow.texts.shared(f"place.{form.table}")
    columns = max(len(block.columns) for block in template.blocks) * (len(template.rows) if template.layout == "groups" else 1)
    table = framed(flow, tag("tbody", [tag("tr", row) for row in rows]), name, columns, "form")
    note = tag("summary", flow.texts("drawn", n=len(part.blocks)))
    return joined([table, tag("details", note, tag("div", flow.blocks(part.blocks), cls="lines"), cls="source")])


class _Drawer:
    """Yields the rows of a form as lists of cells; rows and columns that the report lacks are left empty."""

    def __init__(self, flow: Flow, form: Form, number: int) -> None:
        self._flow, self._form, self._number = flow, form, number

    def blocks(self, template: TableTemplate) -> Iterator[list[Child]]:
        """Rows under a header of their own, as in the disclosure table."""
        width = max(len(block.columns) for block in template.blocks)
        for block in template.blocks:
            yield [_head(block.label, "colgroup", colspan=width + 1)]
            spans = _spread(len(block.columns), width)
            heads = zip(block.columns, spans, strict=True)
            yield [_head(template.corner, "col"), *(self._label(c, block.rows, c.key, "col", s) for c, s in heads)]
            for row in block.rows:
                yield [self._label(row, [row], "", "row"), *self._figures(row, block, spans)]

    def matrix(self, template: TableTemplate) -> Iterator[list[Child]]:
        """One header with merged cells above, merged heads beside, as in the applications table."""
        block = template.blocks[0]
        named = {group.key: group.label for group in template.groups}
        depth = max(len(row.groups) for row in block.rows) + 1
        has_groups = any(column.groups for column in block.columns)
        first: list[Child] = [_head(template.corner, "col", colspan=depth, rowspan=1 + has_groups)]
        for label, columns in _runs(block.columns, lambda column: column.groups[0] if column.groups else None):
            if label is None:
                first += [self._label(c, (), c.key, "col", rowspan=1 + has_groups) for c in columns]
            else:
                first.append(_head(label, "colgroup", len(columns)))
        yield first
        if has_groups:
            yield [self._label(column, (), column.key, "col") for column in block.columns if column.groups]
        yield from self._grouped(block.rows, block, named, depth, 0)

    def _grouped(
        self, rows: Sequence[Label], block: BlockTemplate, named: dict[str, str], depth: int, at: int
    ) -> Iterator[list[Child]]:
        """Rows that share the merged head at a depth, from the left."""
        for group, members in _runs(rows, lambda row: row.groups[at] if len(row.groups) > at else None):
            if group is None:
                for row in members:
                    yield [self._label(row, [row], "", "row", depth - at), *self._figures(row, block)]
                continue
            inner = self._grouped(members, block, named, depth, at + 1)
            yield [_head(named.get(group, group), "rowgroup", rowspan=len(members)), *next(inner)]
            yield from inner

    def groups(self, template: TableTemplate) -> Iterator[list[Child]]:
        """One line of figures under three lines of heads, as in the disputes table."""
        block = template.blocks[0]
        width = len(block.columns)
        above: list[Child] = []
        for parent, members in _runs(block.rows, lambda row: row.groups[0] if row.groups else None):
            above += (
                [_head(parent, "colgroup", width * len(members))]
                if parent
                else [_head(m.label, "colgroup", width, 2) for m in members]
            )
        yield above
        yield [_head(row.label, "colgroup", width) for row in block.rows if row.groups]
        yield [self._label(column, [row], column.key, "col") for row in block.rows for column in block.columns]
        yield [figure for row in block.rows for figure in self._figures(row, block)]

    def _label(self, label: Label, rows: Iterable[Label], column: str, scope: str, colspan: int = 1, rowspan: int = 1) -> Markup:
        """The head of a row or column, with what findings say of its wording."""
        keys = [*((row.key, column) for row in rows), ("", column)]
        marks = [mark for key in keys for mark in self._flow.view.labels.get((self._number, key), ())]
        return cell("th", self._flow, label.label, marks, scope=scope, **_spans(colspan, rowspan))

    def _figures(self, row: Label, block: BlockTemplate, spans: Iterable[int] = ()) -> list[Child]:
        widths = list(spans) or [1] * len(block.columns)
        return [self._figure((row.key, column.key), span) for column, span in zip(block.columns, widths, strict=True)]

    def _figure(self, key: Key, span: int) -> Markup:
        figure = self._form.figures.get(key)
        spot = (self._number, key)
        marks, repair = self._flow.view.figures.get(spot, ()), self._flow.view.repairs.get(spot)
        content = figure.raw.strip() if figure else tag("span", self._flow.texts("no-figure"), cls="void")
        return cell("td", self._flow, content, marks, repair, cls="n", colspan=span if span > 1 else None)


def _head(label: str, scope: str, colspan: int = 1, rowspan: int = 1) -> Markup:
    return tag("th", label, scope=scope, **_spans(colspan, rowspan))


def _spans(colspan: int, rowspan: int) -> dict[str, int]:
    return {name: span for name, span in (("colspan", colspan), ("rowspan", rowspan)) if span > 1}


def _runs(labels: Iterable[Label], by: Callable[[Label], str | None]) -> Iterator[tuple[str | None, list[Label]]]:
    return ((name, list(run)) for name, run in groupby(labels, by))


def _spread(count: int, width: int) -> list[int]:
    """Share a width out among columns; the last takes what is left over."""
    each = width // count
    return [each] * (count - 1) + [width - each * (count - 1)]
