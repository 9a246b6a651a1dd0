"""Tables that look the same are aligned once (同一版式只对齐一次).

Reports of one sender, and most reports at large, have the very same grid: the same labels in the same cells. Where each
figure of such a table goes follows from its labels alone, as long as nothing in it is damaged; so the alignment is kept by
the shape of the table, and the next table of that shape is only filled in. A table with anything amiss is always read in full.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lint_gov.forms.regions import Region
from lint_gov.forms.tokens import Token
from lint_gov.model.report import Figure, Form, TableName

# Bounds of what is kept: shapes, cells of one, characters of its labels.
_SHAPES, _CELLS, _CHARACTERS = 64, 600, 6000
# A value of so many letters at most cannot hold a label that tells the edition.
_WORDLESS = 3


class Shape(NamedTuple):
    """All that the alignment of an undamaged grid depends on; `labels` has None for a cell with a value."""

    table: str
    edition: int | None
    editions: tuple[int, ...]
    labels: tuple[str | None, ...]
    columns: tuple[int | None, ...]
    starts: tuple[bool, ...]


class Plan(NamedTuple):
    """The form that tables of a shape are, and (row, column, index of the token) of each figure."""

    table: TableName
    edition: int | None
    slots: tuple[tuple[str, str, int], ...]


_PLANS: dict[Shape, Plan] = {}


def shape_of(region: Region, edition: int | None, editions: tuple[int, ...]) -> Shape | None:
    """The shape of a table that is one grid with nothing doubtful in it, else None."""
    tokens = region.tokens
    first, last = tokens[0], tokens[-1]
    if first.layout != "grid" or first.block != last.block or len(tokens) > _CELLS:
        return None
    if [token for token in tokens if token.doubtful]:
        return None
    labels = tuple([None if _is_figure(token) else token.raw for token in tokens])
    columns = tuple([token.column for token in tokens])
    return Shape(region.table, edition, editions, labels, columns, tuple([token.starts_row for token in tokens]))


def _is_figure(token: Token) -> bool:
    return token.reading.state != "text" and (len(token.key) <= _WORDLESS or token.key.isdecimal())


def filled_in(shape: Shape, tokens: Sequence[Token], section: int | None) -> Form | None:
    """The form of a table whose shape is known."""
    plan = _PLANS.get(shape)
    if plan is None:
        return None
    figures = {}
    for row, column, index in plan.slots:
        token = tokens[index]
        state, value, unit = token.reading
        figures[row, column] = Figure(row, column, token.raw, value, state, token.place, unit)
    return Form(plan.table, plan.edition, section, figures, (), tokens[0].place)


def keep(shape: Shape, tokens: Sequence[Token], form: Form) -> None:
    """Keep how a table was aligned, if every value in it is a figure of the form and no text is long."""
    index = {id(token.place): i for i, token in enumerate(tokens)}
    slots = tuple([(row, column, index.get(id(figure.place), -1)) for (row, column), figure in form.figures.items()])
    values = [i for i, label in enumerate(shape.labels) if label is None]
    distinct = len(index) == len(tokens)
    if not distinct or sorted(at for _, _, at in slots) != values or sum(map(len, filter(None, shape.labels))) > _CHARACTERS:
        return
    if len(_PLANS) >= _SHAPES:
        _PLANS.clear()
    _PLANS[shape] = Plan(form.table, form.edition, slots)
