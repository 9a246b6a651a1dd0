"""Tokens read as labels and values, whatever was glued, split or wrapped (标签与数值)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint_gov.forms.labels import Match, Vocabulary, anchors, glued_labels
from lint_gov.forms.tokens import Token, folded, piece
from lint_gov.forms.values import Reading, read_cell
from lint_gov.model.place import Place
from lint_gov.text.fold import key, keyed

_PARTS = 5
_MANY_LABELS = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A label (with `matches`), a value, or other words (`matches` empty, `reading.state` "text")."""

    tokens: tuple[Token, ...]
    reading: Reading
    matches: tuple[Match, ...] = ()

    @property
    def first(self) -> Token:
        """Its first token, which has its place."""
        return self.tokens[0]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.tokens[0].place

    @property
    def raw(self) -> str:
        """Its text, parts joined."""
        return "".join(token.raw for token in self.tokens)

    @property
    def is_value(self) -> bool:
        """Whether it can be, or stands in place of, a figure."""
        return self.reading.state != "text"

    def refs(self, kind: str) -> list[str]:
        """The keys of the labels of a kind that it may be."""
        return [m.ref for m in self.matches if m.kind == kind]


def separate(tokens: Sequence[Token]) -> Iterator[Token]:
    """Split tokens into which several labels or numbers were glued; all others pass unchanged."""
    known = anchors()
    for token in tokens:
        if token.key in known or read_cell(token.raw).state != "text" or len(token.raw) < 2:
            yield token
        else:
            yield from _separated(token)


def _separated(token: Token) -> list[Token]:
    text, offsets = keyed(token.raw)
    if any(text[cut:] in anchors() for cut in (1, 2) if len(text) > cut + 3):
        return [token]
    parts = list(_cut(token, text, offsets))
    labels = sum(1 for p in parts if p.key in anchors())
    values = sum(1 for p in parts if read_cell(p.raw).state in ("number", "placeholder"))
    rest = len(parts) - labels - values
    whole = labels + values > 1 and (labels or token.layout == "plain") and not rest
    return parts if whole or (labels >= _MANY_LABELS and values >= _MANY_LABELS) else [token]


def _cut(token: Token, text: str, offsets: list[int]) -> Iterator[Token]:
    """Cut at every known label; what stands between is cut at blanks."""
    done = 0
    for match in glued_labels().finditer(text):
        start, end = offsets[match.start()], offsets[match.end() - 1] + 1
        yield from _words(token, done, start)
        yield piece(token, start, end)
        done = end
    yield from _words(token, done, len(token.raw))


def _words(token: Token, start: int, end: int) -> Iterator[Token]:
    """The pieces of a stretch without long labels: words, numbers, short labels, joined where labels had blanks."""
    text = folded(token)
    position = start
    while position < end:
        while position < end and (text[position].isspace() or text[position] in "()（）、，,：:。；|"):
            position += 1
        stop = position
        while stop < end and not text[stop].isspace():
            stop += 1
        if stop > position:
            yield from _short_label(token, position, stop)
        position = stop


def _short_label(token: Token, start: int, end: int) -> Iterator[Token]:
    """`规章000` → 规章, 000."""
    text = token.raw[start:end]
    for cut in range(len(text) - 1, 0, -1):
        if key(text[:cut]) in anchors() and read_cell(text[cut:]).state == "number":
            yield piece(token, start, start + cut)
            yield piece(token, start + cut, end)
            return
    yield piece(token, start, end)


def resolve(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Item]:
    """Read a stream of tokens as labels and values; a label in several tokens becomes one item."""
    out: list[Item] = []
    position = 0
    while position < len(tokens):
        item = _item(tokens, position, vocabulary)
        out.append(item)
        position += len(item.tokens)
    return out


def _item(tokens: Sequence[Token], position: int, vocabulary: Vocabulary) -> Item:
    token = tokens[position]
    reading = read_cell(token.raw)
    if reading.state != "text":
        return Item((token,), reading)
    run = _run(tokens, position)
    for width in range(len(run), 0, -1):
        matches = vocabulary.lookup("".join(t.key for t in run[:width]))
        if matches:
            return Item(tuple(run[:width]), reading, tuple(matches))
    near = vocabulary.near(token.raw, token.key)
    if near:
        return Item((token,), reading, tuple(near))
    for width in range(len(run), 0, -1):
        matches = vocabulary.starting_with("".join(t.key for t in run[:width]))
        if matches:
            return Item(tuple(run[:width]), reading, tuple(matches))
    return Item((token,), reading)


def _run(tokens: Sequence[Token], position: int) -> list[Token]:
    """The tokens from `position` on that may be parts of one label: words only, within a row."""
    run = [tokens[position]]
    for token in tokens[position + 1 : position + _PARTS]:
        if not token.key or read_cell(token.raw).state != "text" or (token.starts_row and token.layout == "grid"):
            break
        run.append(token)
    return run
