"""The keys of a rule record and what each must hold; expressions are parsed on the way."""

from __future__ import annotations

from functools import cache
from typing import Any

from lint_gov.formula import linear, matches, names
from lint_gov.ruleset import schema as s
from lint_gov.ruleset.expression import ExpressionError, Tree, parse
from lint_gov.ruleset.problems import Path
from lint_gov.ruleset.schema import Checker, Shape

EACH = ("row", "column", "group", "none")
_REPORT: dict[str, Shape] = {
    "year": s.anything,
    "organ": s.a(str),
    "format": s.one_of(("docx", "html", "text", "markdown", "scan")),
    "title": s.anything,
    "titles": s.list_of(s.a(str)),
    "furniture": s.list_of(s.a(str)),
    "published": s.list_of(s.a(str)),
    "attachments": s.list_of(s.a(str)),
    "misread": s.a(str),
    "revisions": s.a(int),
    "comments": s.a(int),
    "preamble": s.anything,
    "headings": s.a(dict),
    "drop": s.list_of(s.a(int)),
    "order": s.list_of(s.a(int)),
    "repeat": s.list_of(s.a(int)),
    "extra": s.list_of(s.mapping({"after": s.a(int), "heading": s.a(str), "text": s.a(str)}, ("after", "heading"))),
    "bodies": s.a(dict),
    "tables": s.a(dict),
    "figures": s.a(dict),
    "cells": s.a(dict),
    "rows": s.a(dict),
    "columns": s.a(dict),
    "signoff": s.anything,
    "remarks": s.list_of(s.mapping({"at": s.a(str), "text": s.a(str)}, ("at", "text"))),
}
_FINDS: dict[str, Shape] = {
    "section": s.a(int),
    "table": s.a(str),
    "row": s.a(str),
    "column": s.a(str),
    "severity": s.one_of(s.SEVERITIES),
    "case": s.a(str),
    "repair": s.a(dict),
    "count": s.a(int),
}
# Other reports of the run, for rules that hold one against others.
_BESIDE: dict[str, Shape] = {
    "previous": s.list_of(s.mapping(_REPORT)),
    "siblings": s.list_of(s.mapping(_REPORT)),
    "children": s.list_of(s.mapping(_REPORT)),
    "absent": s.list_of(s.a(str)),
    "stated": s.a(bool),
}
_EXAMPLE: dict[str, Shape] = {
    "about": s.a(str),
    "expect": s.one_of(s.OUTCOMES),
    "finds": s.mapping(_FINDS),
    "report": s.mapping(_REPORT),
    "beside": s.mapping(_BESIDE),
}
RECORD: dict[str, Shape] = {
    "code": s.code,
    "name": s.name,
    "title": s.words,
    "severity": s.severity,
    "years": s.years,
    "organ_kinds": s.organ_kinds,
    "except_organ_kinds": s.organ_kinds,
    "implausible": s.a(bool),
    "opt_in": s.a(bool),
    "waivable": s.a(bool),
    "check": s.a(str),
    "message": s.template,
    "messages": s.templates,
    "remedy": s.template,
    "remedies": s.templates,
    "basis": s.basis,
    "abstains": s.words,
    "why": s.words,
    "fix": s.one_of(s.FIXES),
    "added": s.a(str),
    "changed": s.list_of(s.mapping({"version": s.a(str), "note": s.words}, ("version", "note"))),
    "examples": s.list_of(s.mapping(_EXAMPLE, ("expect",))),
}
# Parameters that mean the same in every kind of check that has them.
PARAMETERS: dict[str, Shape] = {"each": s.one_of(EACH), "assert": s.a(str)}
REQUIRED = ("code", "name", "title", "severity", "check", "examples")


