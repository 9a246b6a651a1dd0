"""What rules look up in the tables and texts of a report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lint_gov.checks.facts import number, spoken
from lint_gov.checks.params import Given, once
from lint_gov.model.document import Cell, Image, Paragraph, Table


@pytest.mark.parametrize(
    ("value", "kind"), [("0", int), ("12.00", int), ("-3", int), ("1.5", Decimal), ("1E+400000000", Decimal)]
)
def test_whole_numbers_are_calculated_with_as_such(value: str, kind: type) -> None:
    found = number(Decimal(value))
    assert isinstance(found, kind)
    assert found == Decimal(value)


def test_texts_of_all_paragraphs_however_deep() -> None:
    inner = Table((Cell(0, 0, 1, 1, (Paragraph("inner"), Image())),), 1, 1)
    outer = Table((Cell(0, 0, 1, 1, (Paragraph("0"), inner)), Cell(0, 1, 1, 1, (Paragraph("0"), Paragraph("1")))), 1, 2)
    assert spoken((Paragraph("text"), Image(), outer)) == {"text", "0", "1", "inner"}


def test_what_is_made_of_parameters_is_made_once_for_each_rule() -> None:
    made: list[object] = []

    def make(params: object) -> int:
        made.append(params)
        return len(made)

    one, other = Given({"a": 1}), Given({"a": 1})
    assert [once(one, make), once(one, make), once(other, make), once({"a": 1}, make), once({"a": 1}, make)] == [1, 1, 2, 3, 4]
