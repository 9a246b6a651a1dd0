"""The second opinion on SARIF: the multitool of Microsoft, with its rules for GitHub.

It is a program of 100 MB and not installed for the tests: `npm install @microsoft/sarif-multitool-linux`, and then
LINT_GOV_SARIF_MULTITOOL=…/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from formatters.sample import ALL, Context, summarised
from lint_gov.cli.output import pieces
from lint_gov.formatters import builtin
from lint_gov.model.finding import FileResult

TOOL = os.environ.get("LINT_GOV_SARIF_MULTITOOL") or shutil.which("Sarif.Multitool") or ""
# The tool has no home page that could be named.
KNOWN = {"SARIF2005"}


@pytest.mark.skipif(not TOOL, reason="the SARIF multitool is not installed (LINT_GOV_SARIF_MULTITOOL names it)")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("results", [ALL, ()], ids=["all", "empty"])
@pytest.mark.parametrize("name", ["sarif", "sarif-github"])
def test_the_multitool_has_nothing_to_say_above_a_note(
    name: str, results: tuple[FileResult, ...], lang: str, tmp_path: Path
) -> None:
    file = tmp_path / "log.sarif"
    formatter = next(formatter for formatter in builtin() if formatter.name == name)
    file.write_bytes(b"".join(pieces(formatter.write(results, summarised(results), Context(lang)))))
    command = [TOOL, "validate", str(file), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=100).stdout
    assert "Analysis completed successfully" in told
    assert {rule for _, rule in re.findall(r"(error|warning) ([A-Z]+\d+)", told)} <= KNOWN, told
