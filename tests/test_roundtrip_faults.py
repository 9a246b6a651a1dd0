"""Every planted fault is found at its place, with nothing beyond what follows from it; traps bring nothing."""

from __future__ import annotations

from random import Random

import pytest

from generator.chain import ROUNDS, differences, findings, read_back, rule_codes, unsound
from generator.faults import FAULTS, Fault
from generator.files import Way, listed, random_way, write
from generator.layouts import LAYOUTS
from generator.traps import TRAPS, Trap


def _layouts(rng: Random, fitting: frozenset[str]) -> list[str]:
    """Word, HTML, and text layouts in turn."""
    texts = sorted(fitting & LAYOUTS.keys())
    picked = [rng.choice(texts) for _ in range(ROUNDS - 2)] if texts else []
    return [name for name in ("docx", "html") if name in fitting] + picked


def _shown(way: Way, seed: str, wrong: list[str]) -> str:
    return f"{way} seed {seed!r}\n{listed(wrong)}"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.rule}-{f.name}")
def test_faults_are_found(fault: Fault) -> None:
    if fault.rule not in rule_codes():
        pytest.skip("the rule set has no such rule yet")
    failed: list[str] = []
    for turn in range(ROUNDS):
        seed = f"{fault.name} {turn}"
        rng = Random(seed)
        planted = fault.plant(rng)
        layouts = _layouts(Random(fault.name), planted.layouts)
        way = random_way(rng, layouts[turn % len(layouts)])
        way = Way(way.layout, planted.options) if planted.options else way
        wrong = differences(planted, findings(read_back(write(planted.draft, way)), planted.enabled))
        failed += [_shown(way, seed, wrong)] if wrong else []
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("trap", TRAPS, ids=lambda t: t.name)
def test_traps_bring_nothing(trap: Trap) -> None:
    failed: list[str] = []
    for turn in range(ROUNDS):
        seed = f"{trap.name} {turn}"
        rng = Random(seed)
        draft = trap.make(rng)
        layouts = _layouts(Random(trap.name), trap.layouts or frozenset({"docx", "html", *LAYOUTS}))
        way = random_way(rng, layouts[turn % len(layouts)])
        wrong = unsound(findings(read_back(write(draft, way))))
        failed += [_shown(way, seed, wrong)] if wrong else []
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.name in ("one_cell", "total_mistyped")], ids=lambda f: f.name)
def test_one_wrong_cell_is_mended_as_it_was(fault: Fault) -> None:
    for turn in range(ROUNDS * 3):
        rng = Random(f"{fault.name} {turn}")
        planted = fault.plant(rng)
        said = findings(read_back(write(planted.draft, random_way(rng, rng.choice(sorted(planted.layouts))))))
        offered = {(c.table, c.row, c.column): c.value for f in said for c in f.repair}
        assert offered == planted.repair, f"{fault.name} {turn}"
        assert len({f.group for f in said if f.repair}) == 1
