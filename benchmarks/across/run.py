"""How much of what is planted across the reports of a county is found, and how many sound reports are blamed.

Every report is written in a text layout and read back, then held against the others as `check FOLDER` does. Counties of
two hundred organs over three years without a list, one with a list over the change of the form, and small ones for the
roll-up, some of them two in one run. Exit status 1 when a target is missed.

.venv/bin/python benchmarks/across/run.py [--organs N] [--small N] [--seed N] [--show]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from common import table
from generator.county import County, Plan, Wanted, county, joined
from generator.held import Said, held, met

RECALL, FALSE = 0.98, 0.005
ROLL_UPS = (("", "missing", "wrong"), ("wrong", "", "missing"), ("", "wrong", "own"), ("missing", "own", "wrong"))


class Tally(NamedTuple):
    """What was planted and found, by rule and fault, and what was said without reason."""

    planted: Counter[tuple[str, str]]
    found: Counter[tuple[str, str]]
    missed: list[str]
    false: list[str]
    blamed: set[tuple[int, int]]
    reports: Counter[str]


def main() -> int:
    """Run the benchmark."""
    options = _options()
    tally = Tally(Counter(), Counter(), [], [], set(), Counter())
    started = time.perf_counter()
    plans = list(_plans(options.organs, options.small))
    for number, plan in enumerate(plans):
        made = county(options.seed + number, plan)
        if plan.place != Plan.place:
            made = joined(made, county(options.seed + len(plans) + number, replace(plan, place=Plan.place)), folders=True)
        _count(tally, number, made, list(held(made)))
    print(f"{tally.reports['all']} reports of {number + 1} counties in {time.perf_counter() - started:.0f} s\n")
    return _told(tally, options.show)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--organs", type=int, default=200)
    parser.add_argument("--small", type=int, default=24, help="number of small counties")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="name what was missed and what was said without reason")
    return parser.parse_args()


def _plans(organs: int, small: int) -> Iterator[Plan]:
    yield Plan(organs)
    yield Plan(organs // 2, (2019, 2020, 2021), listed=True)
    for number in range(small):
        roll_up = ROLL_UPS[number // 2 % len(ROLL_UPS)]
        years = (2021, 2022, 2023) if number % 3 else (2020, 2021, 2022)
        place = "石桥县" if number % 4 == 2 else Plan.place
        yield Plan(14, years, place=place, listed=number % 2 == 1 and "own" not in roll_up, often=1, roll_up=roll_up)


def _count(tally: Tally, place: int, made: County, said: list[Said]) -> None:
    tally.reports["all"] += len(made.filed)
    for want in made.wanted:
        kind = want.rule, want.fault
        tally.planted[kind] += 1
        if any(met(want, one) for one in said):
            tally.found[kind] += 1
        else:
            tally.missed.append(f"county {place}: {_shown(made, want.number)} {want}")
    for one in said:
        if not _due(made, one):
            tally.blamed.add((place, one.number))
            tally.false.append(f"county {place}: {_shown(made, one.number)} {one.finding.rule} {one.finding.message}")


def _due(made: County, one: Said) -> bool:
    if (one.number, one.finding.rule) in made.may:
        return True
    return any(met(Wanted(w.number, w.rule, w.fault, w.section, w.table), one) for w in made.wanted)


def _shown(made: County, number: int) -> str:
    draft = made.filed[number].draft
    return f"#{number} {draft.organ.name} {draft.year}"


def _told(tally: Tally, show: bool) -> int:
    rows = [
        (rule, fault, str(count), f"{tally.found[rule, fault] / count:.3f}")
        for (rule, fault), count in sorted(tally.planted.items())
    ]
    for rule in sorted({rule for rule, _ in tally.planted}):
        planted, found = (sum(n for (r, _), n in c.items() if r == rule) for c in (tally.planted, tally.found))
        rows.append((rule, "all", str(planted), f"{found / planted:.3f}"))
    table(("rule", "planted", "number", "recall"), rows)
    short = [row[0] for row in rows if row[1] == "all" and float(row[3]) < RECALL]
    share = len(tally.blamed) / tally.reports["all"]
    print(f"\nreports blamed without reason: {len(tally.blamed)} of {tally.reports['all']} ({share:.2%}, at most {FALSE:.1%})")
    if show:
        print(*tally.missed, *tally.false, sep="\n")
    if short:
        print(f"MISSED: recall of {', '.join(short)} below {RECALL}")
    return 1 if short or share > FALSE else 0


if __name__ == "__main__":
    sys.exit(main())
