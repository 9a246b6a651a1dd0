"""What a planted fault is: the faulty report, and what must be found in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from generator.docx import DocxOptions
from generator.draft import Draft, random_draft
from generator.forms import Key
from generator.layouts import LAYOUTS, VANISHING

FILES = frozenset({"docx", "html"})
TEXTS = frozenset(LAYOUTS)
# Layouts in which a cell stays a cell, even a blank one.
CELLS = FILES | (TEXTS - VANISHING - {"markdown_reduced"})
# Layouts in which the header of a table can be told cell by cell.
HEADED = FILES | (TEXTS - {"glued", "pdf", "paragraphs_once", "markdown_reduced"})
ANY = FILES | TEXTS
# Layouts in which every figure can be read.
READ = ANY - {"glued", "markdown_reduced"}
# What may be said of the prose once a table has been changed beneath it.
PROSE = frozenset({"P101", "P102", "P103", "P104", "P105", "P202", "F103"})


@dataclass(frozen=True)
class Expect:
    """A finding that must be there; what is None does not matter."""

    rule: str
    section: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    severity: str | None = None
    review: bool = False


@dataclass(frozen=True)
class Planted:
    """A faulty report.

    Attributes:
        expect: findings that must be there.
        may: rules that may speak as well, because it follows from the fault.
        layouts: in which the fault can be seen at all.
        repair: cells that a unique repair must change, with their right values.
        before: right values of all cells that were changed, where a repair may be unique or not.
        options: how the file must be written for the fault to be there; None: in any way.
        enabled: opt-in rules that are turned on for this report.
    """

    draft: Draft
    expect: tuple[Expect, ...]
    may: frozenset[str] = frozenset()
    layouts: frozenset[str] = ANY
    repair: Mapping[Key, Decimal] = field(default_factory=dict)
    before: Mapping[Key, Decimal] = field(default_factory=dict)
    options: DocxOptions | None = None
    enabled: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fault:
    """A way of planting a fault of one rule."""

    rule: str
    name: str
    plant: Callable[[Random], Planted]


def recent(rng: Random, kind: str | None = None, size: str | None = None) -> Draft:
    """A sound report for 2021 or later."""
    return random_draft(rng, rng.choice((2021, 2022, 2023, 2024, 2025)), kind, size)


def former(rng: Random, kind: str | None = None, size: str | None = None) -> Draft:
    """A sound report for 2019 or 2020."""
    return random_draft(rng, rng.choice((2019, 2020)), kind, size)
