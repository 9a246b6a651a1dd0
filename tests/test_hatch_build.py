"""The build hook: a wheel carries the compiled rules and grammars with their sources."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("src", "rules", "grammar", "schemas", "hatch_build.py", "pyproject.toml", "LICENSE")

pytest.importorskip("hatchling")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what a wheel is built from, without artefacts."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("_data", "__pycache__"))
        else:
            shutil.copy(source, folder)
    (folder / "README.md").write_text("lint-gov", encoding="utf-8")
    return folder


def build(checkout: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(checkout / "dist")]
    return subprocess.run(command, cwd=checkout, env=env, capture_output=True, text=True, check=False)


def test_wheel(checkout: Path) -> None:
    done = build(checkout)
    assert done.returncode == 0, done.stderr
    (wheel,) = (checkout / "dist").glob("*.whl")
    names = {name.removeprefix("lint_gov/_data/") for name in zipfile.ZipFile(wheel).namelist() if "/_data/" in name}
    assert {"run.json", "docs.json"} <= names
    for folder in ("rules", "grammar", "schemas"):
        assert {p.relative_to(ROOT).as_posix() for p in (ROOT / folder).rglob("*.*") if p.is_file()} <= names


def test_broken_rules_stop_the_build_with_their_place(checkout: Path) -> None:
    rule = checkout / "rules" / "arithmetic.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("severity:", "sevrity:", 1), encoding="utf-8")
    done = build(checkout)
    assert done.returncode != 0
    assert "did you mean 'severity'?" in done.stderr
