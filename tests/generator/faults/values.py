"""Faults of family V: cells that are blank, hold a placeholder, or a value that cannot be right."""

from __future__ import annotations

from random import Random

from generator.draft import random_draft
from generator.faults.core import CELLS, PROSE, READ, Expect, Fault, Planted, recent
from generator.forms import APPLICANTS, SECTION, TABLES, Key, application_rows, cell_type, edition_of, keys

# A cell that is no number keeps its identities from being judged, or breaks them when it is a wrong number.
_SUMS = frozenset({"A101", "A102", "A103", "A201", "V106"}) | PROSE
_NO_RULES = ("county_government", "township", "subdistrict", "department", "development_zone")


def blank_cells(rng: Random) -> Planted:
    """Some zeros left out."""
    draft = random_draft(rng)
    table = rng.choice(TABLES)
    zeros = [k for k in keys(edition_of(draft.year)) if k[0] == table and not draft.figures.values[k]]
    gone = [k for k in zeros if rng.random() < rng.choice((0.1, 0.5))] or zeros[:1]
    if not gone:
        return blank_row(rng)
    severity = "warning" if draft.year >= 2021 else "info"
    return Planted(
        draft.with_typed(dict.fromkeys(gone, "")), (Expect("V101", SECTION[table], table, severity=severity),), layouts=CELLS
    )


def blank_row(rng: Random) -> Planted:
    """A whole row of zeros left out."""
    draft = random_draft(rng, size="tiny")
    rows = application_rows(edition_of(draft.year))
    row = rng.choice([r for r in rows if not draft.figures.count("applications", r) and r != "total"])
    severity = "warning" if draft.year >= 2021 else "info"
    empty = draft.with_typed({("applications", row, c): "" for c in (*APPLICANTS, "total")})
    return Planted(empty, (Expect("V101", 3, "applications", severity=severity),))


def placeholder(rng: Random) -> Planted:
    """A stroke or 无 in place of a zero."""
    draft = random_draft(rng)
    table = rng.choice(TABLES)
    zeros = [k for k in keys(edition_of(draft.year)) if k[0] == table and not draft.figures.values[k]]
    if not zeros:
        return placeholder(rng)
    marked = rng.sample(zeros, min(len(zeros), rng.choice((1, 1, 2, 20))))
    typed = draft.with_typed(dict.fromkeys(marked, rng.choice(("/", "—", "-", "无", "－"))))
    return Planted(typed, (Expect("V102", SECTION[table], table, severity="warning"),), layouts=READ)


def not_a_count(rng: Random) -> Planted:
    """A count that is negative, a fraction or a word."""
    draft = random_draft(rng)
    edition = edition_of(draft.year)
    counts = [k for k in keys(edition) if k[0] != "disclosure" or cell_type(edition, k[1], k[2]) == "count"]
    key = rng.choice(counts)
    typed = draft.with_typed({key: rng.choice(("-3", "2.5", "若干", "见附件", "-1"))})
    # 2.5 规章 are also 规章 of an organ that may have no power to make any.
    may = _SUMS | ({"V105"} if key[1] == "regulations" else set())
    return Planted(typed, (Expect("V103", SECTION[key[0]], *key, severity="error"),), may, READ)


def fee_amount(rng: Random) -> Planted:
    """An amount that is no number, has its unit in the cell, or is in 元."""
    draft = recent(rng, rng.choice(("township", "subdistrict")))
    key: Key = ("disclosure", "fees", "amount")
    typed = draft.with_typed({key: rng.choice(("12万元", "3.5万元", "约5", "356000", "48200.50", "详见附表"))})
    return Planted(typed, (Expect("V104", 2, *key, severity="warning"),), layouts=READ)


def regulations(rng: Random) -> Planted:
    """规章 of an organ that cannot make any."""
    draft = random_draft(rng, organ_kind=rng.choice(_NO_RULES))
    if "city_government" in draft.organ.kinds:  # its name does not tell whether it is a city of prefecture level
        return regulations(rng)
    columns = ("made", "effective") if edition_of(draft.year) == 2021 else ("created", "published", "total")
    wrong = draft.figures.replaced({("disclosure", "regulations", c): 2 for c in columns})
    return Planted(draft.with_figures(wrong), (Expect("V105", 2, "disclosure", "regulations", review=True),), PROSE)


def effective(rng: Random) -> Planted:
    """Fewer documents in force than the year's own minus the repealed ones."""
    draft = recent(rng)
    wrong = {"made": 7, "repealed": 2, "effective": rng.randint(0, 4)}
    figures = draft.figures.replaced({("disclosure", "normative", c): n for c, n in wrong.items()})
    return Planted(draft.with_figures(figures), (Expect("V106", 2, "disclosure", "normative", severity="warning"),), PROSE)


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (
        ("V101", blank_cells),
        ("V101", blank_row),
        ("V102", placeholder),
        ("V103", not_a_count),
        ("V104", fee_amount),
        ("V105", regulations),
        ("V106", effective),
    )
)
