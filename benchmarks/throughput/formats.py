"""What a report takes in each format, in a warm process, as a ratio to .docx.

.venv/bin/python benchmarks/throughput/formats.py [REPORTS]

The Office formats and PDF are made by LibreOffice of the same reports; what is not on this machine is left out with a word.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from common import once, table
from generator.draft import Draft, random_draft
from generator.files import Way, write
from lint_gov.cli import work
from lint_gov.cli.inputs import Input
from reading.dress import dressed, random_look
from reading.programs import MissingError, by_office

REPORTS, ROUNDS, TEXT = 20, 3, "bars"
OPTIONS = work.Options("zh")
BY_OFFICE = {"odt": "odt", "rtf": "rtf", "doc": "doc:MS Word 97", "pdf": "pdf"}
# What these take is the start of another program, shared by the files of one batch; scans have a benchmark of their own.


def main() -> None:
    """Measure and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS
    drafts = [random_draft(Random(number)) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        rows, base = [], 0.0
        for name, paths in sources(drafts, Path(folder)):
            each = min(once(lambda paths=paths: batch(paths)) for _ in range(ROUNDS)) / count  # type: ignore[misc]
            base = base or each
            rows.append([name, f"{1000 * each:.1f}", f"{each / base:.1f}"])
    table([f"format, a batch of {count}", "ms a report", "/ docx"], rows)


def sources(drafts: list[Draft], folder: Path) -> Iterator[tuple[str, list[Path]]]:
    """The reports in one format after the other."""
    written = {
        name: files(drafts, layout, folder / name) for name, layout in {"docx": "docx", "html": "html", "text": TEXT}.items()
    }
    yield from written.items()
    for name, kind in BY_OFFICE.items():
        out = folder / name
        out.mkdir()
        try:
            by_office(written["docx"], kind, out)
        except MissingError as missing:
            print(f"{name}: {missing}")
            continue
        yield name, sorted(out.glob(f"*.{name}"))


def files(drafts: list[Draft], layout: str, folder: Path) -> list[Path]:
    """Write the reports in a layout."""
    folder.mkdir()
    paths = []
    for number, draft in enumerate(drafts):
        rendered = write(draft, Way(layout))
        # With lines around its cells: a table without any cannot be read in a PDF.
        data = dressed(rendered.data, draft, random_look(Random(number))) if layout == "docx" else rendered.data
        paths.append(folder / f"{number:03}{Path(rendered.name).suffix}")
        paths[-1].write_bytes(data)
    return paths


def batch(paths: list[Path]) -> None:
    """Check them as a run does with those that it hands out as one."""
    items = [Input(str(path), named=True) for path in paths]
    work.prepare(items)
    for item in items:
        if work.check(item, OPTIONS).status != "checked":
            raise RuntimeError(item.path)


if __name__ == "__main__":
    main()
