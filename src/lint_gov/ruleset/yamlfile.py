"""A YAML file of records with the places of its parts; ruamel is imported only here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lint_gov.ruleset import problems
from lint_gov.ruleset.problems import Problem


class YamlFile:
    """Content of a file, and where each key stands (found out only when something is wrong)."""

    def __init__(self, path: Path, shown: str) -> None:
        self.path = path
        self.shown = shown
        self.lines: list[str] = []
        self.content: Any = None
        self._text = ""
        self._root: Any = None

    def read(self) -> Problem | None:
        """Load the file; return what is wrong with it as YAML."""
        try:
            self._text = self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            return Problem(self.shown, "encoding")
        except OSError as error:
            return Problem(self.shown, "unreadable", {"detail": error.strerror or ""})
        self.lines = self._text.splitlines()
        return self._parse()

    def _parse(self) -> Problem | None:
        from ruamel.yaml import YAML
        from ruamel.yaml.constructor import DuplicateKeyError
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            self.content = YAML(typ="safe").load(self._text)
        except DuplicateKeyError as error:
            return self._marked(error.problem_mark, "duplicate-key", {"key": _quoted(error.problem or "")})
        except MarkedYAMLError as error:
            return self._marked(error.problem_mark or error.context_mark, "syntax", {"detail": error.problem or ""})
        except (YAMLError, ValueError, RecursionError) as error:  # characters YAML forbids, impossible dates, endless nesting
            return Problem(self.shown, "syntax", {"detail": str(error).splitlines()[0] if str(error) else ""})
        return None

    def _marked(self, mark: Any, kind: str, fields: dict[str, Any]) -> Problem:
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        return Problem(self.shown, kind, fields, min(line, len(self.lines)), column, 1, self.lines)

    def problem(self, path: problems.Path, kind: str, fields: dict[str, Any], offset: int = 0) -> Problem:
        """Return a problem at a path of keys and indexes; `offset` moves it into the value (for expressions)."""
        line, column, width = self._locate(path, offset, kind.startswith("unknown-key"))
        return Problem(self.shown, kind, fields, line, column, width, self.lines)

    def line(self, path: problems.Path) -> int:
        """Return the line of a key or item."""
        return self._locate(path, 0, at_key=True)[0]

    def _locate(self, path: problems.Path, offset: int, at_key: bool) -> tuple[int, int, int]:
        node = head = self._compose()
        if node is None:  # an empty file
            return 1, 1, 1
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            head, node = found
        shown = head if at_key else node
        start = shown.start_mark
        width = shown.end_mark.column - start.column if shown.end_mark.line == start.line else 1
        if not offset:
            return start.line + 1, start.column + 1, max(1, width)
        quoted = 1 if getattr(node, "style", None) in ("'", '"') else 0
        return start.line + 1, start.column + 1 + offset + quoted, 1

    def _compose(self) -> Any:
        if self._root is None:
            from ruamel.yaml import YAML

            self._root = YAML(typ="safe").compose(self._text)
        return self._root


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    """Return (node to point at, node to go on from) for a key or an index; None when the node has no such child."""
    if isinstance(step, int):
        inside = node.value[step] if isinstance(node.value, list) and step < len(node.value) else None
        return None if inside is None or isinstance(inside, tuple) else (inside, inside)
    pairs = [pair for pair in node.value if isinstance(pair, tuple)] if isinstance(node.value, list) else []
    return next(((key, value) for key, value in pairs if str(key.value) == step), None)


def _quoted(text: str) -> str:
    """The key in ruamel's `found duplicate key "x" with value …`."""
    parts = text.split('"')
    return parts[1] if len(parts) > 2 else text
