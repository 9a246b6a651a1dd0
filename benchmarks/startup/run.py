"""How long a cold process takes, as a multiple of `python -c pass`, beside yamllint on a small file.

.venv/bin/python benchmarks/startup/run.py [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common import BIN, processes, run, table, verdict

ROUNDS = 15
SMALL_YAML = "---\na: 1\nb:\n  - 2\n"


def as_installed() -> None:
    """Compile what an installation compiles; in a checkout that has been edited it may be out of date."""
    run([sys.executable, "-m", "compileall", "-q", "src"])
    run([sys.executable, "-m", "lint_gov.patterns"])


def main() -> None:
    """Measure and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    as_installed()
    lint = str(BIN / "lint-gov")
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.yaml")
        small.write_text(SMALL_YAML, encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "lint-gov --version": [lint, "--version"],
            "lint-gov check, one .docx": [lint, "check", "examples/clean.docx"],
            "lint-gov check, one .docx with findings": [lint, "check", "examples/faulty.docx"],
            "lint-gov check, one .html": [lint, "check", "examples/faulty.html"],
            "lint-gov check, one .txt": [lint, "check", "examples/old-tables.txt"],
            "lint-gov explain A103": [lint, "explain", "A103"],
            "yamllint, one small file": [str(BIN / "yamllint"), str(small)],
        }
        seconds = dict(zip(commands, processes(list(commands.values()), rounds), strict=True))
    bare, yamllint = seconds["python -c pass"], seconds["yamllint, one small file"]
    budgets = {"lint-gov --version": 2.0, "lint-gov check, one .docx": 10.0}
    against = {"lint-gov check, one .docx": 1.5}
    rows = []
    for name, taken in seconds.items():
        ratio, beside = taken / bare, taken / yamllint
        row = [name, f"{1000 * taken:.0f}", f"{ratio:.1f}", verdict(ratio, budgets.get(name)), f"{beside:.2f}"]
        rows.append([*row, verdict(beside, against.get(name))])
    table(["command", "ms", "/ python", "budget", "/ yamllint", "budget"], rows)


if __name__ == "__main__":
    main()
