"""A folder of rule records: read, checked as a whole, all faults told at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from lint_gov import data
from lint_gov.ruleset.expression import Tree
from lint_gov.ruleset.problems import Path as KeyPath
from lint_gov.ruleset.problems import Problem, failure
from lint_gov.ruleset.record import check_record
from lint_gov.ruleset.schema import Checker
from lint_gov.ruleset.yamlfile import YamlFile

Parameters = Mapping[str, tuple[Collection[str], Collection[str]]]
_INSTRUMENTS = "instruments"


class Record:
    """A record as written, where it stands, and its expressions parsed."""

    __slots__ = ("content", "source", "trees")

    def __init__(self, content: dict[str, Any], source: str, trees: dict[str, Tree]) -> None:
        self.content = content
        self.source = source
        self.trees = trees


class Pack:
    """What a folder holds: records in the order of their codes, and instruments of its own."""

    __slots__ = ("instruments", "records")

    def __init__(self, records: list[Record], instruments: dict[str, Any]) -> None:
        self.records = records
        self.instruments = instruments


def load(
    folder: Path, kinds: Parameters, taken: Mapping[str, str] | None = None, builtin: Mapping[str, Any] | None = None
) -> Pack:
    """Return the records of a folder.

    A file whose top level is a list holds records; other files are data (and `instruments.yaml` adds instruments).

    Args:
        kinds: check kind → (required, optional) parameters.
        taken: codes and names that other packs use, with their place.
        builtin: instruments that are there without the folder.

    Raises:
        UsageError: "rule-file", with everything that is wrong.
    """
    return _Loading(folder, kinds, dict(taken or {}), dict(builtin or {})).run()


class _Loading:
    def __init__(self, folder: Path, kinds: Parameters, taken: dict[str, str], instruments: dict[str, Any]) -> None:
        self._folder = folder
        self._kinds = kinds
        self._taken = taken
        self._instruments = instruments
        self._problems: list[Problem] = []
        self._organ_kinds = organ_kinds()

    def run(self) -> Pack:
        if not self._folder.is_dir():
            raise failure([Problem(str(self._folder), "no-folder")])
        files = [f for f in map(self._read, sorted(self._folder.rglob("*.y*ml"))) if f is not None]
        own = next((f.content for f in files if f.path.stem == _INSTRUMENTS and isinstance(f.content, dict)), {})
        self._instruments |= own
        records = [record for f in files for record in self._records(f)]
        if not records and not self._problems:
            self._problems.append(Problem(str(self._folder), "no-rules"))
        if self._problems:
            raise failure(self._problems)
        return Pack(sorted(records, key=lambda r: str(r.content["code"])), self._instruments)

    def _read(self, path: Path) -> YamlFile | None:
        file = YamlFile(path, (Path(self._folder.name) / path.relative_to(self._folder)).as_posix())
        problem = file.read()
        if problem:
            self._problems.append(problem)
        return None if problem else file

    def _records(self, file: YamlFile) -> Iterator[Record]:
        if isinstance(file.content, dict) and "code" in file.content:
            self._problems.append(file.problem((), "not-a-list", {}))
        if not isinstance(file.content, list):
            return
        checker = Checker(self._noting(file), self._kinds, self._instruments, self._organ_kinds)
        for i, content in enumerate(file.content):
            trees = check_record(checker, (i,), content)
            if isinstance(content, dict):
                self._claim(file, i, content, "code")
                self._claim(file, i, content, "name")
                yield Record(content, file.shown, trees)

    def _claim(self, file: YamlFile, index: int, content: dict[str, Any], key: str) -> None:
        word = content.get(key)
        if not isinstance(word, str):
            return
        if word in self._taken:
            fields = {"value": word, "first": self._taken[word]}
            self._problems.append(file.problem((index, key), f"duplicate-{key}", fields))
        self._taken.setdefault(word, file.shown)

    def _noting(self, file: YamlFile) -> Any:
        def note(path: KeyPath, kind: str, offset: int = 0, **fields: object) -> None:
            self._problems.append(file.problem(path, kind, fields, offset))

        return note


def organ_kinds() -> frozenset[str]:
    """The organ kinds that records may name: those of rules/organs.yaml, and that of an organ that is none of them."""
    return frozenset(entry["kind"] for entry in data.load("organs")["kinds"]) | {"unknown"}