def check_record(checker: Checker, path: Path, record: Any) -> dict[str, Tree]:
    """Note what is wrong with a record; return its parsed expressions by parameter."""
    if not isinstance(record, dict):
        checker.report(path, "not-a-record")
        return {}
    checker.code = str(record.get("code", "?"))
    kind = record.get("check")
    required, optional = checker.kinds.get(kind, ((), ())) if isinstance(kind, str) else ((), ())
    parameters = dict.fromkeys((*required, *optional), s.anything)
    unknown_kind = isinstance(kind, str) and kind not in checker.kinds
    if unknown_kind:  # its parameters cannot be told from misspelt keys then
        checker.unknown("value", (*path, "check"), str(kind), list(checker.kinds))
        parameters = {key: s.anything for key in record if key not in RECORD}
    checker.keys(path, record, RECORD | parameters, REQUIRED)
    for parameter in required:
        if parameter not in record:
            checker.report(path, "missing-parameter", key=parameter, check=kind)
    _texts(checker, path, record)
    _examples(checker, path, record.get("examples"))
    return _expressions(checker, path, record)


def _texts(checker: Checker, path: Path, record: dict[str, Any]) -> None:
    for one, many in (("message", "messages"), ("remedy", "remedies")):
        if one in record and many in record:
            checker.report((*path, many), "both-keys", key=one, other=many)
    if "message" not in record and "messages" not in record:
        checker.report(path, "missing-key", key="message")


def _examples(checker: Checker, path: Path, examples: Any) -> None:
    if not isinstance(examples, list):
        return
    outcomes = {str(item.get("expect")) for item in examples if isinstance(item, dict)}
    if "pass" not in outcomes:
        checker.report((*path, "examples"), "missing-example", value="pass", key="pass")
    if not outcomes & {"fail", "review"}:
        checker.report((*path, "examples"), "missing-example", value="fail", key="fail")


def _expressions(checker: Checker, path: Path, record: dict[str, Any]) -> dict[str, Tree]:
    """Parse `assert`, the one parameter that is an expression, and hold its names against the table."""
    if "assert" not in record or not checker.is_type((*path, "assert"), record["assert"], str):
        return {}
    at, text = (*path, "assert"), record["assert"]
    try:
        tree = parse(text)
    except ExpressionError as error:
        checker.report(at, error.kind, error.column - 1, column=error.column, found=error.found)
        return {}
    if record.get("check") == "identity" and not _is_linear(tree):
        checker.report(at, "expression-not-linear")
    _scope(checker, path, record, tree)
    return {"assert": tree}


def _is_linear(tree: Tree) -> bool:
    return tree[0] == "compare" and tree[2] == "==" and None not in (linear(tree[1]), linear(tree[3]))


def _scope(checker: Checker, path: Path, record: dict[str, Any], tree: Tree) -> None:
    """Check `table`, `each`, `only` and the names of the expression against the editions."""
    table, each = record.get("table"), record.get("each")
    if table is None or each is None:
        return
    checker.choice((*path, "table"), table, list(_keys()))
    checker.choice((*path, "each"), each, EACH)
    known = _keys().get(str(table), {}).get(str(each))
    if known is None:
        return
    for name in dict.fromkeys(names(tree)):
        if not any(matches(name, key) for key in known):
            offset = max(0, str(record["assert"]).find(name))
            _unknown_name(checker, (*path, "assert"), str(table), name, known, offset)


def _unknown_name(checker: Checker, path: Path, table: str, name: str, known: frozenset[str], offset: int) -> None:
    from lint_gov.ruleset.problems import nearest

    near = nearest(name, known)
    kind = "expression-name-near" if near else "expression-name"
    checker.report(path, kind, offset, table=table, value=name, near=near)


@cache
def _keys() -> dict[str, dict[str, frozenset[str]]]:
    """Table → `each` → the names an expression may use, of all editions together."""
    from lint_gov.editions import editions

    found: dict[str, dict[str, set[str]]] = {}
    for edition in editions():
        for table in edition.tables.values():
            keys = found.setdefault(table.name, {each: set() for each in EACH})
            for block in table.blocks:
                for row in block.rows:
                    columns = {column.key for column in block.columns}
                    keys["column"].add(row.key)
                    keys["row"] |= columns
                    keys["group"] |= columns
                    keys["none"] |= {f"{row.key}.{column}" for column in columns}
    return {table: {each: frozenset(known) for each, known in keys.items()} for table, keys in found.items()}
