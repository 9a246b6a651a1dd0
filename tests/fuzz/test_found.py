"""What fuzzing the readers has found (benchmarks/fuzz), each as small as it could be made, and a short run of the fuzzer."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from lint_gov.cli import work
from lint_gov.engine import run
from lint_gov.errors import InputError
from lint_gov.model.document import Source
from lint_gov.pipeline import build_report
from lint_gov.readers import choose

FUZZ = Path(__file__).resolve().parents[2] / "benchmarks" / "fuzz"
FOUND = {
    # A header without columns over a row with one figure: forms/fill.py.
    "no-columns.txt": "行政处罚行政强制00行政事业性收费",
}
FORMATS = ("docx", "html", "mht", "text", "markdown")
FILES = 6


def judge(name: str, data: bytes) -> str:
    """The whole chain on a file: any exception but InputError fails the test, and so does a rule that crashes."""
    tools = work.plugins()
    reader = choose(tools.readers, name, data)
    if reader is None:
        return "unknown-format"
    try:
        report = build_report(reader.read(Source(name, data)))
    except InputError as error:
        return error.kind
    _, _, notifications = run(report, work.rules().rules, tools.kinds)
    assert not notifications, notifications
    return "read"


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_stays_mended(name: str) -> None:
    assert judge(name, FOUND[name].encode()) == "read"


@pytest.mark.parametrize("format_", FORMATS)
def test_a_few_mutated_files(format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FUZZ))
    from mutate import mutated
    from seeds import seeds

    originals = seeds(format_, tmp_path, 2)
    outcomes = [judge(originals[0].name, mutated(format_, [s.data for s in originals], Random(n))) for n in range(FILES)]
    assert "read" in outcomes
