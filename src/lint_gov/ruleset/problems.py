"""What is wrong with a rule file: where, in which words, with the lines themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lint_gov import data
from lint_gov.errors import UsageError

Path = tuple[str | int, ...]
_CONSEQUENCES = ("missing-key", "missing-parameter", "missing-example", "lacks-key")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault; `kind` names its text in rules/rule_problems.yaml. Line and column are 1-based, 0 where there is none."""

    file: str
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    line: int = 0
    column: int = 0
    width: int = 1
    lines: Sequence[str] = ()

    def text(self, lang: str) -> str:
        """Return place, message and the offending lines."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        message = data.load("rule_problems")[self.kind][lang].format_map(self.fields)
        return "\n".join((f"{place}: {message}", *self._excerpt()))

    def _excerpt(self) -> Iterable[str]:
        if not 0 < self.line <= len(self.lines):
            return
        for number in range(max(1, self.line - 1), self.line + 1):
            yield f"{number:>6} | {self.lines[number - 1]}"
        yield f"{'':>6} | {self._underline()}"

    def _underline(self) -> str:
        """Blanks as wide as the text before the column, then carets."""
        from lint_gov.text.width import text_width

        before = self.lines[self.line - 1][: self.column - 1]
        marked = self.lines[self.line - 1][self.column - 1 : self.column - 1 + self.width]
        return " " * text_width(before) + "^" * max(1, text_width(marked))


def best_first(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file and line, what is merely absent last: a misspelt key explains the missing one.

    A missing key that an unknown one was probably meant to be is not told twice; all that one record lacks is told at once.
    """
    found = list(problems)
    meant = {(p.file, p.fields.get("code"), p.fields.get("near")) for p in found if p.kind == "unknown-key-near"}
    told = [p for p in found if p.kind not in _CONSEQUENCES or (p.file, p.fields.get("code"), p.fields.get("key")) not in meant]
    return sorted(_merged(told), key=lambda p: (p.file, p.kind in _CONSEQUENCES, p.line, p.column))


def _merged(problems: Iterable[Problem]) -> Iterable[Problem]:
    lacking: dict[tuple[str, int, int], list[Problem]] = {}
    for problem in problems:
        if problem.kind == "missing-key":
            lacking.setdefault((problem.file, problem.line, problem.column), []).append(problem)
        else:
            yield problem
    for same in lacking.values():
        keys = "、".join(str(problem.fields["key"]) for problem in same)
        yield replace(same[0], fields=same[0].fields | {"key": keys})


def failure(problems: Iterable[Problem], kind: str = "rule-file") -> UsageError:
    """Return the error that tells all problems, in both languages; `kind` says in what kind of file they are."""
    told = best_first(problems)
    texts = {lang: "\n".join(p.text(lang) for p in told) for lang in ("zh", "en")}
    return UsageError(kind, {**texts, "count": len(told)})


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, None when none is alike."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1, 0.6)), None)
