"""Faults of family A: sound tables with some figures changed, and the identities this breaks."""

from __future__ import annotations

from random import Random

from generator.draft import Draft, random_draft
from generator.faults.core import PROSE, READ, Expect, Fault, Planted
from generator.figures import Figures
from generator.forms import APPLICANTS, DISPUTES, OUTCOMES, Key, application_rows, edition_of, result_rows


def broken(figures: Figures) -> tuple[Expect, ...]:
    """The findings that these figures owe, by the identities of the form."""
    severity = "error" if figures.edition == 2021 else "warning"
    found: list[Expect] = []
    for column in (*APPLICANTS, "total"):
        got = {row: figures.count("applications", row, column) for row in application_rows(figures.edition)}
        if got["new"] + got["carried_in"] != got["total"] + got["carried_out"]:
            found.append(Expect("A101", 3, "applications", column=column, severity="error"))
        if got["total"] != sum(got[row] for row in result_rows(figures.edition)):
            found.append(Expect("A102", 3, "applications", column=column, severity="error"))
    for row in application_rows(figures.edition):
        if figures.count("applications", row) != sum(figures.count("applications", row, c) for c in APPLICANTS):
            found.append(Expect("A103", 3, "applications", row, severity=severity))
    for row in DISPUTES:
        if figures.count("disputes", row) != sum(figures.count("disputes", row, c) for c in OUTCOMES):
            found.append(Expect("A201", 4, "disputes", row, severity="error"))
    return tuple(found)


def _planted(draft: Draft, changes: dict[Key, int], repairable: bool = False) -> Planted:
    wrong = draft.figures.replaced({k: draft.figures.values[k] + n for k, n in changes.items()})
    before = {k: draft.figures.values[k] for k in changes}
    may = PROSE | {"V106"}
    return Planted(draft.with_figures(wrong), broken(wrong), may, READ, before if repairable else {}, before)


def _step(rng: Random, figures: Figures, *keys: Key) -> int:
    """A change that leaves none of these figures negative."""
    least = min(int(figures.values[k]) for k in keys)
    return rng.choice([1, 2, 10, *([-1] if least else []), *([-least] if least else [])])


def one_cell(rng: Random) -> Planted:
    """One figure mistyped: it breaks a row and a column, and can be mended alone."""
    draft = random_draft(rng)
    row = rng.choice(("new", "carried_in", "carried_out", *result_rows(edition_of(draft.year))))
    key = ("applications", row, rng.choice((*APPLICANTS, "total")))
    return _planted(draft, {key: _step(rng, draft.figures, key)}, repairable=True)


def balance(rng: Random) -> Planted:
    """New requests of one kind of applicant that did not go anywhere."""
    draft = random_draft(rng)
    row = rng.choice(("new", "carried_in", "carried_out"))
    keys = [("applications", row, c) for c in (rng.choice(APPLICANTS), "total")]
    return _planted(draft, dict.fromkeys(keys, _step(rng, draft.figures, *keys)))


def results(rng: Random) -> Planted:
    """An outcome that is not in （七）总计."""
    draft = random_draft(rng)
    row, column = rng.choice(result_rows(edition_of(draft.year))), rng.choice(APPLICANTS)
    keys = [("applications", row, c) for c in (column, "total")]
    return _planted(draft, dict.fromkeys(keys, _step(rng, draft.figures, *keys)))


def applicants(rng: Random) -> Planted:
    """A case under another kind of applicant than its total knows."""
    draft = random_draft(rng)
    column, step = rng.choice(APPLICANTS), rng.choice((1, 3))
    rows = ("new", "total", rng.choice(result_rows(edition_of(draft.year))))
    return _planted(draft, {("applications", row, column): step for row in rows})


def total_mistyped(rng: Random) -> Planted:
    """（七）总计 of one column."""
    draft = random_draft(rng)
    key = ("applications", "total", rng.choice(APPLICANTS))
    return _planted(draft, {key: _step(rng, draft.figures, key)}, repairable=True)


def disputes(rng: Random) -> Planted:
    """A total of reviews or lawsuits that its outcomes do not make."""
    draft = random_draft(rng)
    key = ("disputes", rng.choice(DISPUTES), rng.choice((*OUTCOMES, "total")))
    return _planted(draft, {key: _step(rng, draft.figures, key)})


FAULTS = tuple(
    Fault(rule, plant.__name__, plant)
    for rule, plant in (
        ("A103", one_cell),
        ("A101", balance),
        ("A102", results),
        ("A103", applicants),
        ("A101", total_mistyped),
        ("A201", disputes),
    )
)
