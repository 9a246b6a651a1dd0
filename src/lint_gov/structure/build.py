"""Builds the outline of a report from a document."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.editions import Edition
from lint_gov.model.document import Block, Document, Image, Paragraph
from lint_gov.model.report import Heading, Outline, Recovery, RecoveryKind, Section
from lint_gov.structure.candidates import candidates
from lint_gov.structure.cutting import Cut, Point, between, cut_of, place_of
from lint_gov.structure.faults import faults_of
from lint_gov.structure.grids import opened
from lint_gov.structure.identity import Parts, identity_of
from lint_gov.structure.lexicon import Lexicon, lexicon_of
from lint_gov.structure.lines import Line, lines_of, unwrap
from lint_gov.structure.outline import Piece, recoveries
from lint_gov.structure.selection import Chosen, Selector
from lint_gov.structure.signoff import SignOff, find_signoff
from lint_gov.structure.tables import TableStarts
from lint_gov.structure.title import find_title
from lint_gov.structure.words import words
from lint_gov.tuples import NamedTuple

_FIRST_LINES = 60
_RECOGNISED = "scan"


class Opening(NamedTuple):
    """Where a section begins: at a heading, or (`chosen` None) at a table whose heading is missing."""

    section: int | None
    cut: Cut
    line: int
    chosen: Chosen | None = None


def build(document: Document, editions: Sequence[Edition], year: int | None = None, organ_kind: str | None = None) -> Outline:
    """Rebuild the structure of a report.

    Args:
        editions: all editions of the official format.
        year: the reporting year, when the user gives it; else it is read from the text.
        organ_kind: likewise.
    """
    return _Builder(document, editions).outline(year, organ_kind)


class _Builder:
    def __init__(self, document: Document, editions: Sequence[Edition]) -> None:
        self._document = document
        self._editions = editions
        self._lexicon: Lexicon = lexicon_of(editions)
        self._blocks: tuple[Block, ...] = tuple(opened(unwrap(document.blocks), self._lexicon))
        self._lines: list[Line] = lines_of(self._blocks, words().residue)
        numbers = {s.table: s.number for e in editions for s in e.sections if s.table}
        self._table_sections = frozenset(numbers.values())
        self._starts = TableStarts(self._blocks, self._lines, numbers, words())
        found = candidates(self._lines, self._lexicon, words())
        self._heads = Selector(self._lines, found, self._starts, words()).choose()
        self._openings = self._all_openings()
        self._signoff = self._find_signoff()

    def outline(self, year: int | None, organ_kind: str | None) -> Outline:
        front, bodies = self._front(), self._bodies()
        identity = identity_of(self._parts(front, bodies), year, organ_kind)
        edition = next((e for e in self._editions if identity.year is not None and e.governs(identity.year)), None)
        number = edition.edition if edition else None
        headings = [self._heading(o, number) for o in self._openings]
        sections = [Section(o.section, h, b) for o, h, b in zip(self._openings, headings, bodies, strict=True)]
        recoveries = self._recover(edition or self._editions[-1], number, bool(front), bodies)
        return Outline(identity, front, tuple(sections), tuple(recoveries), number)

    def _all_openings(self) -> list[Opening]:
        openings = [self._opening(h) for h in self._heads]
        present = {h.section for h in self._heads}
        for index, section in self._starts.at.items():
            if section not in present and self._fits(openings, index, section):
                point = (self._lines[index].block, self._lines[index].start)
                openings.append(Opening(section, Cut(point, point), index))
                present.add(section)
        return sorted(openings, key=lambda o: o.cut.start)

    def _opening(self, head: Chosen) -> Opening:
        c = head.candidate
        return Opening(head.section, cut_of(self._lines, c.first, c.start, c.last, c.end), c.first, head)

    @staticmethod
    def _fits(openings: Sequence[Opening], index: int, section: int) -> bool:
        """Whether a section that begins at this line would stand in order among the others."""
        before = [o.section for o in openings if o.line <= index and o.section]
        after = [o.section for o in openings if o.line > index and o.section]
        return bool(before or after) and all(s < section for s in before) and all(s > section for s in after)

    def _find_signoff(self) -> SignOff:
        if not self._openings:
            return find_signoff(self._blocks, self._lines, min(1, len(self._lines)), 0)
        last = self._openings[-1]
        if last.chosen is None:
            return find_signoff(self._blocks, self._lines, last.line, 0)
        return find_signoff(self._blocks, self._lines, last.chosen.candidate.last, last.chosen.candidate.end)

    def _end(self) -> Point:
        return (len(self._blocks), 0)

    def _front(self) -> tuple[Block, ...]:
        return self._without_signoff((0, 0), self._openings[0].cut.start if self._openings else self._end(), False)

    def _bodies(self) -> list[tuple[Block, ...]]:
        ends = [*(o.cut.start for o in self._openings), self._end()][1:]
        bodies = (self._without_signoff(o.cut.end, e, o.chosen is not None) for o, e in zip(self._openings, ends, strict=True))
        return [self._with_pictures(o.section, body) for o, body in zip(self._openings, bodies, strict=True)]

    def _with_pictures(self, section: int | None, body: tuple[Block, ...]) -> tuple[Block, ...]:
        """The body of a section; where its table is not found, a line left of a picture stands for the picture."""
        if section is None or section not in self._table_sections or self._starts.has(section):
            return body
        left = ((b, words().picture.fullmatch(b.text) if isinstance(b, Paragraph) else None) for b in body)
        return tuple(Image(b.place, m[1] or m[2] or "") if m else b for b, m in left)

    def _without_signoff(self, start: Point, end: Point, glued: bool) -> tuple[Block, ...]:
        """The blocks of a stretch, the sign-off left out."""
        parts: list[Block] = []
        for cut in sorted(self._signoff.cuts, key=lambda c: c.start):
            if start <= cut.start < end:
                parts.extend(between(self._blocks, start, cut.start, glued))
                start, glued = cut.end, False
        parts.extend(between(self._blocks, start, end, glued))
        return tuple(parts)

    def _parts(self, front: tuple[Block, ...], bodies: Sequence[tuple[Block, ...]]) -> Parts:
        first = next((b for o, b in zip(self._openings, bodies, strict=True) if o.section == 1), None)
        if first is None:
            first = front if self._openings else front[:_FIRST_LINES]
        end, offset = self._front_end()
        title = find_title(self._document, self._blocks, self._lines, end, offset)
        return Parts(self._document, front if self._openings else front[:_FIRST_LINES], first, title, self._signoff)

    def _front_end(self) -> tuple[int, int]:
        """The line with the first heading, and where in it the heading begins."""
        if not self._openings:
            return min(_FIRST_LINES, len(self._lines)), 0
        chosen = self._openings[0].chosen
        return self._openings[0].line, chosen.candidate.start if chosen else 0

    def _heading(self, opening: Opening, edition: int | None) -> Heading | None:
        if opening.chosen is None:
            return None
        c = opening.chosen.candidate
        standard = opening.section is not None and self._lexicon.standard(c.parsed.title, edition)
        place = place_of(self._blocks, self._lines, c.first, _lead(self._lines[c.first].text, c.start))
        dirty = not c.parsed.official and c.parsed.level != "none"
        return Heading(c.raw, c.parsed.ordinal, dirty, c.parsed.title, standard, place)

    def _recover(self, edition: Edition, number: int | None, front: bool, bodies: Sequence[tuple[Block, ...]]) -> list[Recovery]:
        heads = [o.chosen for o in self._openings if o.chosen]
        faults = iter(faults_of(heads, self._lexicon, number, self._document.format == _RECOGNISED))
        pieces = [Piece("FRONT")] if front else []
        for opening, body in zip(self._openings, bodies, strict=True):
            pieces.append(self._piece(opening, next(faults) if opening.chosen else ()))
            pieces.extend([Piece("BODY")] if body else [])
        pieces.extend([Piece("SIGNOFF")] if self._signoff.cuts else [])
        return recoveries(pieces, [s.heading for s in edition.sections])

    def _piece(self, opening: Opening, faults: tuple[RecoveryKind, ...]) -> Piece:
        terminal = f"H{opening.section}" if opening.section else "EXTRA"
        if opening.chosen is None:
            return Piece(terminal, "unheaded", "", place_of(self._blocks, self._lines, opening.line))
        c = opening.chosen.candidate
        place = place_of(self._blocks, self._lines, c.first, _lead(self._lines[c.first].text, c.start))
        return Piece(terminal, opening.chosen.role, c.raw, place, faults)


def _lead(text: str, start: int) -> int:
    """The offset of the first visible character from `start` on."""
    return start + len(text[start:]) - len(text[start:].lstrip(" \t\u3000\xa0\ufeff\r"))
