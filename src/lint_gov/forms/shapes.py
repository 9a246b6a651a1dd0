"""Tables that look the same are aligned once (同一版式只对齐一次).

Reports of one sender, and most reports at large, have the very same grid: the same labels in the same cells. Where each
figure of such a table goes follows from its labels alone, as long as nothing in it is damaged; so the alignment is kept by
the shape of the table, and the next table of that shape is only filled in. A table with anything amiss is always read in full.
"""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.forms.regions import Region
from lint_gov.forms.tokens import Token
from lint_gov.model.report import Figure, Form, TableName

# Bounds of what is kept: shapes, cells of one, characters of its labels.
_SHAPES, _CELLS, _CHARACTERS = 64, 600, 6000
# A value of so many letters at most cannot hold a label that tells the edition.
_WORDLESS = 3


# All that the alignment of an undamaged grid depends on: the labels in its cells (None for a cell with a value), their columns,
# whether they start a row; the table, the edition that governs where the labels do not tell, and the editions to choose from.
Labels = tuple[str | None, ...]
Shape = tuple[Labels, tuple[int | None, ...], tuple[bool, ...], str, int | None, tuple[int, ...]]
# The table and edition that tables of a shape are of, and (row, column, index of the token) of each figure.
Plan = tuple[TableName, int | None, tuple[tuple[str, str, int], ...]]

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
    return labels, columns, tuple([token.starts_row for token in tokens]), region.table, edition, editions


def _is_figure(token: Token) -> bool:
    return token.reading.state != "text" and (len(token.key) <= _WORDLESS or token.key.isdecimal())


def filled_in(shape: Shape, tokens: Sequence[Token], section: int | None) -> Form | None:
    """The form of a table whose shape is known."""
    plan = _PLANS.get(shape)
    if plan is None:
        return None
    table, edition, slots = plan
    figures = {}
    for row, column, index in slots:
        token = tokens[index]
        state, value, unit = token.reading
        figures[row, column] = Figure(row, column, token.raw, value, state, token.place, unit)
    return Form(table, edition, section, figures, (), tokens[0].place)


def keep(shape: Shape, tokens: Sequence[Token], form: Form) -> None:
    """Keep how a table was aligned, if every value in it is a figure of the form and no text is long."""
    index = {id(token.place): i for i, token in enumerate(tokens)}
    slots = tuple([(row, column, index.get(id(figure.place), -1)) for (row, column), figure in form.figures.items()])
    values = [i for i, label in enumerate(shape[0]) if label is None]
    whole = len(index) == len(tokens) and sorted(at for _, _, at in slots) == values
    if not whole or sum(len(label) for label in shape[0] if label) > _CHARACTERS:
        return
    if len(_PLANS) >= _SHAPES:
        _PLANS.clear()
    _PLANS[shape] = form.table, form.edition, slots
