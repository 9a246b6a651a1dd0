"""What a cell says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.forms.values import read_cell


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("5", "5", ""),
        (" 0 ", "0", ""),
        ("０", "0", ""),
        ("\u3000１２\u00a0", "12", ""),
        ("1,034", "1034", ""),
        ("1，034，567", "1034567", ""),
        ("1 388", "1388", ""),
        ("0.6048", "0.6048", ""),
        ("+177", "177", ""),
        ("-71", "-71", ""),
        ("−71", "-71", ""),
        ("减4", "-4", ""),
        ("增加12", "12", ""),
        ("33.5万元", "33.5", "万元"),
        ("12件", "12", "件"),
        ("22（其中本级3件）", "22", ""),
    ],
)
def test_numbers(raw: str, value: str, unit: str) -> None:
    reading = read_cell(raw)
    assert (reading.state, reading.value, reading.unit) == ("number", Decimal(value), unit)


@pytest.mark.parametrize(
    ("raw", "state"),
    [
        ("", "blank"),
        ("\u3000 \u200b", "blank"),
        ("/", "placeholder"),
        ("——", "placeholder"),
        ("-", "placeholder"),
        ("无", "placeholder"),
        ("详见附件", "text"),
        ("五", "text"),
        ("约5", "text"),
        ("2O", "text"),
        ("1,2", "text"),
        ("2023年", "text"),
        ("13 88", "unreadable"),
    ],
)
def test_no_numbers(raw: str, state: str) -> None:
    reading = read_cell(raw)
    assert (reading.state, reading.value) == (state, None)


@given(st.integers(0, 10**9), st.sampled_from(["", " ", "\u3000", "\u00a0"]))
def test_any_count_in_any_spelling(number: int, pad: str) -> None:
    wide = str(number).translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})
    for raw in (str(number), f"{number:,}", wide):
        assert read_cell(pad + raw + pad).value == number
