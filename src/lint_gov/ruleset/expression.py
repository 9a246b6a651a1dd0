"""`assert:` of a rule record → a tree of plain lists, so that a check run needs neither the grammar nor a parser.

`granted + sum(denied.*) == total` becomes
`["compare", ["add", ["name", "granted"], ["total", ["name", "denied.*"]]], "==", ["name", "total"]]`.
"""

from __future__ import annotations

from typing import Any

Tree = list[Any]
_NUMBERS = frozenset(("name", "number", "add", "subtract", "multiply", "divide", "negate", "total"))
_TRUTHS = frozenset(("compare", "every", "any"))


class ExpressionError(ValueError):
    """An expression that is none; `column` is 1-based within it, `kind` names the message."""

    def __init__(self, kind: str, column: int, found: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.column = column
        self.found = found


def parse(text: str) -> Tree:
    """Return the tree of an assertion; raise `ExpressionError` when it is not one."""
    from lark import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

    from lint_gov.ruleset.grammars import parser

    try:
        tree: Tree = _plain(parser("expression").parse(text))
    except UnexpectedInput as error:
        if isinstance(error, UnexpectedToken) and error.token.type == "$END":
            raise ExpressionError("expression-end", len(text) + 1) from None
        found = text[error.pos_in_stream or 0 :][:12] if isinstance(error, UnexpectedCharacters | UnexpectedToken) else ""
        raise ExpressionError("expression-syntax", error.column, found) from None
    _require(tree, _TRUTHS, "expression-no-assertion")
    return tree


def _plain(node: Any) -> Any:
    if hasattr(node, "children"):
        return [str(node.data), *map(_plain, node.children)]
    return str(node)


def _require(tree: Tree, allowed: frozenset[str], kind: str) -> None:
    if tree[0] not in allowed:
        raise ExpressionError(kind, 1)
    inner = _TRUTHS if tree[0] in ("every", "any") else _NUMBERS
    for child in tree[1:]:
        if isinstance(child, list):
            _require(child, inner, "expression-mixed")
