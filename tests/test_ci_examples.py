"""The examples of docs/ci and what docs/outputs.md says: every script line runs, every name is one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from formatters.valid import as_gitlab, as_junit, as_sarif_github
from lint_gov import __version__
from lint_gov.formatters import builtin

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
FORMATS = [formatter.name for formatter in builtin()]


def load(name: str) -> Any:
    return YAML(typ="safe").load((DOCS / "ci" / name).read_text(encoding="utf-8"))


def github_lines() -> list[str]:
    steps = load("github-actions.yml")["jobs"]["reports"]["steps"]
    return [step["run"] for step in steps if "lint-gov check" in step.get("run", "")]


def gitlab_lines() -> list[str]:
    script: list[str] = load("gitlab-ci.yml")["lint-gov"]["script"]
    return script


def run(lines: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run script lines as a runner does, in a checkout with a folder `reports`."""
    (folder / "reports").mkdir()
    for name in ("clean.docx", "faulty.docx", "blanks-2020.md"):
        shutil.copy(ROOT / "examples" / name, folder / "reports" / name)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    everything = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "REPORTS": "reports", **environment}
    return subprocess.run(["sh", "-e", "-c", "\n".join(lines)], cwd=folder, capture_output=True, env=everything)


@pytest.mark.skipif(shutil.which("sh") is None, reason="no sh on this system")
def test_github(tmp_path: Path) -> None:
    done = run(github_lines(), tmp_path, GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))
    assert done.returncode == 1, done.stderr.decode()
    assert "::error file=reports/faulty.docx,title=A103" in done.stdout.decode()
    assert "| A103 |" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    text = (tmp_path / "lint-gov.sarif").read_text(encoding="utf-8")
    as_sarif_github(text, ())
    assert "reports/faulty.docx" in text
    kept = [
        step["with"]["path"]
        for step in load("github-actions.yml")["jobs"]["reports"]["steps"]
        if step.get("name") == "Keep the report"
    ]
    assert all((tmp_path / name).is_file() for name in kept[0].split())


@pytest.mark.skipif(shutil.which("sh") is None, reason="no sh on this system")
def test_gitlab(tmp_path: Path) -> None:
    done = run(gitlab_lines(), tmp_path)
    assert done.returncode == 1, done.stderr.decode()
    artifacts = load("gitlab-ci.yml")["lint-gov"]["artifacts"]
    as_gitlab((tmp_path / artifacts["reports"]["codequality"]).read_text(encoding="utf-8"), ())
    as_junit((tmp_path / artifacts["reports"]["junit"]).read_text(encoding="utf-8"), ())
    assert all((tmp_path / name).is_file() for name in artifacts["paths"])


def test_the_page_on_outputs_names_every_format() -> None:
    page = (DOCS / "outputs.md").read_text(encoding="utf-8")
    table = page.partition("## 用哪一种")[2].partition("##")[0]
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == sorted(FORMATS)


def test_the_pages_name_this_version_and_files_that_exist() -> None:
    for page in (DOCS / "outputs.md", DOCS / "pre-commit.md", DOCS / "ci.md", *(DOCS / "ci").iterdir()):
        text = page.read_text(encoding="utf-8")
        assert set(re.findall(r"\bv(\d+\.\d+\.\d+)", text)) <= {__version__}, page.name
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
