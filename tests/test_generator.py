"""The generator itself: its reports are sound, and its layouts show what they say they show."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from generator.draft import random_draft
from generator.figures import SIZES, Figures, random_figures
from generator.forms import APPLICANTS, DISPUTES, OUTCOMES, application_rows, keys, result_rows
from generator.grids import build, matrix
from generator.layouts import LAYOUTS
from generator.readable import reading
from generator.text import TextOptions, expected_text, render_text, text_file

EDITIONS = (2019, 2021)


@pytest.fixture(params=[(e, s, seed) for e in EDITIONS for s in SIZES for seed in range(6)], ids=str)
def figures(request: pytest.FixtureRequest) -> Figures:
    edition, size, seed = request.param
    return random_figures(Random(seed), edition, size=size)


def test_requests_balance(figures: Figures) -> None:
    for column in (*APPLICANTS, "total"):
        got = {row: figures.count("applications", row, column) for row in application_rows(figures.edition)}
        assert got["new"] + got["carried_in"] == got["total"] + got["carried_out"]
        assert got["total"] == sum(got[row] for row in result_rows(figures.edition))


def test_rows_add_up(figures: Figures) -> None:
    for row in application_rows(figures.edition):
        assert figures.count("applications", row) == sum(figures.count("applications", row, c) for c in APPLICANTS)
    for row in DISPUTES:
        assert figures.count("disputes", row) == sum(figures.count("disputes", row, c) for c in OUTCOMES)


def test_documents_in_force_are_plausible() -> None:
    for seed in range(200):
        figures = random_figures(Random(seed), 2021, "city_government")
        made, repealed, effective = (figures.count("disclosure", "normative", c) for c in ("made", "repealed", "effective"))
        assert effective >= made - repealed


def test_sizes_reach_from_nothing_to_thousands() -> None:
    totals = {s: [random_figures(Random(i), 2021, size=s).count("applications", "new") for i in range(60)] for s in SIZES}
    assert max(totals["none"]) == 0
    assert max(totals["large"]) > 1000
    assert any(v > 0 for v in totals["tiny"])


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", ["disclosure", "applications", "disputes"])
def test_grids_are_full_and_hold_every_figure(edition: int, table: str) -> None:
    grid = build(random_figures(Random(1), edition, size="large"), table)
    fields = matrix(grid)
    assert {len(row) for row in fields} == {grid.width}
    assert all(found is not None for row in fields for found in row)
    assert [c.key for c in grid.cells() if c.key] == [k for k in keys(edition) if k[0] == table]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_show_every_figure(layout: str) -> None:
    draft = random_draft(Random(7), 2023, size="large")
    text = render_text(draft, layout)
    shown = expected_text(draft, layout)
    assert set(shown) == set(keys(2021))
    for key, got in shown.items():
        assert got.value == draft.figures.values[key]
        assert str(got.value) in text
    assert ("\n" not in text) == (layout == "one_line")


def test_a_layout_that_drops_blanks_does_not_promise_them() -> None:
    draft = random_draft(Random(7), 2023).with_typed({("applications", "new", "research"): ""})
    assert not expected_text(draft, "paragraphs")["applications", "new", "natural"].sure
    assert expected_text(draft, "bars")["applications", "new", "natural"].sure
    assert expected_text(draft, "bars")["applications", "new", "research"].states == {"blank"}


@pytest.mark.parametrize(
    ("raw", "value", "state"),
    [("12", "12", "number"), (" 0 ", "0", "number"), ("33.5万元", "33.5", "number"), ("+177", "177", "number"),
     ("减4", "-4", "number"),
     ("", None, "blank"), ("/", None, "placeholder"), ("无", None, "placeholder"), ("约3", None, "text")],
)  # fmt: skip
def test_reading_of_a_cell(raw: str, value: str | None, state: str) -> None:
    got = reading(raw)
    assert got.value == (None if value is None else Decimal(value))
    assert got.states == {state}
    assert got.accepts(got.value, state)
    assert not got.accepts(Decimal(99), "number")


def test_the_same_seed_gives_the_same_report() -> None:
    first, second = (text_file(random_draft(Random(11)), "bars") for _ in range(2))
    assert first.data == second.data


def test_files_are_encoded_as_asked() -> None:
    draft = random_draft(Random(3))
    assert text_file(draft, "tabs", TextOptions(bom=True)).data.startswith(b"\xef\xbb\xbf")
    national = text_file(draft, "tabs", TextOptions(encoding="gb18030", newline="\r\n")).data
    assert "\r\n" in national.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        national.decode("utf-8")
