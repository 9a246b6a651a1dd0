"""The figures of a table in a form that is quick to pack and to read: a figure is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lint_gov.model.place import Place
from lint_gov.model.record import record
from lint_gov.model.report import Figure

Cell = tuple[str, str]
Packed = tuple[Any, ...]


@record
class KeptFigures(Mapping[Cell, Figure]):
    """A mapping like `Form.figures`.

    Attributes:
        cells: by row and column what a `Figure` is made of, in plain types.
    """

    cells: dict[Cell, Packed]

    def __getitem__(self, cell: Cell) -> Figure:
        raw, value, state, unit, *place = self.cells[cell]
        return Figure(*cell, raw, None if value is None else Decimal(value), state, Place(*place), unit)

    def __iter__(self) -> Iterator[Cell]:
        return iter(self.cells)

    def __len__(self) -> int:
        return len(self.cells)


def kept(figures: Mapping[Cell, Figure]) -> KeptFigures:
    """Return the same figures, packed."""
    return KeptFigures({cell: _packed(figure) for cell, figure in figures.items()})


def _packed(figure: Figure) -> Packed:
    value, at = figure.value, figure.place
    stated = None if value is None else str(value)
    return figure.raw, stated, figure.state, figure.unit, at.line, at.column, at.page, at.path, at.order, at.box
