"""A report before rendering: its facts, and its parts in reading order. Faults and traps change drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from generator import narrative
from generator.fees import random_fee
from generator.figures import Figures, random_figures
from generator.forms import SECTION, TABLES, Key, edition_of
from generator.grids import Grid, build
from generator.narrative import Facts, Narrative
from generator.organs import Organ, random_organ


@dataclass(frozen=True)
class Text:
    """A paragraph. `role`: title, preamble, heading, sub, text, signoff or date."""

    text: str
    role: str = "text"
    section: int | None = None


@dataclass(frozen=True)
class Picture:
    """A picture in the place of something."""

    section: int | None = None


@dataclass(frozen=True)
class TablePart:
    """A statutory table; `section` is where it stands, not where it belongs."""

    grid: Grid
    section: int


Part = Text | TablePart | Picture


@dataclass(frozen=True)
class Draft:
    """A report ready to be rendered.

    Attributes:
        typed: how figures are typed where that is not just their digits (blank, "/", "+177", "33.5万元").
    """

    facts: Facts
    parts: tuple[Part, ...]
    typed: Mapping[Key, str] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.facts.year

    @property
    def organ(self) -> Organ:
        """The reporting organ."""
        return self.facts.organ

    @property
    def figures(self) -> Figures:
        """The figures its tables show."""
        return self.facts.figures

    def grids(self) -> dict[str, Grid]:
        """The statutory tables by name; of one that occurs twice the first."""
        found: dict[str, Grid] = {}
        for part in self.parts:
            if isinstance(part, TablePart):
                found.setdefault(part.grid.table, part.grid)
        return found

    def mapped(self, change: Callable[[Part], Part | tuple[Part, ...]]) -> Draft:
        """The draft with each part replaced by what `change` makes of it."""
        parts: list[Part] = []
        for part in self.parts:
            made = change(part)
            parts += made if isinstance(made, tuple) else (made,)
        return replace(self, parts=tuple(parts))

    def with_grid(self, table: str, change: Callable[[Grid], Grid]) -> Draft:
        """The draft with one table changed."""
        return self.mapped(lambda p: replace(p, grid=change(p.grid)) if isinstance(p, TablePart) and p.grid.table == table else p)

    def with_typed(self, typed: Mapping[Key, str]) -> Draft:
        """The draft with some figures typed otherwise."""
        changed = self.mapped(lambda p: replace(p, grid=p.grid.with_texts(typed)) if isinstance(p, TablePart) else p)
        return replace(changed, typed={**self.typed, **typed})

    def with_figures(self, figures: Figures) -> Draft:
        """The draft with other figures in its tables; the prose stays as it is."""
        changes = {k: str(v) for k, v in figures.values.items() if v != self.figures.values.get(k)}
        return replace(self.with_typed(changes), facts=replace(self.facts, figures=figures))


def random_draft(rng: Random, year: int | None = None, organ_kind: str | None = None, size: str | None = None) -> Draft:
    """A sound report."""
    year = year or rng.choice((2019, 2020, 2021, 2022, 2023, 2024, 2025))
    organ = random_organ(rng, organ_kind)
    figures = random_figures(rng, edition_of(year), organ.kind, size)
    facts = Facts(year, organ, figures, random_fee(rng, figures) if edition_of(year) == 2021 else narrative.Fee())
    draft = compose(facts, narrative.write(rng, facts))
    return draft.with_typed(_typed(rng, figures)) if edition_of(year) == 2019 else draft


def compose(facts: Facts, words: Narrative) -> Draft:
    """Put words and tables together."""
    parts: list[Part] = [Text(words.title, "title"), *(Text(t, "preamble") for t in words.preamble)]
    tables = {SECTION[name]: name for name in TABLES}
    for number in range(1, 7):
        parts.append(Text(words.headings[number], "heading", number))
        if number in tables:
            parts.append(TablePart(build(facts.figures, tables[number]), number))
        parts += [Text(line.text, line.role, number) for line in words.bodies.get(number, ())]
    return Draft(facts, (*parts, Text(words.signoff[0], "signoff"), Text(words.signoff[1], "date")))


def _typed(rng: Random, figures: Figures) -> dict[Key, str]:
    """The ways in which 2019 tables write changes and purchase amounts."""
    typed: dict[Key, str] = {}
    unit = rng.choice(("", "", "万元", "元"))
    plus = rng.random() < 0.5
    for (table, row, column), value in figures.values.items():
        if column == "change" and value > 0 and plus:
            typed[table, row, column] = f"+{value}"
        if (row, column) == ("procurement", "amount") and value:
            typed[table, row, column] = f"{value}{unit}"
    return typed
