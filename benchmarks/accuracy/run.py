"""How much of what is wrong is found, and how much of what is right is left alone.

Plants every fault of tests/generator into generated reports of every layout and organ kind, beside clean reports, traps and
damaged ones, and checks each report from its bytes on. Exit status 1 when a target is missed.

.venv/bin/python benchmarks/accuracy/run.py [--rounds N] [--seed N] [--jobs N] [--only TEXT] [--publish FOLDER]
.venv/bin/python benchmarks/accuracy/run.py --show KIND SEED LAYOUT [--save FILE]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).resolve().parent), str(ROOT / "benchmarks"), str(ROOT / "tests")]

from cases import ALL_LAYOUTS, Case, Outcome, cases, judge, made
from page import Run, publish
from tally import Tally, faults_of, layout_table, missed, repeated, rule_table, total_table, wrong_lines

from common import table
from generator.chain import findings, read_back, rule_codes, told
from generator.faults import FAULTS
from generator.files import write

ROUNDS = 5


def main() -> int:
    """Run the benchmark, or show one case."""
    options = _options()
    if options.show:
        return show(Case(options.show[0], int(options.show[1]), options.show[2]), options.save)
    started = time.perf_counter()
    tally = Tally()
    for outcome in outcomes([c for c in cases(options.seed, options.rounds) if options.only in c.kind], options.jobs):
        tally.add(outcome)
    report(tally, time.perf_counter() - started)
    if options.publish:
        publish(options.publish, Run(tally, options.rounds, options.seed, not_planted()))
    return _verdict(tally)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seed", type=int, default=1, help="number of the first round")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="", metavar="TEXT", help="only faults, traps and organ kinds whose name has it")
    parser.add_argument("--publish", type=Path, metavar="FOLDER", help="put the tables into its docs/accuracy.md and READMEs")
    parser.add_argument("--show", nargs=3, metavar=("KIND", "SEED", "LAYOUT"), help="what is said of one report")
    parser.add_argument("--save", type=Path, metavar="FILE", help="with --show: keep the report")
    return parser.parse_args()


def outcomes(chosen: list[Case], jobs: int) -> Iterator[Outcome]:
    """The outcomes of the cases, in their order."""
    with ProcessPoolExecutor(jobs) as pool:
        yield from filter(None, pool.map(judge, chosen, chunksize=22))


def not_planted() -> list[str]:
    """Rules for which no fault is planted."""
    return sorted(rule_codes() - {fault.rule for fault in FAULTS})


def report(tally: Tally, seconds: float) -> None:
    """Print all tables."""
    print(f"{tally.cases} reports in {seconds:.0f} s\n")
    for head, rows in (
        rule_table("rule", tally.rules),
        layout_table("layout", tally.layouts, [x for x in ALL_LAYOUTS if x in tally.layouts]),
        layout_table("organ kind", tally.organs, sorted(tally.organs)),
        rule_table("family", tally.families()),
        total_table(tally),
    ):
        table(head, rows)
        print()
    print(f"not planted here: {' '.join(not_planted())}")
    print(f"hints (info) on sound reports: {' '.join(f'{rule} {n}' for rule, n in sorted(tally.hints.items())) or 'none'}\n")
    print(*wrong_lines(tally), sep="\n")


def _verdict(tally: Tally) -> int:
    every = [o for group in tally.wrong.values() for o in group]
    targets = missed(tally)
    for text, blame in targets:
        print(f"MISSED: {text}, e.g. {next((repeated(o) for o in every if blame(o) and faults_of(o)), '')}")
    print("a target is missed" if targets else "all targets are met")
    return 1 if targets else 0


def show(case: Case, save: Path | None) -> int:
    """Print what is planted in one report, and what is said of it."""
    planted, way = made(case)
    rendered = write(planted.draft, way)
    if save:
        save.write_bytes(rendered.data)
    print(f"{planted.draft.organ.name}, {planted.draft.year}; {way}")
    if case.layout not in planted.layouts:
        print("the fault cannot be seen in this layout")
    for want in planted.expect:
        print(f"planted: {want}")
    print(f"true figures: {dict(planted.before)}\nconsequences: {' '.join(sorted(planted.may))}")
    for finding in findings(read_back(rendered), planted.enabled):
        print(told(finding))
        print(*(f"    repair: {cell}" for cell in finding.repair), sep="\n", end="\n" if finding.repair else "")
    outcome = judge(case)
    print("\n".join(faults_of(outcome)) if outcome else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
