"""How many figures are read right in each form a report comes in, and how much memory large files take.

Sound reports are generated, saved in each format, and read back. Exit status 1 when a target is missed; a format whose
programs are not on this machine is said to be not measured. Recognition is slow: some minutes for each scanned report.

.venv/bin/python benchmarks/reading/run.py [--only FORMAT] [--reports N] [--seed N] [--keep FOLDER] [--publish FOLDER]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from common import table
from generator.chain import rule_codes
from lint_gov.model.document import Source
from lint_gov.pipeline import build_report
from lint_gov.plugins import load
from lint_gov.readers import choose
from reading import memory, tally
from reading.cases import ACROSS, FORMATS, SHOWN, Format, Made, saved
from reading.page import publish
from reading.programs import MissingError
from reading.tally import Count, Outcome

MEMORY = "memory"
MOST = 12


def main() -> int:
    """Run the benchmark."""
    options = _options()
    rule_codes()  # a rule file that cannot be read is no fault of a format
    chosen = [form for form in FORMATS if not options.only or form.name in options.only]
    counts: dict[str, Count] = {}
    targets: list[str] = []
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for form in chosen:
            _measure(form, folder / form.name, options.reports or form.reports, options.seed, counts)
    peaks = _peaks() if not options.only or MEMORY in options.only else []
    if counts:
        table(*tally.table(counts))
        targets += [text for form in SHOWN if form.name in counts for text in tally.missed(form, counts[form.name])]
    if peaks:
        print()
        table(*memory.table(peaks))
        targets += memory.missed(peaks)
    if options.publish:
        publish(options.publish, counts, peaks, options.seed)
    print("", *(f"MISSED: {text}" for text in targets), "" if targets else "all targets are met", sep="\n")
    return 1 if targets else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [*(form.name for form in FORMATS), MEMORY]
    parser.add_argument("--only", action="append", choices=names, metavar="FORMAT", help=f"one of {', '.join(names)}")
    parser.add_argument("--reports", type=int, metavar="N", help="reports of each format")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="number of the first report")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the files, and what must be read from them")
    parser.add_argument("--publish", type=Path, metavar="FOLDER", help="put the tables into its docs/reading.md and READMEs")
    return parser.parse_args()


def _measure(form: Format, folder: Path, reports: int, seed: int, counts: dict[str, Count]) -> None:
    """Make the files of a format, read them and count; say what went wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    try:
        made = form.make(folder, reports, seed)
    except MissingError as missing:
        print(f"{form.name}: not measured, {missing}\n", flush=True)
        return
    saved(folder, made.cases)
    count = counts[form.name] = Count(spoiled=made.spoiled)
    across = counts.setdefault(ACROSS.name, Count()) if form.name.startswith("pdf") else Count()
    lines: list[str] = []
    for outcome in outcomes(made):
        count.add(outcome)
        across.add_across(outcome)
        lines += [f"  {outcome.file}: {text}" for text in (*outcome.wrong, *outcome.false)]
    print(f"{form.name}: {count.reports} reports, {made.spoiled} spoiled, {time.perf_counter() - started:.0f} s")
    print(*lines[:MOST], *([f"  … and {len(lines) - MOST} more"] if len(lines) > MOST else []), "", sep="\n", flush=True)


def _peaks() -> list[memory.Peak]:
    peaks = memory.measure()
    if not peaks:
        print("memory: not measured, this system does not tell the peak of a process that has ended\n")
    return peaks


def outcomes(made: Made) -> Iterator[Outcome]:
    """What is read from each file; those that are converted first, in one go."""
    readers = load().readers
    sources = [(case, Source(str(case.file), case.file.read_bytes())) for case in made.cases]
    chosen = [choose(readers, case.file.name, source.data) for case, source in sources]
    if chosen and chosen[0] is not None and chosen[0].prepare is not None:
        chosen[0].prepare([source for _, source in sources])
    for (case, source), reader in zip(sources, chosen, strict=True):
        try:
            assert reader is not None, f"no reader for {case.file.name}"
            yield tally.judge(case, build_report(reader.read(source)))
        except Exception as error:  # the worst of answers, which must not end the benchmark
            yield tally.lost(case, error)


if __name__ == "__main__":
    sys.exit(main())
