"""grammar/*.lark → tables for `lint_gov.lalr`, through Lark."""

from __future__ import annotations

from functools import cache
from typing import Any

from lark import Lark

from lint_gov import data


@cache
def parser(name: str) -> Lark:
    """Return Lark's own parser of `grammar/<name>.lark` (LALR)."""
    return Lark((data.source("grammar") / f"{name}.lark").read_text(encoding="utf-8"), parser="lalr", start="start")


def tables(of: Lark) -> dict[str, Any]:
    """Return what `lint_gov.lalr.Tables` holds, as plain data.

    Two things are not carried over: placeholders of `[…]`, and words of a text that are told apart by being
    equal to another terminal (`and` in grammar/expression.lark, which is read with Lark).
    """
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    content, memo = of.memo_serialize([TerminalDef, Rule])
    lalr, rules = content["parser"]["parser"], [entry["@"] for entry in content["parser"]["parser_conf"]["rules"]]
    named = {state: {lalr["tokens"][i]: action for i, action in row.items()} for state, row in lalr["states"].items()}
    order = _in_order(named, lalr["start_states"]["start"])
    number = {state: at for at, state in enumerate(order)}
    rows = [{name: _action(action, number, rules) for name, action in sorted(named[state].items())} for state in order]
    nonterminals = {memo[rule]["origin"]["name"] for rule in rules}
    return {
        "actions": [{name: action for name, action in row.items() if name not in nonterminals} for row in rows],
        "gotos": [{name: state for name, state in row.items() if name in nonterminals} for row in rows],
        "rules": [_rule(memo[rule]) for rule in rules],
        "start": 0,
        "end": number[lalr["end_states"]["start"]],
        "words": [_words(of, row) for row in rows] if of.terminals else [],
        "ignored": list(of.ignore_tokens),
    }


def _in_order(rows: dict[int, dict[str, tuple[int, Any]]], start: int) -> list[int]:
    """The states as they are reached from the first: Lark numbers them differently each time."""
    found = [start]
    for state in found:
        shifts = (to for _, (reduces, to) in sorted(rows[state].items(), key=lambda entry: entry[0]) if not reduces)
        found += [to for to in dict.fromkeys(shifts) if to not in found]
    return found


def _action(action: tuple[int, Any], number: dict[int, int], rules: list[int]) -> int:
    """A state to shift to, or the complement of the number of a rule to reduce by."""
    reduces, argument = action
    return ~rules.index(argument["@"]) if reduces else number[argument]


def _rule(rule: dict[str, Any]) -> list[Any]:
    """What makes a node of a rule, in the words of `Tables.rules`; see `lark.parse_tree_builder`."""
    name, options, symbols = rule["origin"]["name"], rule["options"], rule["expansion"]
    kept = [[i, _spliced(s)] for i, s in enumerate(symbols) if options["keep_all_tokens"] or not s.get("filter_out")]
    plain = len(kept) == len(symbols) and not any(spliced for _, spliced in kept)
    alone = options["expand1"] and not rule["alias"]
    return [name, len(symbols), rule["alias"] or name, alone, None if plain else kept]


def _spliced(symbol: dict[str, Any]) -> bool:
    name: str = symbol["name"]
    return symbol["__type__"] == "NonTerminal" and name.startswith("_")


def _words(of: Lark, row: dict[str, int]) -> str:
    """The expression for what may follow in a state, in the order in which Lark tries terminals."""
    usable = [terminal for terminal in of.terminals if terminal.name in row or terminal.name in of.ignore_tokens]
    usable.sort(key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name))
    return "|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in usable)
