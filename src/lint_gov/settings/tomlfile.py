"""`[tool.lint-gov]` of a pyproject.toml, with the lines of its keys, which tomllib does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lint_gov.ruleset.problems import Path as KeyPath
from lint_gov.ruleset.problems import Problem

TABLE = ("tool", "lint-gov")
_WORD = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS = rf"{_WORD}(?:\s*\.\s*{_WORD})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEYS})\s*\]")
_PAIR = re.compile(rf"\s*({_KEYS})\s*=")
_STRING = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#.*')
_WHERE = re.compile(r"(.*?)\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


class TomlFile:
    """The table of a file; `content` is None when there is none."""

    def __init__(self, path: Path, shown: str) -> None:
        self.path = path
        self.shown = shown
        self.lines: list[str] = []
        self.content: Any = None
        self._known: dict[KeyPath, int] | None = None

    def read(self) -> Problem | None:
        """Load the table; return what is wrong with the file as TOML."""
        import tomllib

        try:
            text = self.path.read_text(encoding="utf-8-sig")
            self.lines = text.splitlines()
            tool = tomllib.loads(text).get(TABLE[0])
        except UnicodeDecodeError:
            return Problem(self.shown, "encoding")
        except OSError as error:
            return Problem(self.shown, "unreadable", {"detail": error.strerror or ""})
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return self._syntax(str(error))
        self.content = tool.get(TABLE[1]) if isinstance(tool, dict) else None
        return None

    def _syntax(self, message: str) -> Problem:
        found = _WHERE.fullmatch(message)
        detail = found[1] if found else message
        place = (int(found[2]), int(found[3])) if found and found[2] else (len(self.lines), 1)
        return Problem(self.shown, "toml-syntax", {"detail": detail}, *place, 1, self.lines)

    def problem(self, path: KeyPath, kind: str, fields: dict[str, Any], offset: int = 0) -> Problem:
        """Return a problem at a path of keys and indexes below the table; `offset` is for YAML only."""
        line = self.line(path)
        column, width = self._column(line, path)
        return Problem(self.shown, kind, fields, line, column, width, self.lines)

    def line(self, path: KeyPath) -> int:
        """The line of a key or item; that of what it stands in where it has none of its own."""
        known = self._places()
        for length in range(len(path), -1, -1):
            if path[:length] in known:
                return self._item(known[path[:length]], path, length)
        return 1

    def _item(self, start: int, path: KeyPath, length: int) -> int:
        """The line of an item of a list that goes over several lines, else `start`."""
        words = [f'"{word}"' for word in map(str, (*path[length:], self._value(path)))] if length < len(path) else []
        end = min((line for line in self._places().values() if line > start), default=len(self.lines) + 1)
        for number in range(start, end):
            if any(word in self.lines[number - 1].replace("'", '"') for word in words):
                return number
        return start

    def _value(self, path: KeyPath) -> object:
        found: Any = self.content
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def _column(self, line: int, path: KeyPath) -> tuple[int, int]:
        """Where the value, or else the innermost key, stands in the line."""
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        for word in (self._value(path), *reversed(path)):
            at = text.find(str(word)) if isinstance(word, str) else -1
            if at >= 0:
                return at + 1, len(str(word))
        return len(text) - len(text.lstrip()) + 1, max(1, len(text.strip()))

    def _places(self) -> dict[KeyPath, int]:
        if self._known is None:
            known: dict[KeyPath, int] = {}
            for path, line in _scan(self.lines):
                if path[:2] == TABLE:
                    known.setdefault(path[2:], line)
            self._known = known
        return self._known


def _scan(lines: list[str]) -> Iterator[tuple[KeyPath, int]]:
    """Headers and keys at the beginning of a line, with their lines; values that go over several lines are passed over."""
    table: KeyPath = ()
    tables: dict[KeyPath, int] = {}
    depth, quoted = 0, ""
    for number, line in enumerate(lines, 1):
        header, pair = _HEADER.match(line), _PAIR.match(line)
        if not depth and not quoted and header:
            table = _table(header, tables)
            yield table, number
            continue
        if not depth and not quoted and pair:
            yield from (((*table, *path), number) for path in _prefixes(_split(pair[1])))
        depth, quoted = _open(line[pair.end() if pair and not depth and not quoted else 0 :], depth, quoted)


def _table(header: re.Match[str], tables: dict[KeyPath, int]) -> KeyPath:
    """The path of a table; the nth `[[x]]` is item n of x, and `[x.y]` after it belongs to that item."""
    path: KeyPath = ()
    keys = _split(header[2])
    for index, key in enumerate(keys):
        path = (*path, key)
        last = index == len(keys) - 1
        if last and header[1] == "[[":
            tables[path] = tables.get(path, -1) + 1
        if path in tables:
            path = (*path, tables[path])
    return path


def _split(keys: str) -> list[str]:
    return [word.strip("\"'") for word in re.findall(_WORD, keys)]


def _prefixes(keys: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(keys[:length]) for length in range(1, len(keys) + 1))


def _open(text: str, depth: int, quoted: str) -> tuple[int, str]:
    """How many brackets, and which long quotation mark, are open after a line."""
    bare = []
    at = 0
    while at < len(text):
        if quoted:
            end = text.find(quoted, at)
            if end < 0:
                return depth, quoted
            at, quoted = end + 3, ""
            continue
        found = _STRING.search(text, at)
        bare.append(text[at : found.start() if found else len(text)])
        at = found.end() if found else len(text)
        quoted = found[0] if found and found[0] in ('"""', "'''") else ""
    rest = "".join(bare)
    return max(0, depth + sum(map(rest.count, "[{")) - sum(map(rest.count, "]}"))), quoted
