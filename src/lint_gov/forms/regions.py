"""Where the statutory tables lie among the cells and lines of a section (表格定位)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lint_gov.forms.labels import anchors, cut_labels
from lint_gov.forms.tokens import Token
from lint_gov.tuples import NamedTuple

_LONGEST_NOTE = 45
_LONGEST_PIECE = 16
_SHORTEST_SENTENCE = 8
_LONGEST_WORD = 4
_TELLING = 3
_ENOUGH = {"disclosure": 3, "applications": 4, "disputes": 4}
_MANY_FIGURES = 10
_SENTENCE = ("。", "；", "，我", "：", "！")


class Region(NamedTuple):
    """The tokens of one statutory table."""

    table: str
    tokens: tuple[Token, ...]


def find_regions(tokens: Sequence[Token]) -> list[Region]:
    """Cut the tokens of a section into the statutory tables in it; prose between them is left out."""
    out: list[Region] = []
    runs = _runs(_votes(tokens))
    limits = [start for _, start, _ in runs[1:]] + [len(tokens)]
    last = 0
    for (table, start, stop), limit in zip(runs, limits, strict=False):
        first, last = _reach_back(tokens, start, last, table), _extend(tokens, stop, limit)
        inside = [t for t in tokens[first:last] if t.layout != "plain" or not is_prose(t)]
        if _is_table(table, inside):
            out.append(Region(table, tuple(inside)))
    return out


def _is_table(table: str, tokens: Sequence[Token]) -> bool:
    """Whether labels (and, where few are left of them, figures) are enough to call it that table."""
    known = anchors()
    labels = {key for t in tokens if (key := t.key) in known and table in known[key]}
    states = [t.reading.state for t in tokens]
    if states.count("text") == len(states):
        return False
    return len(labels) >= _ENOUGH[table] or (len(labels) > 1 and states.count("number") >= _MANY_FIGURES)


def _votes(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Positions of labels that belong to just one table (其他 and the like are pieces of many a label)."""
    known = anchors()
    found = [(i, known[token.key]) for i, token in enumerate(tokens) if token.key in known and len(token.key) >= _TELLING]
    return [(i, next(iter(tables))) for i, tables in found if len(tables) == 1]


def _runs(votes: Sequence[tuple[int, str]]) -> list[tuple[str, int, int]]:
    """Stretches of votes for the same table as (table, first, behind the last); a lone vote does not break one."""
    runs: list[tuple[str, int, int]] = []
    for number, (position, table) in enumerate(votes):
        if runs and runs[-1][0] == table:
            runs[-1] = (table, runs[-1][1], position + 1)
        elif not (runs and number + 1 < len(votes) and votes[number + 1][1] == runs[-1][0]):
            runs.append((table, position, position + 1))
    return runs


def _reach_back(tokens: Sequence[Token], start: int, limit: int, table: str) -> int:
    """Take in what stands before the first whole label: pieces of labels that were broken, with the figures between them."""
    first = start
    for position in range(start - 1, limit - 1, -1):
        token = tokens[position]
        if token.layout == "grid" or (token.key and token.reading.state == "text" and not _is_piece(token.key, table)):
            break
        if token.reading.state == "text" and token.key:
            first = position
    return first


@lru_cache(maxsize=4096)
def _is_piece(text: str, table: str) -> bool:
    """Whether a text is a part of a label of that table."""
    return len(text) > 1 and any(text in label and table in tables for label, tables in anchors().items())


def _extend(tokens: Sequence[Token], stop: int, limit: int) -> int:
    """Take in what stands behind the last label: its row or table, figures, and cut labels on the way to them."""
    label = tokens[stop - 1].key in anchors()
    for position in range(stop, limit):
        token = tokens[position]
        if tokens[stop - 1].layout == "grid" and token.layout != "grid":
            break
        if not token.key or (token.block == tokens[stop - 1].block and token.layout != "plain"):
            stop = position + 1
        elif token.reading.state != "text":
            stop, label = position + 1, False
        elif is_prose(token) or _is_other_matter(token):
            break
        elif label or _ends_figures(tokens, stop, position):
            stop, label = position + 1, False
    return stop


def _ends_figures(tokens: Sequence[Token], stop: int, position: int) -> bool:
    """Whether the last token of all is a short word behind a long run of figures: it stands in place of the last one."""
    run = tokens[max(stop - _MANY_FIGURES, 0) : stop]
    figures = stop == position == len(tokens) - 1 and all(t.reading.state != "text" for t in run)
    return figures and len(tokens[position].key) <= _LONGEST_WORD


def _is_other_matter(token: Token) -> bool:
    """A line that is longer than the pieces of a header, no piece of a label, and not several pieces glued."""
    if token.layout != "plain" or len(token.key) <= _LONGEST_PIECE:
        return False
    return not cut_labels().fullmatch(token.key) and not any(token.key in label for label in anchors())


def is_prose(token: Token) -> bool:
    """Whether a token is a sentence rather than a cell."""
    if token.layout != "plain" or len(token.key) < _SHORTEST_SENTENCE or token.key in anchors():
        return False
    return len(token.raw) > _LONGEST_NOTE or any(mark in token.raw for mark in _SENTENCE)
