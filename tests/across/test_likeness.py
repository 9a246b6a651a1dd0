"""What unrelated reports have in common, and what is kept of a report for comparing it."""

from __future__ import annotations

from random import Random

import pytest

from checks.reports import report, section
from generator.held import Run
from generator.story import words
from lint_gov.across.commonness import Commonness
from lint_gov.across.core import core, whole
from lint_gov.across.narrative import narrative
from lint_gov.across.usual import pairs, usual
from lint_gov.model.record import replace
from lint_gov.model.report import Report
from lint_gov.store.pack import pack, unpack
from lint_gov.text.overlap import hashes, reduced, shared


def test_what_everybody_writes_weighs_least() -> None:
    known = Commonness()
    for number in range(20):
        known.add(2023, hashes(["everybody's", f"own {number}", "half's"][: 2 + number % 2]))
    weight = known.weight(2023)
    assert weight is not None
    assert weight("own 3") == 1
    assert 0.05 <= weight("everybody's") < weight("half's") < 0.5
    assert known.weight(2022) is None


def test_of_few_reports_nothing_is_usual() -> None:
    known = Commonness()
    for _ in range(9):
        known.add(2023, hashes(["all"]))
    assert known.weight(2023) is None


def told(number: int, *texts: str) -> Report:
    return report(prose=(section(number, *texts),))


def written(rng: Random, *more: str) -> Report:
    text = "".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(90))
    return told(5, text, *more)


def usual_in(reports: list[Report]) -> float:
    named = [replace(r, identity=replace(r.identity, organ=f"甲{n}局")) for n, r in enumerate(reports)]
    chosen = pairs({2023: list(range(len(named)))}).get(2023, [])
    return usual(chosen, named.__getitem__, None).get(5, 0.0)


def test_a_pattern_of_all_is_usual_and_one_copy_is_not() -> None:
    rng = Random(3)
    pattern = words()["template"]
    assert usual_in([written(rng, pattern) for _ in range(30)]) > 0.4
    apart = [written(rng) for _ in range(30)]
    assert usual_in([*apart, apart[4]]) < 0.1
    assert usual_in([apart[0]] * 19) == 0


def test_a_core_keeps_what_is_compared_and_no_more() -> None:
    every = told(1, "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
    kept = core(every)
    again = whole(kept.card, kept.body)
    assert [(form.table, dict(form.figures)) for form in again.forms] == [(f.table, dict(f.figures)) for f in every.forms]
    assert not again.sections and not again.document.blocks
    assert narrative(again, 1).letters == narrative(every, 1).letters
    assert unpack(pack(kept)) == kept


@pytest.mark.parametrize("phrase", ["中华人民共和国政府信息公开条例", "以公开为常态、不公开为例外", "依申请公开"])
def test_words_of_the_law_are_nobodys(phrase: str) -> None:
    assert narrative(told(5, phrase + "。"), 5).size == 0


def test_each_is_held_against_the_one_it_copied_and_not_against_itself() -> None:
    rng = Random(5)
    plain = [written(rng) for _ in range(12)]
    plain.append(plain[2])
    organs = [
        replace(r, identity=replace(r.identity, organ=f"云溪县{'甲乙丙丁戊己庚辛壬癸子丑寅'[n]}局")) for n, r in enumerate(plain)
    ]
    last = replace(organs[2], identity=replace(organs[2].identity, year=2022))
    known = Run([core(r) for r in (*organs, last)])
    assert {s.identity.organ for s in known.peers(12).siblings} == {organs[2].identity.organ}
    assert known.peers(2).previous is not None
    assert {s.identity.organ for s in known.peers(2).siblings} == {organs[12].identity.organ}
    assert known.peers(13).siblings == ()
    assert known.peers(5).alone


def test_a_likeness_is_symmetric_and_complete_with_itself() -> None:
    rng = Random(9)
    one, other = (reduced("".join(rng.choice("公开信息群众政策解读") for _ in range(200))) for _ in range(2))
    assert shared(one, one).ratio == 1
    assert shared(one, other).ratio == shared(other, one).ratio
    assert len(one.every) == 196
