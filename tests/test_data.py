"""Data and grammars: compiled and from their sources alike."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lint_gov import data

ROOT = Path(__file__).resolve().parents[1]
SHOW = """
import json
from lint_gov import data, lalr, ruleset
print(json.dumps({
    "compiled": data._fresh() is not None,
    "names": data.names("editions"),
    "edition": data.load("editions/2021")["edition"],
    "sample": data.load("sample")["organ"],
    "rules": [rule.code for rule in ruleset.rules()],
    "records": len(ruleset.records()),
    "source": data.source("rules").is_dir(),
    "tree": lalr.parse(data.grammar("heading"), "一、总体情况").children[0].data,
}))
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of its own, without artefacts."""
    shutil.copytree(
        ROOT / "src" / "lint_gov", tmp_path / "src" / "lint_gov", ignore=shutil.ignore_patterns("_data", "__pycache__")
    )
    for name in ("rules", "grammar"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def shown(path: Path) -> dict[str, object]:
    env = os.environ | {"PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", SHOW], env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_checkout_compiles_itself_and_again_after_a_change(checkout: Path) -> None:
    first = shown(checkout / "src")
    assert first["names"] == ["editions/2019", "editions/2021"]
    assert "A101" in first["rules"]  # type: ignore[operator]
    assert (checkout / "src" / "lint_gov" / "_data" / "run.json").is_file()
    assert shown(checkout / "src") == first | {"compiled": True}
    rule = checkout / "rules" / "arithmetic.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("code: A101", "code: A199"), encoding="utf-8")
    assert "A199" in shown(checkout / "src")["rules"]  # type: ignore[operator]


def test_another_python_reads_the_same_from_json(checkout: Path) -> None:
    first = shown(checkout / "src")
    quick = checkout / "src" / "lint_gov" / "_data" / data.QUICK
    for content in (b"", b"\xff", None):
        quick.write_bytes(content) if content is not None else quick.unlink()
        assert shown(checkout / "src") == first | {"compiled": True}


def test_checkout_that_cannot_be_written_works_all_the_same(checkout: Path) -> None:
    (checkout / "src" / "lint_gov" / "_data").write_text("no folder", encoding="utf-8")
    assert shown(checkout / "src")["compiled"] is False


def test_broken_rules_do_not_keep_the_data_from_being_read(checkout: Path) -> None:
    (checkout / "rules" / "arithmetic.yaml").write_text("- code: [", encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(checkout / "src")}
    text = "from lint_gov import data; data.load('organs'); print(data.rules())"
    done = subprocess.run([sys.executable, "-c", text], env=env, capture_output=True, text=True, check=False)
    assert done.stdout == "None\n", done.stderr


def test_installed_package_has_its_sources_inside(checkout: Path, tmp_path: Path) -> None:
    before = shown(checkout / "src")
    site = tmp_path / "site"
    shutil.copytree(checkout / "src" / "lint_gov", site / "lint_gov")
    for name in ("rules", "grammar"):
        shutil.move(checkout / name, site / "lint_gov" / "_data" / name)
    assert shown(site) == before | {"compiled": True}


def test_manifest_names_the_sources() -> None:
    assert {"rules/arithmetic.yaml", "grammar/expression.lark"} <= {Path(name).as_posix() for name in data.manifest()}
