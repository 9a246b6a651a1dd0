"""The wordings of the section headings and row labels of all editions, made ready for comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from lint_gov.editions import Edition
from lint_gov.text.fold import key
from lint_gov.tuples import NamedTuple

TITLE, ACCEPTED, RECOGNISED = 3, 2, 1
_SHORTEST_INSIDE = 6
_SHORTEST_ROW = 4
_LIKE_ROW = 0.65


class Wording(NamedTuple):
    """A wording of a section title.

    Attributes:
        key: folded for comparison.
        section: 1 to 6.
        rank: `TITLE`, `ACCEPTED` or `RECOGNISED`, the best over all editions.
    """

    key: str
    section: int
    rank: int


class Match(NamedTuple):
    """What a title means: a section, how sure (a rank, or below 1 for likeness), and where the wording ends."""

    section: int
    rank: float
    end: int = 0


class Lexicon:
    """All wordings of a set of editions."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.editions = tuple(editions)

    @cached_property
    def wordings(self) -> dict[str, Wording]:
        """Wordings by key."""
        found: dict[str, Wording] = {}
        for wording in self._all():
            known = found.get(wording.key)
            if known is None or known.rank < wording.rank:
                found[wording.key] = wording
        return found

    def _all(self) -> Iterator[Wording]:
        for edition in self.editions:
            for section in edition.sections:
                yield Wording(key(section.title), section.number, TITLE)
                yield from (Wording(key(w), section.number, ACCEPTED) for w in section.accept)
                yield from (Wording(key(w), section.number, RECOGNISED) for w in section.recognise)

    @cached_property
    def official(self) -> dict[int, frozenset[str]]:
        """Keys of the official and accepted wordings, by edition."""
        return {e.edition: frozenset(key(w) for s in e.sections for w in (s.title, *s.accept)) for e in self.editions}

    @cached_property
    def by_first(self) -> dict[str, tuple[Wording, ...]]:
        """Wordings by their first character, the longest first."""
        heads = {k[0] for k in self.wordings}
        return {h: tuple(sorted((w for k, w in self.wordings.items() if k[0] == h), key=lambda w: -len(w.key))) for h in heads}

    @cached_property
    def last_characters(self) -> frozenset[str]:
        """The characters on which an accepted wording can end."""
        return frozenset(k[-1] for k, w in self.wordings.items() if w.rank >= ACCEPTED)

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """Keys of the row labels of the tables that begin with a Chinese ordinal (一、本年新收…), without it."""
        labels = (
            label
            for edition in self.editions
            for table in edition.tables.values()
            for row in (*table.rows, *table.groups)
            for label in (row.label, *row.variants)
        )
        return tuple(sorted({key(label)[1:] for label in labels if label[1:2] == "、"}))

    @cached_property
    def keywords(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Keywords by section."""
        return tuple((s.number, s.keywords) for s in self.editions[-1].sections) if self.editions else ()

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Every beginning of a wording, the empty one included, no whole wording."""
        return frozenset(k[:n] for k in self.wordings for n in range(len(k)))

    @cached_property
    def pairs(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The pairs of characters of every wording, by section."""
        return tuple((w.section, _pairs(w.key)) for w in self.wordings.values())

    @cached_property
    def row_pairs(self) -> tuple[frozenset[str], ...]:
        """The pairs of characters of every row label."""
        return tuple(map(_pairs, self.rows))

    def is_row(self, title: str) -> bool:
        """Whether the words after an ordinal are (the beginning of) a row label of a statutory table, or like one."""
        words = key(title).rstrip("0123456789")
        if len(words) >= 2 and any(row.startswith(words[:_SHORTEST_ROW]) for row in self.rows):
            return True
        pairs = _pairs(words)
        return any(_dice(pairs, other) >= _LIKE_ROW for other in self.row_pairs)

    def standard(self, title: str, edition: int | None) -> bool:
        """Whether the words are the official ones or accepted, in an edition (None: in any of them)."""
        words = key(title)
        return any(words in official for number, official in self.official.items() if edition is None or number == edition)

    def exact(self, words: str) -> Wording | None:
        """The wording that has exactly this key."""
        return self.wordings.get(words)

    def prefix(self, text: str, start: int) -> Match | None:
        """The longest wording that the text has from `start` on; blanks and punctuation inside do not count."""
        for wording in self.by_first.get(text[start : start + 1], ()):
            end = _walk(text, start, wording.key)
            if end:
                return Match(wording.section, wording.rank, end)
        return None

    def completes(self, words: str, more: str) -> Wording | None:
        """The wording that two lines make together, where the first alone is only its beginning."""
        return self.wordings.get(words + more) if more else None

    def begins(self, words: str) -> bool:
        """Whether a wording goes on after these words."""
        return words in self.beginnings

    def likeness(self, title: str) -> Match | None:
        """The section a reworded title most likely means: a wording inside it, else keywords and shared pairs."""
        words = key(title)
        inside = [w for k, w in self.wordings.items() if len(k) >= _SHORTEST_INSIDE and w.rank >= ACCEPTED and k in words]
        if inside:
            return Match(max(inside, key=lambda w: len(w.key)).section, 0.9)
        scores = {number: 0.35 if any(k in words for k in keys) else 0.0 for number, keys in self.keywords}
        pairs = _pairs(words)
        for number, other in self.pairs:
            named = 0.2 if scores.get(number) else 0.0
            scores[number] = max(scores.get(number, 0.0), _dice(pairs, other) + named)
        section = max(scores, key=lambda n: scores[n], default=None)
        return Match(section, min(scores[section], 0.85)) if section and scores[section] >= 0.35 else None


def _walk(text: str, start: int, words: str) -> int:
    position = start
    for char in words:
        while position < len(text) and text[position] != char and _is_passed(text[position]):
            position += 1
        if position >= len(text) or text[position] != char:
            return 0
        position += 1
    return position


def _is_passed(char: str) -> bool:
    """Whether a character does not count in a wording; a Chinese one does, which need not be asked of `key`."""
    return not "\u4e00" <= char <= "\u9fff" and not key(char)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map(str.__add__, text, text[1:]))


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


_known: list[Lexicon] = []


def lexicon_of(editions: Sequence[Edition]) -> Lexicon:
    """The lexicon of these editions, made once."""
    wanted = tuple(editions)
    for lexicon in _known:
        if len(lexicon.editions) == len(wanted) and all(a is b for a, b in zip(lexicon.editions, wanted, strict=True)):
            return lexicon
    _known.append(Lexicon(wanted))
    del _known[:-4]
    return _known[-1]
