"""The shape of an edition file (rules/editions/*.yaml): the official format of some years as data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lint_gov.ruleset import schema as s
from lint_gov.ruleset.problems import Path as KeyPath
from lint_gov.ruleset.problems import Problem, failure
from lint_gov.ruleset.schema import Checker, Shape
from lint_gov.ruleset.yamlfile import YamlFile

TABLES = ("disclosure", "applications", "disputes")
TYPES = ("count", "change", "amount", "money")
# What a table of each layout consists of.
PARTS = {"blocks": ("blocks",), "matrix": ("columns", "rows"), "groups": ("columns", "groups")}

_WORDS = s.list_of(s.word)
_LABEL = s.mapping(
    {
        "key": s.word,
        "label": s.word,
        "variants": _WORDS,
        "group": s.word,
        "groups": _WORDS,
        "parent": s.word,
        "type": s.one_of(TYPES),
    },
    ("key", "label"),
)
_LABELS = s.list_of(_LABEL)
_HEADS = s.map_of(s.mapping({"label": s.word, "variants": _WORDS}, ("label",)))


@s.shape(lambda words: {"anyOf": [_LABELS.json(words), _HEADS.json(words)]})
def _groups(checker: Checker, path: KeyPath, value: Any) -> None:
    (_LABELS if isinstance(value, list) else _HEADS)(checker, path, value)


_SECTION = s.mapping(
    {
        "number": s.one_of(range(1, 7)),
        "title": s.word,
        "accept": _WORDS,
        "recognise": _WORDS,
        "keywords": _WORDS,
        "table": s.one_of(TABLES),
    },
    ("number", "title", "accept", "recognise", "keywords"),
)
_BLOCK = s.mapping({"key": s.word, "label": s.word, "columns": _LABELS, "rows": _LABELS}, ("key", "label", "columns", "rows"))
_TABLE: dict[str, Shape] = {
    "section": s.one_of(range(1, 7)),
    "layout": s.one_of(tuple(PARTS)),
    "corner": s.word,
    "header": _WORDS,
    "groups": _groups,
    "fingerprints": _WORDS,
    "blocks": s.list_of(_BLOCK),
    "columns": _LABELS,
    "rows": _LABELS,
}
_TABLE_REQUIRED = ("section", "layout")


def _table_json(words: s.Vocabulary) -> s.Json:
    cases = [
        {"if": {"properties": {"layout": {"const": layout}}}, "then": {"required": list(parts)}}
        for layout, parts in PARTS.items()
    ]
    return s.object_of(_TABLE, _TABLE_REQUIRED, words) | {"allOf": cases}


@s.shape(_table_json)
def _table(checker: Checker, path: KeyPath, value: Any) -> None:
    if checker.keys(path, value, _TABLE, _TABLE_REQUIRED):
        for key in PARTS.get(value.get("layout"), ()):
            if key not in value:
                checker.report(path, "missing-key", key=key)


_YEARS = s.mapping({"from": s.a(int), "to": s.a(int)}, ("from",))
EDITION: dict[str, Shape] = {
    "edition": s.a(int),
    "title": s.words,
    "source": s.word,
    "years": _YEARS,
    "fee_statement": s.a(bool),
    "sections": s.list_of(_SECTION),
    "tables": s.mapping(dict.fromkeys(TABLES, _table), TABLES),
}
edition = s.mapping(EDITION, tuple(EDITION))


def check_editions(folder: Path) -> None:
    """Raise UsageError when an edition file is wrong, with all that is wrong in any of them."""
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        problems += _problems(YamlFile(path, f"{folder.name}/{path.name}"))
    if problems:
        raise failure(problems, "edition-file")


def _problems(file: YamlFile) -> list[Problem]:
    found: list[Problem] = []
    problem = file.read()
    if problem:
        return [problem]

    def note(path: KeyPath, kind: str, offset: int = 0, **fields: object) -> None:
        found.append(file.problem(path, kind, fields, offset))

    checker = Checker(note, {}, (), ())
    checker.code = file.path.stem
    edition(checker, (), file.content)
    return found
