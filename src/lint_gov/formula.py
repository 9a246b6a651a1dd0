"""What an expression tree (see `lint_gov.ruleset.expression`) means: its names, its value, its linear form."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

Tree = list[Any]
_ARITHMETIC: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "add": operator.add,
    "subtract": operator.sub,
    "multiply": operator.mul,
    "divide": operator.truediv,
}
_RELATIONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
CONSTANT = ""


def names(tree: Tree) -> Iterator[str]:
    """Yield the names in a tree in the order of the text, wildcards as written."""
    if tree[0] == "name":
        yield tree[1]
    for child in tree[1:]:
        if isinstance(child, list):
            yield from names(child)


def matches(name: str, key: str) -> bool:
    """Tell whether a name stands for a key: `other*` for other and other.rest, `denied.*` for denied.internal."""
    if name.endswith(".*"):
        return key.startswith(name[:-1])
    if name.endswith("*"):
        return key == name[:-1] or key.startswith(name[:-1] + ".")
    return key == name


def amount(tree: Tree, lookup: Callable[[str], Decimal]) -> Decimal:
    """Return the value of an arithmetic tree; `lookup` gives the value of a name. Division by zero raises ArithmeticError."""
    kind = tree[0]
    if kind == "name":
        return lookup(tree[1])
    if kind == "number":
        return Decimal(tree[1])
    operands = [amount(child, lookup) for child in tree[1:]]
    if kind == "negate":
        return -operands[0]
    if kind == "total":
        return sum(operands, Decimal(0))
    return _ARITHMETIC[kind](operands[0], operands[1])


def holds(tree: Tree, lookup: Callable[[str], Decimal]) -> bool:
    """Tell whether an assertion is true."""
    if tree[0] == "every":
        return all(holds(child, lookup) for child in tree[1:])
    if tree[0] == "any":
        return any(holds(child, lookup) for child in tree[1:])
    return _RELATIONS[tree[2]](amount(tree[1], lookup), amount(tree[3], lookup))


def linear(tree: Tree) -> dict[str, Decimal] | None:
    """Return name → coefficient (the constant under ""), or None when the tree is not linear in its names."""
    kind = tree[0]
    if kind == "name":
        return {tree[1]: Decimal(1)}
    if kind == "number":
        return {CONSTANT: Decimal(tree[1])}
    parts = [linear(child) for child in tree[1:]]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return _combined(kind, known)


def _combined(kind: str, parts: list[dict[str, Decimal]]) -> dict[str, Decimal] | None:
    if kind in ("add", "total"):
        return _sum(parts)
    if kind == "subtract":
        return _sum([parts[0], _scaled(parts[1], Decimal(-1))])
    if kind == "negate":
        return _scaled(parts[0], Decimal(-1))
    if kind == "multiply" and not parts[0].keys() - {CONSTANT}:
        return _scaled(parts[1], parts[0].get(CONSTANT, Decimal(0)))
    if kind == "multiply" and not parts[1].keys() - {CONSTANT}:
        return _scaled(parts[0], parts[1].get(CONSTANT, Decimal(0)))
    if kind == "divide" and not parts[1].keys() - {CONSTANT} and parts[1].get(CONSTANT):
        return _scaled(parts[0], 1 / parts[1][CONSTANT])
    return None


def _scaled(terms: dict[str, Decimal], factor: Decimal) -> dict[str, Decimal]:
    return {name: value * factor for name, value in terms.items()}


def _sum(parts: list[dict[str, Decimal]]) -> dict[str, Decimal]:
    total: dict[str, Decimal] = {}
    for part in parts:
        for name, value in part.items():
            total[name] = total.get(name, Decimal(0)) + value
    return total
