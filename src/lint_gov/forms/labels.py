"""Recognising the labels of a statutory table, damaged as they may be (标签识别)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from lint_gov.editions import Label, TableTemplate, editions
from lint_gov.text.fold import key
from lint_gov.tuples import NamedTuple

Kind = Literal["row", "column", "group", "header", "block", "corner"]
Damage = Literal["", "variant", "cut", "stray", "addition", "slip"]
_ORDINAL = re.compile(r"^(?:[0-9]+|[一二三四五六七八九十]+)(?=\D)")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]?$")
_NEAR = 0.75


class Match(NamedTuple):
    """A label that a text stands for.

    Attributes:
        kind, ref: "row" with the key of the row, "column" with "block/key", "block" with its key, …
        quality: weight of the evidence, 1.0 for the official wording.
        expected: the official wording.
        damage: in what the text differs from it, "" when only in width, blanks and punctuation.
    """

    kind: Kind
    ref: str
    quality: float
    expected: str
    damage: Damage = ""


class Vocabulary:
    """All labels of one table of one edition, looked up by what is left of a text after folding."""

    def __init__(self, template: TableTemplate) -> None:
        self.template = template
        self.exact: dict[str, list[Match]] = defaultdict(list)
        self.bare: dict[str, list[Match]] = defaultdict(list)
        for kind, ref, label in _entries(template):
            self._add(kind, ref, label)
        self.longest = max(map(len, self.exact), default=0)
        self._keys = sorted(self.exact)

    def _add(self, kind: Kind, ref: str, label: Label) -> None:
        match = Match(kind, ref, 1.0, label.label)
        for wording in (label.label, *label.variants):
            self.exact[key(wording)].append(match)
            bare = _ORDINAL.sub("", key(wording))
            if bare != key(wording) and kind in ("row", "group"):
                self.bare[bare].append(match._replace(quality=0.85, damage="variant"))
            match = match._replace(quality=0.9, damage="variant")

    def lookup(self, text: str) -> list[Match]:
        """Labels equal to a key, with or without their ordinal."""
        found = self.exact.get(text, []) + self.bare.get(text, [])
        return found or self.bare.get(_ORDINAL.sub("", text), [])

    def starting_with(self, text: str) -> list[Match]:
        """Labels that a key is the beginning of (a cut or broken label); only when they all mean the same."""
        if len(text) < 4:
            return []
        found = [m for k in self._keys if k.startswith(text) for m in self.exact[k]]
        return _lowered(found, 0.7, "cut") if len({(m.kind, m.ref) for m in found}) == 1 else []

    def near(self, raw: str, text: str) -> list[Match]:
        """Labels that a text is like: with a bracketed addition, stray characters in front, or slips."""
        plain = key(_BRACKETED.sub("", raw.strip()))
        if plain != text and plain and self.lookup(plain):
            return _lowered(self.lookup(plain), 0.8, "addition")
        for cut in (1, 2):
            if len(text) > cut + 3 and text[cut:] in self.exact:
                return _lowered(self.exact[text[cut:]], 0.75, "stray")
        return self._alike(text)

    def _alike(self, text: str) -> list[Match]:
        if not 4 <= len(text) <= self.longest + 8:
            return []
        scored = [(likeness(text, k), k) for k in self._keys if abs(len(k) - len(text)) <= max(2, len(k) // 3)]
        best, found = max(scored, default=(0.0, ""))
        ties = {(m.kind, m.ref) for score, k in scored if score == best for m in self.exact[k]}
        return _lowered(self.exact[found], 0.7 * best, "slip") if best >= _NEAR and len(ties) == 1 else []


def _lowered(matches: Iterable[Match], quality: float, damage: Damage) -> list[Match]:
    return [m._replace(quality=min(m.quality, quality), damage=damage) for m in matches]


def _entries(template: TableTemplate) -> Iterator[tuple[Kind, str, Label]]:
    if template.corner:
        yield "corner", "corner", Label("corner", template.corner)
    for header in template.header:
        yield "header", header, Label(header, header)
    for group in template.groups:
        yield "group", group.key, group
    for block in template.blocks:
        if block.label:
            yield "block", block.key, Label(block.key, block.label)
        for column in block.columns:
            yield "column", f"{block.key}/{column.key}", column
        for row in block.rows:
            yield "row", row.key, row


def likeness(a: str, b: str) -> float:
    """1 − edit distance / length of the longer one."""
    previous = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        current = [i]
        for j, other in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (char != other)))
        previous = current
    return 1 - previous[-1] / max(len(a), len(b), 1)


@cache
def vocabulary(edition: int, table: str) -> Vocabulary:
    """The vocabulary of a table of an edition, built once."""
    return Vocabulary(next(e for e in editions() if e.edition == edition).tables[table])


_AMBIGUOUS = 2


@cache
def anchors() -> dict[str, frozenset[str]]:
    """Keys of labels (all editions) → the tables they may belong to."""
    found: dict[str, set[str]] = defaultdict(set)
    for edition in editions():
        for name in edition.tables:
            for text in vocabulary(edition.edition, name).exact:
                found[text].add(name)
    return {text: frozenset(tables) for text, tables in found.items()}


@cache
def longest() -> int:
    """How many characters the key of a label has at most."""
    return max(map(len, anchors()))


@cache
def glued_labels() -> re.Pattern[str]:
    """Matches any label of three or more characters within a key (for cells that were glued together)."""
    keys = sorted((k for k in anchors() if len(k) > _AMBIGUOUS), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys)))


@cache
def upright() -> frozenset[str]:
    """The characters of the merged heads (三、本年度办理结果, …), which some sources print one a line beside the rows."""
    return frozenset("".join(g.label for e in editions() for t in e.tables.values() for g in t.groups))


@cache
def cut_labels() -> re.Pattern[str]:
    """Matches beginnings of labels glued to each other (结果其他尚未总计, the first lines of four header cells)."""
    pieces = {k[:n] for k in anchors() for n in (2, 3, 4) if len(k) >= n}
    return re.compile("(?:" + "|".join(sorted(map(re.escape, pieces), key=len, reverse=True)) + "){2,30}")
