"""A broken identity written out with names and numbers: 自然人 8 + 商业企业 2 = 10 ≠ 总计 12."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lint_gov.editions import TableTemplate, edition, editions
from lint_gov.formula import matches
from lint_gov.model.finding import Finding, Location
from lint_gov.model.report import Form
from lint_gov.ruleset.expression import ExpressionError, parse
from lint_gov.tuples import NamedTuple

Key = tuple[str, str]


class Term(NamedTuple):
    """One number of a side: the name of its cell, with the sign it enters the sum by."""

    name: str
    value: Decimal
    sign: int


class Sum(NamedTuple):
    """Both sides of an identity that does not hold; cells that are 0 are left out."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]

    @property
    def totals(self) -> tuple[Decimal, Decimal]:
        """What the sides come to."""
        left, right = (sum((term.sign * term.value for term in side), Decimal(0)) for side in self)
        return left, right


class _NoSumError(Exception):
    """An assertion that is no plain sum, or a cell whose number is not known."""


def written_out(finding: Finding, record: Mapping[str, Any], form: Form, number: int | None) -> Sum | None:
    """Return the identity that a finding found broken; None where it cannot be written as one."""
    if "each" not in record or "assert" not in record:
        return None
    template = (edition(number) if number else editions()[-1]).tables[form.table]
    scope = _scope(finding.location, record["each"])
    try:
        tree = parse(record["assert"])
        if tree[0] != "compare" or tree[2] != "==":
            return None
        sides = [tuple(_side(side, record["each"], scope, form, template)) for side in (tree[1], tree[3])]
    except (_NoSumError, ExpressionError):
        return None
    found = Sum(*sides)
    return found if found.totals[0] != found.totals[1] else None


def _scope(location: Location, each: str) -> str:
    return ((location.column if each == "column" else location.row) or "") if each != "none" else ""


def _side(tree: list[Any], each: str, scope: str, form: Form, template: TableTemplate) -> Iterator[Term]:
    named = [(key, sign) for sign, name in _names(tree, 1) for key in _cells(form, template, each, scope, name)]
    terms = [Term(_label(template, key, each), _value(form, key), sign) for key, sign in named]
    yield from [term for term in terms if term.value] or terms[:1]


def _names(tree: list[Any], sign: int) -> Iterator[tuple[int, str]]:
    """The names of a sum with their signs, in the order of the text."""
    kind = tree[0]
    if kind == "name":
        yield sign, tree[1]
    elif kind in ("add", "total"):
        for child in tree[1:]:
            yield from _names(child, sign)
    elif kind == "subtract":
        yield from _names(tree[1], sign)
        yield from _names(tree[2], -sign)
    else:
        raise _NoSumError


def _cells(form: Form, template: TableTemplate, each: str, scope: str, name: str) -> list[Key]:
    """The cells that a name stands for, in the order of the form."""
    every = [(row.key, column.key) for row in template.rows for column in template.columns_of(row.key)]
    if each == "column":
        return [key for key in every if key[1] == scope and matches(name, key[0])]
    if each == "none":
        return [key for key in every if matches(name, ".".join(key))]
    return [key for key in every if key[0] == scope and matches(name, key[1])]


def _label(template: TableTemplate, key: Key, each: str) -> str:
    if each == "column":
        return _row_label(template, key[0])
    return template.column_label(*key) if each != "none" else f"{_row_label(template, key[0])} {template.column_label(*key)}"


def _row_label(template: TableTemplate, key: str) -> str:
    """The label of a row, without what it adds in brackets where it is known without."""
    row = next(row for row in template.rows if row.key == key)
    return min((words for words in (row.label, *row.variants) if row.label.startswith(words)), key=len)


def _value(form: Form, key: Key) -> Decimal:
    """The number of a cell; a blank counts as 0, as the check takes it where it can judge the identity at all."""
    figure = form.figures.get(key)
    if figure is None or (figure.value is None and figure.state != "blank"):
        raise _NoSumError
    return figure.value or Decimal(0)
