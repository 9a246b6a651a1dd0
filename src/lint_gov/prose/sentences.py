"""The running text as passages and sentences that still know where each character stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lint_gov.last import last_asked
from lint_gov.model.document import Block, Paragraph
from lint_gov.model.place import NOWHERE, Place
from lint_gov.model.report import Section
from lint_gov.text.fold import fold
from lint_gov.tuples import NamedTuple

_STOPS = re.compile(r"[^。！？!?]+[。！？!?]*[”’」』）)]*|[。！？!?]+")
# Residue of the conversion from Word, inside words as well: blanked, so that offsets hold and its digits are no figures.
_RESIDUE = re.compile(r"\[(?:image|bookmark)[^\]]*\]|(?:https?://|www\.)[\w./?=&%#:~-]+")
_ORDINAL = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|[一二三四五六七八九十]是)")
_ENDS = tuple("。！？；：;:!?…，,、》”)）")
_TITLE_ENDS = ("情况", "事项", "方面", "工作", "报告", "说明")
_WRAPPED_AT = 28


class Passage(NamedTuple):
    """One line of running text, or several that a sentence was wrapped over.

    Attributes:
        text: folded (same length as the source), residue of the conversion blanked.
        parts: where in `text` each source line begins, and its place.
        source: the same characters as they stand, to quote from; "" where nobody quotes.
    """

    text: str
    section: int | None
    parts: tuple[tuple[int, Place], ...]
    source: str = ""

    def place(self, at: int) -> Place:
        """The place of the character at that offset."""
        start, place = next((part for part in reversed(self.parts) if part[0] <= at), (0, NOWHERE))
        return place if place.column is None else _at(place, place.line, place.column + at - start)

    def quoted(self, start: int, end: int) -> str:
        """The source's own words there."""
        return (self.source or self.text)[start:end].strip()


class Sentence(NamedTuple):
    """A sentence, up to 。！？ or the end of the passage; `start` is its offset in the passage."""

    text: str
    start: int
    passage: Passage

    def place(self, at: int = 0) -> Place:
        """The place of the character at that offset of the sentence."""
        return self.passage.place(self.start + at)


class Reading:
    """The running text of a report, cut once for all layers and rules that read it."""

    def __init__(self, sections: Iterable[Section], front: Iterable[Block]) -> None:
        self.passages = tuple(_read(sections, front))
        self._sentences: dict[int, list[Sentence]] = {}

    def sentences_of(self, passage: Passage) -> list[Sentence]:
        """The sentences of one of its passages."""
        own = id(passage)  # to hash a passage is to hash its text and places
        if own not in self._sentences:
            self._sentences[own] = sentences(passage)
        return self._sentences[own]


_last_reading = last_asked(Reading)


def reading(sections: tuple[Section, ...], front: tuple[Block, ...]) -> Reading:
    """The running text of the preamble and of the sections, kept while the same report is asked about."""
    return _last_reading(sections, front)


def passages(sections: Iterable[Section], front: Iterable[Block] = ()) -> Iterable[Passage]:
    """The lines of the preamble and of the sections in reading order."""
    if isinstance(sections, tuple) and isinstance(front, tuple):
        return reading(sections, front).passages
    return _read(sections, front)


def _read(sections: Iterable[Section], front: Iterable[Block]) -> Iterator[Passage]:
    yield from _of_blocks(front, None)
    for section in sections:
        yield from _of_blocks(section.blocks, section.number)


def sentences(passage: Passage) -> list[Sentence]:
    """Split a passage at its full stops; a closing quote or bracket stays with the sentence it closes."""
    return [Sentence(m.group(), m.start(), passage) for m in _STOPS.finditer(passage.text)]


@lru_cache(maxsize=512)  # the lines of a report are read by several layers and rules
def blank(text: str) -> str:
    """Return `text` folded, residue replaced by as many blanks."""
    folded = fold(text)
    return _RESIDUE.sub(lambda m: " " * len(m.group()), folded) if "[" in folded or "ht" in folded or "www" in folded else folded


def _of_blocks(blocks: Iterable[Block], section: int | None) -> Iterator[Passage]:
    pending: Passage | None = None
    for line, place in _lines(blocks):
        text = blank(line)
        if pending and _continues(pending, text, place):
            joined = (*pending.parts, (len(pending.text), place))
            pending = Passage(pending.text + text, section, joined, pending.source + line)
            continue
        if pending:
            yield pending
        pending = Passage(text, section, ((0, place),), line)
    if pending:
        yield pending


def _lines(blocks: Iterable[Block]) -> Iterator[tuple[str, Place]]:
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        for number, line in enumerate(block.text.split("\n")):
            if line.strip():
                yield line, _below(block.place, number)


def _below(place: Place, lines: int) -> Place:
    """The place of a later line of the paragraph that begins there."""
    if not lines or place.line is None or place.column is None:
        return place
    return _at(place, place.line + lines, 1)


def _at(place: Place, line: int | None, column: int) -> Place:
    return Place(line, column, place.page, place.path, place.order)


def _continues(before: Passage, text: str, place: Place) -> bool:
    """Whether a line of a text file is the rest of a sentence that was wrapped at a fixed width."""
    last = before.parts[-1][1]
    if place.column is None or last.line is None or place.line != last.line + 1:
        return False
    stem = before.text.rstrip()
    whole = len(stem) - before.parts[-1][0] >= _WRAPPED_AT
    return whole and not stem.endswith(_ENDS + _TITLE_ENDS) and not text[0].isspace() and not _ORDINAL.match(text)
