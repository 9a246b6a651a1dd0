"""Runs the LALR tables of a grammar, so that a check run need not import Lark (a fifth of its time).

Grammars are Lark's; Lark checks them and computes the tables when the project's data is compiled
(`lint_gov.ruleset.grammars`). What is left to do with tables is the loop below: push terminals one by one
(`Parser`), or let them be cut from a text by the regular expressions of the grammar (`parse`). Trees have the shape
that Lark gives them; a test holds both against each other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lint_gov.model.record import record
from lint_gov.tuples import NamedTuple

END = "$END"


class RejectedError(ValueError):
    """A terminal, or a text, that the grammar does not allow here."""


class Node(NamedTuple):
    """A rule of the grammar (or the alias of one alternative) and what it consists of: nodes, and values of terminals."""

    data: str
    children: list[Any]


class Word(NamedTuple):
    """A terminal cut from a text: the value that `parse` gives to it."""

    terminal: str
    text: str
    start: int


@record
class Tables:
    """What Lark computed from a grammar, as plain data. States are numbers.

    Attributes:
        actions: by state and terminal, the state to shift to, or `~number` of the rule to reduce by.
        gotos: by state and name of a rule, the state after a reduction.
        rules: name, length, name of the node, whether one child alone stands for the node, and the children that are
            kept, each with whether its own children take its place (None when all are kept as they are).
        start, end: the first state and the one that ends a parse.
        words: by state, the regular expression for the terminals that may follow; empty when terminals are pushed.
        ignored: terminals that are left out.
    """

    actions: list[dict[str, int]]
    gotos: list[dict[str, int]]
    rules: list[tuple[str, int, str, bool, list[tuple[int, bool]] | None]]
    start: int
    end: int
    words: list[str]
    ignored: list[str]


class Parser:
    """A parse under way."""

    def __init__(self, tables: Tables, states: list[int] | None = None, values: list[Any] | None = None) -> None:
        self._tables = tables
        self._states = states or [tables.start]
        self._values = values or []

    @property
    def state(self) -> int:
        """The state that decides what may follow."""
        return self._states[-1]

    def copy(self) -> Parser:
        """Return a parser that goes on from here by itself."""
        return Parser(self._tables, self._states.copy(), self._values.copy())

    def accepts(self) -> list[str]:
        """Return the terminals that may follow, `END` among them."""
        return [terminal for terminal in self._tables.actions[self.state] if self.fits(terminal)]

    def feed(self, terminal: str, value: object) -> None:
        """Take a terminal; raise `RejectedError`, and stay as it was before, when it may not follow."""
        if not self.fits(terminal):
            raise RejectedError(terminal)
        self._states.append(self._reduce(terminal))
        self._values.append(value)

    def push(self, terminal: str, value: object) -> None:
        """Take a terminal; after a `RejectedError` this parser is of no further use, which spares `feed` looking ahead."""
        try:
            state = self._reduce(terminal)
        except KeyError:
            raise RejectedError(terminal) from None
        self._states.append(state)
        self._values.append(value)

    def finish(self) -> Any:
        """Return the tree; raise `RejectedError` when something is missing."""
        if not self.fits(END):
            raise RejectedError(END)
        self._reduce(END)
        return self._values[-1]

    def fits(self, terminal: str) -> bool:
        """Whether reductions lead to a state that takes the terminal: a table of LALR alone promises too much."""
        actions = self._tables.actions
        first = actions[self._states[-1]].get(terminal)
        if first is None or first >= 0:  # most often, and nothing is to be reduced
            return first is not None
        gotos, rules, end = self._tables.gotos, self._tables.rules, self._tables.end
        states = self._states.copy()
        while (action := actions[states[-1]].get(terminal)) is not None:
            if action >= 0:
                return True
            name, length, *_ = rules[~action]
            del states[len(states) - length :]
            states.append(gotos[states[-1]][name])
            if terminal == END and states[-1] == end:
                return True
        return False

    def _reduce(self, terminal: str) -> int:
        """Reduce as far as `terminal` asks for; return the state to shift to. KeyError when it does not fit."""
        actions, gotos, rules, end = self._tables.actions, self._tables.gotos, self._tables.rules, self._tables.end
        states, values = self._states, self._values
        while (action := actions[states[-1]][terminal]) < 0:
            name, length, label, alone, kept = rules[~action]
            first = len(values) - length
            value = _node(label, values[first:], alone, kept)
            del states[len(states) - length :], values[first:]
            states.append(gotos[states[-1]][name])
            values.append(value)
            if terminal == END and states[-1] == end:
                break
        return action


def _node(name: str, children: list[Any], alone: bool, kept: list[tuple[int, bool]] | None) -> Any:
    if kept is not None:
        every, children = children, []
        for index, spliced in kept:
            children += every[index].children if spliced else every[index : index + 1]
    return children[0] if alone and len(children) == 1 else Node(name, children)


def parse(tables: Tables, text: str) -> Any:
    """Return the tree of a text; raise `RejectedError` when the grammar does not allow it."""
    parser, at = Parser(tables), 0
    while at < len(text):
        found = _scanner(tables.words[parser.state]).match(text, at)
        if found is None or found.lastgroup is None:
            raise RejectedError(text[at:])
        if found.lastgroup not in tables.ignored:
            parser.push(found.lastgroup, Word(found.lastgroup, found[0], at))
        at = found.end()
    return parser.finish()


@cache
def _scanner(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
