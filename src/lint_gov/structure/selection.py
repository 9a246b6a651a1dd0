"""Which candidates are the headings: the chain of sections that explains the document best, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from lint_gov.structure.candidates import Candidate
from lint_gov.structure.heading import parse_heading
from lint_gov.structure.lexicon import ACCEPTED, RECOGNISED
from lint_gov.structure.lines import Line
from lint_gov.structure.listing import without_listings
from lint_gov.structure.tables import TableStarts
from lint_gov.structure.words import Words
from lint_gov.tuples import NamedTuple

Role = Literal["anchored", "misplaced", "repeated", "extra"]
_LEVELS = ("han", "part", "paren", "arabic", "none")
_MOST = 400
_TABLE_SECTIONS = (2, 3, 4)


class Chosen(NamedTuple):
    """A candidate taken for a heading.

    Attributes:
        section: by meaning; None for an extra one.
        role: "anchored" (in the order of the form), "misplaced", "repeated" or "extra".
    """

    candidate: Candidate
    section: int | None
    role: Role


class Selector:
    """Chooses the headings among the candidates of one document."""

    def __init__(self, lines: Sequence[Line], found: Sequence[Candidate], starts: TableStarts, words: Words) -> None:
        self._lines, self._starts, self._words = lines, starts, words
        self._all = without_listings(found, lines, words)[:_MOST]
        self._level = self._main_level()
        self._listed = self._list_items()

    def choose(self) -> list[Chosen]:
        """Return the headings in reading order."""
        chain = self._without_loose_slots(self._chain())
        chosen = {id(c): Chosen(c, s, "anchored") for c, s in (*chain, *self._between(chain))}
        self._add_leftovers(chosen)
        self._add_extras(chosen)
        return sorted(chosen.values(), key=lambda h: (h.candidate.first, h.candidate.start))

    def _main_level(self) -> str:
        """The way in which most sections are numbered; 一、 when there is nothing to choose by."""
        sure: dict[str, set[int]] = {level: set() for level in _LEVELS}
        for c in self._all:
            if c.match and c.rank >= ACCEPTED:
                sure[c.parsed.level].add(c.match.section)
        return max(_LEVELS, key=lambda level: len(sure[level]))

    def _is_main(self, c: Candidate) -> bool:
        return c.parsed.level == self._level

    def _follows_table(self, c: Candidate) -> bool:
        rest = self._lines[c.last].text[c.end :]
        return c.section in _TABLE_SECTIONS and self._starts.follows(c.last, rest) == c.section

    def _list_items(self) -> set[int]:
        """Items of a list that starts again at 一、 under a heading."""
        items: set[int] = set()
        seen, run = False, 0
        for c in self._all:
            if c.parsed.level != "han":
                continue
            if c.rank >= ACCEPTED:
                seen, run = True, 0
            elif seen and c.parsed.ordinal == 1 and not self._follows_table(c):
                run = 1
                items.add(id(c))
            elif run and c.parsed.ordinal == run + 1 and not self._follows_table(c):
                run += 1
                items.add(id(c))
        return items

    def _options(self, index: int) -> Iterator[tuple[int, float]]:
        """The sections a candidate could be, with weights."""
        c = self._all[index]
        bonus = 3.0 if self._is_main(c) else 0.0
        if not self._is_main(c) and not self._may_deviate(index):
            return
        listed = id(c) in self._listed
        if c.match is not None and (not listed or c.parsed.ordinal == c.match.section):
            right = 2.0 if c.parsed.ordinal == c.match.section else 0.0
            table = 2.0 if self._follows_table(c) else 0.0
            yield c.match.section, _weight(c.rank, listed) + right + table + bonus - (0.5 if c.inline else 0.0)
        number = c.parsed.ordinal
        if number is not None and 1 <= number <= 6 and c.rank < RECOGNISED and not listed and self._fits_slot(c, number):
            yield number, 1.0 + bonus

    def _fits_slot(self, c: Candidate, number: int) -> bool:
        if not c.clean or c.parsed.level not in ("han", "part") or self._words.never_section.search(c.parsed.title):
            return False
        if number in _TABLE_SECTIONS and self._starts.has(number):
            return self._starts.follows(c.last) == number
        return True

    def _may_deviate(self, index: int) -> bool:
        """Whether a candidate that is numbered otherwise than the rest can be a section heading all the same."""
        c = self._all[index]
        if c.match is None or c.rank < ACCEPTED:
            return False
        if any(self._is_main(o) and o.section == c.section and o.rank >= RECOGNISED for o in self._all):
            return False
        if self._follows_table(c):
            return True
        if c.parsed.level == "none":
            return c.section not in _TABLE_SECTIONS or self._nothing_follows(index)
        return not self._continues(index)

    def _nothing_follows(self, index: int) -> bool:
        """Whether no text stands between an unnumbered line and the next heading: a title, not a sub-heading."""
        c = self._all[index]
        for i in range(c.last + 1, len(self._lines)):
            line = self._lines[i]
            if line.kind != "text":
                return True
            if not line.blank:
                return any(o.first == i and self._is_main(o) for o in self._all[index + 1 :]) or bool(
                    self._words.table_notice.search(line.text)
                )
        return True

    def _continues(self, index: int) -> bool:
        """Whether a （一） or 1. goes on with, or begins, the sub-headings of the section it stands in."""
        c = self._all[index]
        before = 0
        inside = False
        for other in reversed(self._all[:index]):
            if self._is_main(other) and other.rank >= ACCEPTED:
                inside = True
                break
            if other.parsed.level == c.parsed.level and other.parsed.ordinal and not before:
                before = other.parsed.ordinal
        return inside and (c.parsed.ordinal in (None, 1) or c.parsed.ordinal == before + 1)

    def _chain(self) -> list[tuple[Candidate, int]]:
        """The heaviest series of candidates whose sections rise."""
        best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())] * 7
        for index in range(len(self._all)):
            updates: list[tuple[int, float, tuple[tuple[int, int], ...]]] = []
            for section, weight in self._options(index):
                value, path = max(best[:section], key=lambda b: b[0])
                updates.append((section, value + weight, (*path, (index, section))))
            for section, value, path in updates:
                if value > best[section][0]:
                    best[section] = (value, path)
        return [(self._all[i], s) for i, s in max(best, key=lambda b: b[0])[1]]

    def _without_loose_slots(self, chain: list[tuple[Candidate, int]]) -> list[tuple[Candidate, int]]:
        """Drop unknown titles taken by their ordinal alone unless their neighbours are the right ones."""
        known = {s for c, s in chain if c.section == s or self._starts.follows(c.last) == s}
        return [(c, s) for c, s in chain if s in known or {s - 1, s + 1} & set(range(1, 7)) <= known]

    def _between(self, chain: list[tuple[Candidate, int]]) -> Iterator[tuple[Candidate, int]]:
        """Yield reworded titles that the numbering alone tells, where sections are numbered 1. or （一） as lists are, too.

        The heading before and the one behind have the right numbers, and nothing else between them has that number.
        """
        if self._level not in ("paren", "arabic"):
            return
        for (before, lower), (behind, upper) in pairwise(chain):
            right = before.parsed.ordinal == lower and behind.parsed.ordinal == upper == lower + 2
            if right and self._is_main(before) and self._is_main(behind):
                numbered = [c for c in self._all if before.last < c.first < behind.first and self._is_main(c)]
                fitting = [c for c in numbered if c.parsed.ordinal == lower + 1]
                if len(fitting) == 1 and numbered[0] is fitting[0] and self._could_be_heading(fitting[0]):
                    yield _read(fitting[0]), lower + 1

    def _could_be_heading(self, c: Candidate) -> bool:
        title = c.parsed.title.strip()
        return self._words.could_be_title(title) and not self._words.never_section.search(title)

    def _add_leftovers(self, chosen: dict[int, Chosen]) -> None:
        """Titles that are as sure as headings but do not fit the order: out of place, or there twice."""
        taken = {h.section for h in chosen.values()}
        for c in self._all:
            if id(c) in chosen or not self._is_main(c) or c.section is None or not self._is_sure(c):
                continue
            role: Role = "repeated" if c.section in taken else "misplaced"
            chosen[id(c)] = Chosen(c, c.section, role)
            taken.add(c.section)

    def _is_sure(self, c: Candidate) -> bool:
        if c.rank >= ACCEPTED:
            return c.parsed.ordinal in (None, c.section) or not self._in_list(c)
        return c.rank >= RECOGNISED and c.parsed.ordinal == c.section and id(c) not in self._listed

    def _in_list(self, c: Candidate) -> bool:
        """Whether a known title stands as an item of a list: number 一, or next to an item of that list."""
        index = next(i for i, o in enumerate(self._all) if o is c)
        near = [o for o in self._all[max(0, index - 1) : index + 2] if o is not c]
        return c.parsed.ordinal == 1 or any(id(o) in self._listed for o in near)

    def _add_extras(self, chosen: dict[int, Chosen]) -> None:
        """Headings that carry on the numbering and are none of the six."""
        if self._level not in ("han", "part"):
            return
        last = 0
        for c in self._all:
            if id(c) in chosen:
                last = c.parsed.ordinal or chosen[id(c)].section or last
            elif (
                self._is_main(c) and c.clean and id(c) not in self._listed and c.parsed.ordinal == last + 1 and c.rank < ACCEPTED
            ):
                chosen[id(c)] = Chosen(c, None, "extra")
                last += 1


def _read(c: Candidate) -> Candidate:
    """A candidate that was taken for an item of a list, with its ordinal and title as a heading has them."""
    parsed = parse_heading(c.raw)
    return c if parsed is None else c._replace(parsed=parsed)


def _weight(rank: float, listed: bool) -> float:
    if listed:
        return 2.0
    if rank >= ACCEPTED:
        return 10.0 if rank > ACCEPTED else 9.5
    return 7.0 if rank >= RECOGNISED else 6.0 if rank >= 0.9 else 2.0 + 3.0 * rank
