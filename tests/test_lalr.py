"""Our driver of LALR tables against Lark's own parsers: the same terminals allowed, the same trees."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lark import Lark, Token, Tree
from lark.exceptions import LarkError, UnexpectedToken

from lint_gov import data
from lint_gov.lalr import END, Node, Parser, RejectedError, Tables, Word, parse
from lint_gov.ruleset.grammars import parser, tables

GRAMMARS = ("expression", "heading", "prose", "report")
SHAPES = r"""
start: pair* tail?
pair: A [B] -> twins
    | "(" _many ")"
!kept: "(" A ")"
_many: one+
?one: A | B | C kept | A C
tail: C
%declare A B C
"""


def plain(tree: Any) -> Any:
    """A tree of either kind as lists; terminals as their values."""
    if isinstance(tree, Node | Tree):
        return [str(tree.data), *map(plain, tree.children)]
    return tree.text if isinstance(tree, Word) else str(tree)


def lark(name: str) -> Lark:
    return parser(name) if name in GRAMMARS else Lark(SHAPES, parser="lalr", start="start", maybe_placeholders=False)


def allows(theirs: Any, terminal: str) -> bool:
    """Whether Lark takes a terminal; on a deep copy, since its trees share lists with those of a shallow one."""
    try:
        theirs.copy().feed_token(Token(terminal, ""))
    except UnexpectedToken:
        return False
    return True


def follow(theirs: Any, ours: Parser, terminals: list[str]) -> None:
    """Push terminals into both parsers, skipping what is not allowed; compare at every step."""
    for at, terminal in enumerate(terminals):
        assert {t for t in ours.accepts() if t.isupper()} == theirs.accepts()
        aside = ours.copy()
        if allows(theirs, terminal):
            theirs.feed_token(Token(terminal, str(at)))
            ours.feed(terminal, at)
            aside.feed(terminal, at)
        else:
            with pytest.raises(RejectedError):
                ours.feed(terminal, at)
        assert aside.accepts() == ours.accepts()
    if END in ours.accepts():
        assert plain(ours.finish()) == plain(theirs.feed_eof())
    else:
        with pytest.raises(RejectedError):
            ours.finish()


@pytest.mark.parametrize("name", [*GRAMMARS, "shapes"])
@given(choices=st.lists(st.integers(0, 99), max_size=40))
def test_driver_agrees_with_lark(name: str, choices: list[int]) -> None:
    """Numbers choose among the terminals that may follow, now and then among all."""
    of = lark(name)
    kept = Tables(**tables(of))
    every = sorted({t for row in kept.actions for t in row} - {END})
    theirs, ours = of.parse_interactive(""), Parser(kept)
    terminals = []
    trial = ours.copy()
    for choice in choices:
        fitting = [t for t in trial.accepts() if t != END]
        pool = every if choice > 90 or not fitting else fitting
        terminals.append(pool[choice % len(pool)])
        if terminals[-1] in fitting:
            trial.feed(terminals[-1], None)
    follow(theirs, ours, terminals)


HEADING = st.lists(
    st.sampled_from([*"一二十1第章部分、.，：（）( )〔】#*>- \t|l０丨总体情况\n", "部分", "第", "总体情况", "10"]), max_size=9
)


@given(pieces=HEADING)
@example(pieces=["l", "六", "、", "其他"])
@example(pieces=["（", "一", "）", "1", ".", "总体"])
def test_texts_are_cut_as_lark_cuts_them(pieces: list[str]) -> None:
    text, grammar = "".join(pieces), data.grammar("heading")
    try:
        expected: Any = parser("heading").parse(text)
    except LarkError:
        with pytest.raises(RejectedError):
            parse(grammar, text)
        return
    found = parse(grammar, text)
    assert plain(found) == plain(expected)
    starts = [word.start for word in found.children if isinstance(word, Word)]
    assert starts == [token.start_pos for token in expected.children if isinstance(token, Token)]


def test_rejected_terminal_leaves_the_parser_as_it_was() -> None:
    ours = Parser(data.grammar("report"))
    ours.feed("H1", "一、")
    before = ours.accepts()
    with pytest.raises(RejectedError):
        ours.feed("H3", "三、")
    assert ours.accepts() == before == ["BODY", "H2"]


@pytest.mark.parametrize("name", ["heading", "prose", "report"])
def test_compiled_tables_are_those_of_the_grammar(name: str) -> None:
    assert data.grammar(name) == Tables(**tables(parser(name)))
