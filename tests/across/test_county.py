"""A generated county from its files on: what is planted in it is found, and nothing else is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from generator.chain import findings, loud, read_back, told
from generator.county import County, Plan, county, joined
from generator.held import Said, cores, held, met
from generator.story import reworded, words
from generator.story import told as story
from generator.text import text_file
from lint_gov.model.peers import Core
from lint_gov.text.overlap import reduced, shared

# A list names all of a small county; names alone tell the other, in which the government once sums up nothing.
PLANS = {
    "listed": Plan(14, listed=True, often=1, roll_up=("", "missing", "wrong")),
    "told from names": Plan(14, (2019, 2020, 2021), often=1, roll_up=("missing", "wrong", "own")),
}


@cache
def read(name: str) -> tuple[County, list[Core]]:
    known = county(4, PLANS[name])
    return known, cores(known)


@cache
def made(name: str) -> tuple[County, tuple[Said, ...]]:
    known, kept = read(name)
    return known, tuple(held(known, kept))


@pytest.mark.parametrize("name", PLANS)
def test_what_is_planted_is_found_and_nothing_else_is_said(name: str) -> None:
    known, said = made(name)
    assert len({want.rule for want in known.wanted}) >= 4
    assert [want for want in known.wanted if not any(met(want, one) for one in said)] == []
    due = {(want.number, want.rule) for want in known.wanted} | known.may
    assert [told(one.finding) for one in said if (one.number, one.finding.rule) not in due] == []


@pytest.mark.parametrize("folders", [True, False])
def test_two_counties_whose_organs_leave_out_where_they_are(folders: bool) -> None:
    plans = [Plan(9, (2022, 2023), often=0, place=place, roll_up=("", "")) for place in ("云溪县", "石桥县")]
    both = joined(*(county(seed, plan) for seed, plan in enumerate(plans)), folders=folders)
    said = held(both, cores(both))
    assert [told(one.finding) for one in said if (one.number, one.finding.rule) not in both.may] == []


def test_the_order_of_the_reports_makes_no_difference() -> None:
    known, kept = read("listed")
    order = list(range(len(kept)))
    Random(1).shuffle(order)
    shuffled = replace(known, filed=[known.filed[n] for n in order])
    said = held(shuffled, [kept[n] for n in order])
    again = sorted((order[one.number], told(one.finding)) for one in said)
    assert again == sorted((one.number, told(one.finding)) for one in made("listed")[1])


@pytest.mark.parametrize("name", PLANS)
def test_the_county_agrees_with_itself_where_nothing_is_planted(name: str) -> None:
    known, _ = made(name)
    faulty = {want.number for want in known.wanted} | {number for number, _ in known.may}
    sound = [f for n, f in enumerate(known.filed) if n not in faulty][:6]
    for filed in sound:
        said = findings(read_back(text_file(filed.draft, filed.layout)))
        assert [told(f) for f in said if loud(f)] == []


def test_a_government_states_the_sums() -> None:
    known = county(8, Plan(14, roll_up=("", "", ""), often=0))
    for year in (2021, 2022, 2023):
        filed = [f for f in known.filed if f.draft.year == year]
        (lord,) = (f for f in filed if f.member.kind == "county_government")
        below = [f.draft.figures.values for f in filed if f is not lord and not f.member.apart]
        for key in ("applications", "new", "total"), ("disputes", "review", "upheld"):
            assert lord.draft.figures.values[key] == sum((values[key] for values in below), Decimal(0))


def test_unrelated_stories_share_little_and_reworded_ones_much() -> None:
    rng, topics = Random(2), list(words()["bureaus"].values())
    stories = [story(rng, own) for own in topics]
    texts = [reduced("。".join(sentence for part in one.parts.values() for sentence in part)) for one in stories]
    assert max(shared(texts[n], texts[n + 1]).ratio for n in range(len(texts) - 1)) < 0.3
    again = reworded(rng, stories[0], (1, 5), stories[1])
    assert shared(texts[0], reduced("。".join(s for part in again.parts.values() for s in part))).ratio > 0.5


def test_the_same_seed_gives_the_same_county() -> None:
    one, other = (county(3, Plan(14, often=1)) for _ in range(2))
    assert one == other
    assert Counter(want.rule for want in one.wanted)["C301"] == 2
