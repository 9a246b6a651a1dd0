"""Tokens read as labels and values, whatever was glued, split or wrapped (标签与数值)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint_gov.forms.labels import Match, Vocabulary, anchors, cut_labels, glued_labels, longest
from lint_gov.forms.tokens import Token, folded, piece
from lint_gov.forms.values import UNREADABLE, Reading, read_cell
from lint_gov.model.place import Place
from lint_gov.text.fold import key, keyed
from lint_gov.tuples import NamedTuple

_PARTS = 5
_WORD = re.compile(r"[\w+\-−–—/\\*.↑↓]\S*")
_TRAILING = re.compile(r"(?:\s+[+\-−]?[\d,.]+){3,}\s*$")
_FRAGMENT = 4
_LONGEST_WORDS = 10
_LONGEST_TAIL = 300
_FEWEST_GLUED = 3
_LONGEST_LABEL = 45
_MANY_LABELS = 6
_MANY_WORDS, _SHORT_WORD = 4, 4
_MANY_FIGURES = 4
_SENTENCE_MARK = re.compile("[。；：]")
_FIGURE_SIGNS = "0123456789０１２３４５６７８９+-−＋－.,"
_FIGURES = re.compile(r"[\d+\-−.,]{2,}")
_DASH = re.compile(r"\s[-/\\*—–]+$")
# A digit with a blank behind it and no point is a figure, not an ordinal.
_BLANK = re.compile(r"\s+")
_LAST_BLANK = re.compile(r"\s+\S+$")
_FIGURE = re.compile(r"\s+[^\s.．、)）]")
_PUNCTUATED = re.compile("[，。；、：]")
_LONGEST_STRAY = 2
_OPENING, _CLOSING = '（(“"【[', '）)”"】]、.．，,：:'


class Item(NamedTuple):
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
        return self.tokens[0].raw if len(self.tokens) == 1 else "".join([token.raw for token in self.tokens])

    @property
    def is_value(self) -> bool:
        """Whether it can be, or stands in place of, a figure."""
        return self.reading.state != "text"

    def refs(self, kind: str) -> list[str]:
        """The keys of the labels of a kind that it may be."""
        return [m.ref for m in self.matches if m.kind == kind] if self.matches else []


def separate(tokens: Sequence[Token]) -> list[Token]:
    """Split tokens into which several labels or numbers were glued; all others pass unchanged."""
    known = anchors()
    out: list[Token] = []
    for token in _cut_at_seams(tokens):
        whole = token.layout != "plain" and (token.reading.state != "text" or token.key in known)
        if whole or len(token.raw) < 2 or (token.key in known and not _dash_behind(token)) or not _may_be_glued(token):
            out.append(token)
        else:
            out += _separated(token)
    return out


def _cut_at_seams(tokens: Sequence[Token]) -> Sequence[Token]:
    """Cut off the words at the ends of lines that make one label with the line before or behind (本年制 / 发件数 本年废)."""
    seams = [a.layout == b.layout == "plain" and _is_seam(a, b) for a, b in pairwise(tokens)]
    return list(_cut_off(tokens, seams)) if any(seams) else tokens


def _cut_off(tokens: Sequence[Token], seams: Sequence[bool]) -> Iterator[Token]:
    for token, before, behind in zip(tokens, [False, *seams], [*seams, False], strict=True):
        start = _BLANK.search(token.raw) if before else None
        stop = _LAST_BLANK.search(token.raw, start.end() if start else 0) if behind else None
        cuts = [0, *(m.start() for m in (start, stop) if m), len(token.raw)]
        yield from (piece(token, a, b) for a, b in pairwise(cuts)) if len(cuts) > 2 else (token,)


def _is_seam(token: Token, after: Token) -> bool:
    """Whether two lines of cells between blanks share a label: what the first ends with and the second begins with."""
    if not (token.key and after.key):
        return False
    above, below = token.raw.split(), after.raw.split()
    if len(above) == len(below) == 1:
        return False
    left, right = above[-1], below[0]
    words = all(read_cell(word).state == "text" for word in (left, right))
    return words and key(left + right) in anchors() and not (key(left) in anchors() and key(right) in anchors())


def _dash_behind(token: Token) -> bool:
    """行政处罚 —: a placeholder on the line of its label, which the key does not show."""
    return token.layout == "plain" and bool(_DASH.search(folded(token)))


def _may_be_glued(token: Token) -> bool:
    return token.reading.state == "text" or (token.layout == "plain" and any(char.isspace() for char in token.raw))


def _separated(token: Token) -> Iterator[Token]:
    if _is_one_word(token):
        yield token
        return
    text, offsets = keyed(token.raw)
    if any(text[cut:] in anchors() for cut in (1, 2) if len(text) > cut + 3 and offsets[cut] - offsets[0] == cut):
        yield token
        return
    parts = list(_cut(token, text, offsets))
    if _is_clear(parts, token):
        yield from parts
        return
    start = (_trailing_figures(token) or _glued_figures(token)) if token.layout == "plain" else 0
    if not start:
        yield token
        return
    yield from separate([piece(token, 0, start)])
    yield from _words(token, folded(token), start, len(token.raw))


def _is_one_word(token: Token) -> bool:
    """Whether there is nothing to cut at: no blank, no label inside, no figure at the end (nearly all prose)."""
    one = token.raw[-1] not in _FIGURE_SIGNS and len(token.raw.split(None, 1)) == 1
    return one and not glued_labels().search(token.key)


def _glued_figures(token: Token) -> int:
    """Where the figures begin in 其他主动公开文件000: at least three digits behind the words of a label."""
    label = token.raw.rstrip("0123456789")
    long_enough = len(token.raw) - len(label) >= _FEWEST_GLUED and len(label) <= _LONGEST_LABEL
    return len(label) if long_enough and not _SENTENCE_MARK.search(label) else 0


def _trailing_figures(token: Token) -> int:
    """Where at least three figures at the end of a line begin; 0 where there are none, or nothing before them."""
    tail = folded(token)[-_LONGEST_TAIL:]
    figures = _TRAILING.search(tail)
    return len(token.raw) - len(tail) + figures.start() if figures else 0


def _is_clear(parts: Sequence[Token], token: Token) -> bool:
    """Whether cutting leaves nothing but labels and figures, or so many of both that it must be a table."""
    labels = sum(1 for p in parts if p.key in anchors())
    values = sum(1 for p in parts if p.reading.state in ("number", "placeholder") or _FIGURES.fullmatch(p.raw))
    if labels + values == len(parts):
        return labels + values > 1 and (labels > 0 or token.layout == "plain")
    if labels >= _MANY_LABELS and values >= _MANY_LABELS:
        return True
    if token.layout != "plain":
        return False
    if labels > 1 and all(p.key in anchors() or cut_labels().fullmatch(p.key) for p in parts):
        return True
    if _is_short_words(parts, token) or _is_label_and_words(parts, token) or _is_row_with_words(parts, token, labels, values):
        return True
    return labels > 0 and _are_fragments(parts)


def _is_row_with_words(parts: Sequence[Token], token: Token, labels: int, values: int) -> bool:
    """（一）予以公开 0 0 若干 0 0 0 0: a label, many figures, and few words in place of one."""
    if not labels or values < _MANY_FIGURES or _SENTENCE_MARK.search(token.raw):
        return False
    others = [p for p in parts if p.key not in anchors() and p.reading.state == "text"]
    return len(others) <= 2 and all(len(p.key) <= _LONGEST_WORDS for p in others)


def _is_label_and_words(parts: Sequence[Token], token: Token) -> bool:
    """行政事业性收费 详见财政公开: a line that is a long label, a blank, and a few words in place of the figure."""
    if len(parts) != 2 or parts[0].key not in anchors() or _PUNCTUATED.search(token.raw):
        return False
    return (
        len(parts[0].key) >= _FRAGMENT
        and len(parts[1].key) <= _LONGEST_WORDS
        and token.raw[parts[1].start - token.start - 1].isspace()
    )


def _is_short_words(parts: Sequence[Token], token: Token) -> bool:
    """A line of a header whose labels were cut: several short words and no sentence."""
    if len(parts) < _MANY_WORDS or _PUNCTUATED.search(token.raw):
        return False
    return all(len(p.key) <= _SHORT_WORD or p.key in anchors() for p in parts)


def _are_fragments(parts: Sequence[Token]) -> bool:
    """Whether all that is not a label is a piece of one."""
    pairs = pairwise([parts[-1], *parts])
    return all(
        part.key in anchors() or part.reading.state == "number" or _is_fragment(before.key, part.key) for before, part in pairs
    )


def _is_fragment(before: str, text: str) -> bool:
    """Whether words are the beginning or the end of a label that was broken over lines, or carry on the one before."""
    bare = text.lstrip("0123456789")
    if len(bare) > longest():
        return False
    if any(k.startswith(before + text) for k in anchors()) or bare in anchors():
        return True
    return len(text) >= _FRAGMENT and any(k.startswith(text) or k.endswith(text) for k in anchors())


def _cut(token: Token, text: str, offsets: list[int]) -> Iterator[Token]:
    """Cut at every known label; what stands between is cut at blanks."""
    done, plain = 0, folded(token)
    for first, last in _labels_in(token.raw, text, offsets):
        start, end = _with_brackets(token.raw, offsets[first], offsets[last - 1] + 1)
        yield from _words(token, plain, done, start)
        yield piece(token, start, end)
        done = end
    yield from _words(token, plain, done, len(token.raw))


def _labels_in(raw: str, text: str, offsets: list[int]) -> Iterator[tuple[int, int]]:
    """Where labels stand in a key; a digit with a blank behind it (83 其他…) is a figure, not an ordinal."""
    position = 0
    while match := glued_labels().search(text, position):
        position = match.end()
        if match.group()[0].isdecimal() and _FIGURE.match(raw, offsets[match.start()] + 1):
            position = match.start() + 1
        else:
            yield match.span()


def _with_brackets(raw: str, start: int, end: int) -> tuple[int, int]:
    """The brackets and quotation marks around a label belong to it, and a stray figure glued in front."""
    while start and raw[start - 1] in _OPENING:
        start -= 1
    while end < len(raw) and raw[end] in _CLOSING:
        end += 1
    figure = start
    while figure and start - figure < _LONGEST_STRAY and raw[figure - 1].isdecimal():
        figure -= 1
    alone = not figure or raw[figure - 1].isspace()
    return (figure if alone else start), end


def _words(token: Token, text: str, start: int, end: int) -> Iterator[Token]:
    """The pieces of a stretch without long labels: words, numbers, and short labels, also with blanks inside."""
    words = [m.span() for m in _WORD.finditer(text, start, end)]
    at = 0
    while at < len(words):
        first, stop = words[at]
        at += 1
        both = text[first : words[at][1]].rstrip(_FIGURE_SIGNS) if at < len(words) else ""
        if key(both) in anchors() and key(text[first:stop]) not in anchors():
            stop = words[at][1]
            at += 1
        yield from _short_label(token, first, stop)


def _short_label(token: Token, start: int, end: int) -> Iterator[Token]:
    """`规章000` → 规章, 000."""
    text = token.raw[start:end]
    label = text.rstrip(_FIGURE_SIGNS)
    if label and label != text and key(label) in anchors():
        yield piece(token, start, start + len(label))
        start += len(label)
    yield piece(token, start, end)


def resolve(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Item]:
    """Read a stream of tokens as labels and values; a label in several tokens becomes one item."""
    out: list[Item] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        reading = UNREADABLE if token.doubtful else token.reading
        plain = reading.state != "text" or not token.key
        item = Item((token,), reading) if plain else _item(tokens, position, vocabulary, reading)
        out.append(item)
        position += len(item.tokens)
    return out


def _item(tokens: Sequence[Token], position: int, vocabulary: Vocabulary, reading: Reading) -> Item:
    """The label that words begin or are, else the words themselves."""
    token = tokens[position]
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
        if not token.key or token.reading.state != "text" or (token.starts_row and token.layout in ("grid", "tabs")):
            break
        run.append(token)
    return run
