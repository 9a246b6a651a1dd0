"""The small linear systems behind a repair."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.checks.repair import _solutions

FACTORS = st.integers(-3, 3).filter(bool).map(Decimal)
STEPS = st.integers(-50, 50).map(Decimal)


@given(st.lists(FACTORS, min_size=1, max_size=4), STEPS)
def test_one_unknown(factors: list[Decimal], step: Decimal) -> None:
    rows = [([factor], factor * step) for factor in factors]
    assert _solutions(rows) == [[step]]
    assert _solutions([*rows, ([Decimal(1)], step + 1)]) == []


@given(st.lists(st.tuples(FACTORS, FACTORS), min_size=1, max_size=5), STEPS, STEPS)
def test_two_unknowns(factors: list[tuple[Decimal, Decimal]], x: Decimal, y: Decimal) -> None:
    rows = [([a, b], a * x + b * y) for a, b in factors]
    found = _solutions(rows)
    independent = any(a * factors[0][1] != b * factors[0][0] for a, b in factors)
    if independent:
        assert [[round(v, 9) for v in solution] for solution in found] in ([[x, y]], [])  # a fraction may not close exactly
    else:
        assert len(found) != 1  # a whole family: never taken for a unique solution


def test_contradictions_have_no_solution() -> None:
    one, two = Decimal(1), Decimal(2)
    assert _solutions([([one, one], one), ([one, one], two)]) == []
    assert _solutions([([one, one], one), ([one, -one], one), ([one, two], Decimal(9))]) == []
