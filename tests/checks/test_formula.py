"""Expressions of the rule language: what they mean, against Python's own arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.formula import amount, holds, linear, matches, names
from lint_gov.ruleset.expression import ExpressionError, parse

VALUES = {"a": Decimal(3), "b.c": Decimal(5), "long_name": Decimal(2)}
LEAF = st.one_of(st.integers(0, 99).map(str), st.sampled_from(("a", "b.c", "long_name")))
SUMS = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from((" + ", " - ", " * ", "+")), inner).map("".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-({text})"),
    ),
    max_leaves=8,
)


def _python(text: str) -> Decimal:
    for name, value in sorted(VALUES.items(), key=lambda item: -len(item[0])):
        text = text.replace(name, str(value))
    return Decimal(eval(text))


@given(SUMS, SUMS)
def test_agrees_with_python(left: str, right: str) -> None:
    tree = parse(f"{left} <= {right}")
    assert amount(tree[1], VALUES.__getitem__) == _python(left)
    assert holds(tree, VALUES.__getitem__) is (_python(left) <= _python(right))


@given(SUMS)
def test_linear_form_has_the_same_value(text: str) -> None:
    tree = parse(f"{text} == 0")[1]
    terms = linear(tree)
    if terms is not None:
        assert sum(f * VALUES.get(n, Decimal(1)) for n, f in terms.items()) == amount(tree, VALUES.__getitem__)


def test_products_of_names_are_not_linear() -> None:
    assert linear(parse("a * b == c")[1]) is None
    assert linear(parse("2 * (a - b) / 4 == c")[1]) == {"a": Decimal("0.5"), "b": Decimal("-0.5")}


def test_a_star_before_a_factor_is_a_product() -> None:
    for text in ("a*2 == b.c*a", "a*(2) == b.c * a"):
        assert set(names(parse(text))) == {"a", "b.c"}


def test_and_or() -> None:
    assert holds(parse("a > 1 and (b.c < 1 or long_name != 7)"), VALUES.__getitem__)
    assert not holds(parse("a > 1 and b.c < 1 or long_name == 7"), VALUES.__getitem__)


def test_wildcards() -> None:
    tree = parse("sum(denied.*, x) + other* + y == made*2")
    assert list(names(tree)) == ["denied.*", "x", "other*", "y", "made"]
    assert matches("other*", "other")
    assert matches("other*", "other.rest")
    assert not matches("other*", "other_org")
    assert not matches("denied.*", "denied")


@pytest.mark.parametrize(
    ("text", "kind", "column"),
    [
        ("a + == b", "expression-syntax", 5),
        ("a +", "expression-end", 4),
        ("a ？ b", "expression-syntax", 3),
        ("a + b", "expression-no-assertion", 1),
        ("(a == b) + c == d", "expression-mixed", 1),
        ("a == b == c", "expression-syntax", 8),
        ("", "expression-end", 1),
        ("import os", "expression-syntax", 8),
        ("a.__class__ == b", "expression-syntax", 2),
    ],
)
def test_wrong_expressions(text: str, kind: str, column: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.kind, caught.value.column) == (kind, column)
