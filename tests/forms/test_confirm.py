"""Sums confirm what recognition read and was not sure of; they never make a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lint_gov.editions import edition
from lint_gov.forms.confirm import confirmed
from lint_gov.model.record import replace
from lint_gov.model.report import Figure

Key = tuple[str, str]
APPLICATIONS = edition(2021).tables["applications"]
RESULTS = [r.key for r in APPLICATIONS.rows if r.key not in ("new", "carried_in", "total", "carried_out")]
COLUMNS = [c.key for c in APPLICATIONS.columns_of("new")]


def _sound() -> dict[Key, Figure]:
    """Two natural persons asked; one got the information, one is carried over."""
    ones = {("new", "natural"): 2, ("granted", "natural"): 1, ("total", "natural"): 1, ("carried_out", "natural"): 1}
    values = {
        (row.key, column): ones.get((row.key, "natural" if column == "total" else column), 0)
        for row in APPLICATIONS.rows
        for column in COLUMNS
    }
    return {key: Figure(*key, str(value), Decimal(value), "number") for key, value in values.items()}


def _doubtful(figures: dict[Key, Figure], raws: dict[Key, str]) -> dict[Key, Figure]:
    return figures | {key: replace(figures[key], raw=raw, value=None, state="unreadable") for key, raw in raws.items()}


@pytest.mark.parametrize("key", [("granted", "natural"), ("new", "natural"), ("total", "total"), ("partial", "other_org")])
def test_a_reading_that_fits_all_sums_is_believed(key: Key) -> None:
    sound = _sound()
    assert confirmed("applications", _doubtful(sound, {key: sound[key].raw})) == sound


@pytest.mark.parametrize("raw", ["7", "□", "", "1 2", "l"])
def test_another_reading_stays_unreadable_though_the_sums_know_better(raw: str) -> None:
    figures = _doubtful(_sound(), {("granted", "natural"): raw})
    assert confirmed("applications", figures) == figures


def test_doubtful_figures_do_not_confirm_each_other() -> None:
    figures = _doubtful(_sound(), {("granted", "natural"): "1", ("partial", "natural"): "0"})
    assert confirmed("applications", figures) == figures


def test_a_broken_sum_confirms_nothing() -> None:
    figures = _sound()
    figures["granted", "total"] = replace(figures["granted", "total"], raw="4", value=Decimal(4))
    figures = _doubtful(figures, {("granted", "natural"): "1"})
    assert confirmed("applications", figures) == figures


def test_one_sum_is_enough_where_the_form_has_one() -> None:
    row = {
        column: Figure("review", column, n, Decimal(n), "number")
        for column, n in zip(("upheld", "corrected", "total"), "213", strict=True)
    }
    figures = {("review", column): figure for column, figure in row.items()}
    assert confirmed("disputes", _doubtful(figures, {("review", "upheld"): "2"})) == figures
    assert confirmed("disclosure", _doubtful(figures, {("review", "upheld"): "2"})) != figures
