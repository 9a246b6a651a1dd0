"""Check digits and masks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.checks.identifiers import is_identity_card, masked, passes_luhn

PROVINCES = frozenset({"11", "37"})


@pytest.mark.parametrize("number", ["11010119900307002X", "11010119900307002x"])
def test_identity_card(number: str) -> None:
    assert is_identity_card(number, PROVINCES)


@pytest.mark.parametrize(
    "number",
    ["110101199003070021", "99010119900307002X", "11010119901307002X", "11010119900230002X", "1101011990030700", ""],
)
def test_no_identity_card(number: str) -> None:
    assert not is_identity_card(number, PROVINCES)


@given(st.text("0123456789", min_size=15, max_size=18))
def test_just_one_last_digit_fits_a_card(digits: str) -> None:
    assert sum(passes_luhn(digits + last) for last in "0123456789") == 1


@given(st.text("0123456789", min_size=11, max_size=19), st.sampled_from(["", " ", "-"]))
def test_a_mask_leaves_five_digits_and_the_length(digits: str, blank: str) -> None:
    number = blank.join((digits[:4], digits[4:8], digits[8:]))
    text = f"号码{number}。"
    assert len(masked(text)) == len(text)
    assert re.sub(r"\D", "", masked(text)) == digits[:3] + digits[-2:]


@pytest.mark.parametrize("text", ["2023年1月1日", "公开信息13721条", "国办公开办函〔2021〕30号"])
def test_short_numbers_are_shown(text: str) -> None:
    assert masked(text) == text
