"""Files of waivers (lint-gov.waivers.yaml): read as a whole, all faults told at once like those of rule files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lint_gov.editions import editions
from lint_gov.ruleset import schema as s
from lint_gov.ruleset.model import Rule
from lint_gov.ruleset.problems import Path as KeyPath
from lint_gov.ruleset.problems import Problem, failure
from lint_gov.ruleset.schema import Checker, Shape
from lint_gov.ruleset.yamlfile import YamlFile
from lint_gov.settings.globs import matches
from lint_gov.triage.days import day
from lint_gov.triage.waiver import PARTS, Policy, Waiver, policy
from lint_gov.tuples import NamedTuple

KIND = "waiver-file"


class Sidecar(NamedTuple):
    """What a file of waivers says. `folder` is where its patterns start; `everywhere`: also from the working folder."""

    folder: Path
    waivers: tuple[Waiver, ...]
    policy: Policy
    everywhere: bool = False

    def for_file(self, path: str) -> Iterator[Waiver]:
        """Yield the waivers whose pattern fits a file."""
        folders = (self.folder, Path.cwd()) if self.everywhere else (self.folder,)
        for waiver in self.waivers:
            if any(matches(waiver.path, path, folder) for folder in folders):
                yield waiver


def read(path: str, rules: Mapping[str, Rule], everywhere: bool = False) -> Sidecar:
    """Read a file of waivers; raise `UsageError` ("waiver-file") with all that is wrong with it."""
    file = YamlFile(Path(path), shown(path))
    problem = file.read()
    if problem:
        raise failure([problem], KIND)
    _validate(file, rules)
    content: Mapping[str, Any] = file.content or {}
    waivers = tuple(_waiver(file, number, entry) for number, entry in enumerate(content.get("waivers") or ()))
    return Sidecar(Path(path).absolute().parent, waivers, policy(content.get("policy") or {}), everywhere)


def shown(path: str) -> str:
    """The path as messages show it: from the working folder where it is below it."""
    absolute = Path(path).absolute()
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def _waiver(file: YamlFile, number: int, entry: Mapping[str, Any]) -> Waiver:
    return Waiver(
        rule=entry["rule"],
        reason=" ".join(entry["reason"].split()),
        source=f"{file.shown}:{file.line(('waivers', number))}",
        owner=entry.get("owner", ""),
        since=day(entry["since"]) or "" if "since" in entry else "",
        expires=day(entry["expires"]) or "" if "expires" in entry else "",
        # Written on Windows, a path has backslashes; it is the same path everywhere.
        path=re.sub(r"^\./", "", entry["path"].replace("\\", "/")),
        only={part: entry[part] for part in (*PARTS, "fingerprint") if part in entry},
    )


def _validate(file: YamlFile, rules: Mapping[str, Rule]) -> None:
    problems: list[Problem] = []

    def note(path: KeyPath, kind: str, offset: int = 0, **fields: object) -> None:
        told = "lacks-key" if kind == "missing-key" else kind
        problems.append(file.problem(path, told, fields, offset))

    checker = Checker(note, {}, (), ())
    if file.content is not None:
        shape(rules)(checker, (), file.content)
    if problems:
        raise failure(problems, KIND)


def shape(rules: Mapping[str, Rule]) -> Shape:
    """The shape of a file of waivers, which names the rules it may name."""
    policy = s.mapping({"allow": _allow(rules), "comments": s.a(bool)})
    return s.mapping({"policy": policy, "waivers": _waivers(rules)})


def _allow(rules: Mapping[str, Rule]) -> Shape:
    @s.shape({"anyOf": [{"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]})
    def check(checker: Checker, path: KeyPath, value: Any) -> None:
        if not isinstance(value, bool):
            s.list_of(_rule(rules))(checker, path, value)

    return check


def _waivers(rules: Mapping[str, Rule]) -> Shape:
    entry = s.mapping(_entry(rules), ("rule", "path", "reason"))

    @s.shape(lambda words: {"type": "array", "items": entry.json(words)})
    def check(checker: Checker, path: KeyPath, value: Any) -> None:
        if value is not None and checker.is_type(path, value, list):
            for number, one in enumerate(value):
                checker.code = str(number)  # tells the entries apart where a misspelt key explains a missing one
                entry(checker, (*path, number), one)

    return check


def _entry(rules: Mapping[str, Rule]) -> dict[str, Shape]:
    return {
        "rule": _rule(rules),
        "path": s.word,
        "section": s.a(int),
        "table": s.one_of(tuple(_keys())),
        "row": _key("row"),
        "column": _key("column"),
        "fingerprint": s.word,
        "reason": s.word,
        "owner": s.word,
        "since": _day,
        "expires": _day,
    }


def _rule(rules: Mapping[str, Rule]) -> Shape:
    """A code that exists and may be waived; nothing that means all rules."""
    waivable = [code for code, rule in rules.items() if rule.waivable]

    @s.shape({"enum": waivable})
    def check(checker: Checker, path: KeyPath, value: Any) -> None:
        if not checker.is_type(path, value, str) or value in waivable:
            return
        if value.strip().lower() in ("all", "any", "*", "全部", "所有"):
            checker.report(path, "waives-everything", value=value)
        elif value in rules:
            checker.report(path, "not-waivable", value=value)
        else:
            checker.unknown("value", path, value, list(rules))

    return check


@s.shape({"type": "string", "format": "date"})
def _day(checker: Checker, path: KeyPath, value: Any) -> None:
    """A date as YYYY-MM-DD."""
    if day(value) is None:
        checker.report(path, "bad-date", key=str(path[-1]), value=str(value))


def _key(part: str) -> Shape:
    """A row or column of any statutory table."""

    @s.shape({"type": "string"})
    def check(checker: Checker, path: KeyPath, value: Any) -> None:
        known = {key for rows, columns in _keys().values() for key in (rows if part == "row" else columns)}
        checker.choice(path, value, known)

    return check


@cache
def _keys() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Rows and columns of each table, of all editions together."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for edition in editions():
        for table in edition.tables.values():
            rows, columns = found.setdefault(table.name, (set(), set()))
            rows |= {row.key for block in table.blocks for row in block.rows}
            columns |= {column.key for block in table.blocks for column in block.columns}
    return {table: (frozenset(rows), frozenset(columns)) for table, (rows, columns) in found.items()}
