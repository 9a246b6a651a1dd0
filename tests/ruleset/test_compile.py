"""What a run loads, in a checkout and in a wheel."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint_gov import data
from lint_gov.ruleset import compile as compiling

from .packs import RULE, loaded, pack


def test_a_rule_is_compiled_to_what_a_run_needs(tmp_path: Path) -> None:
    (rule,) = compiling.compiled(loaded(pack(tmp_path / "pack")))
    assert rule["years"] == {"from": 2019}
    assert rule["severity"] == [[{}, "warning"]]
    assert rule["params"]["assert"] == ["compare", ["name", "licences.decisions"], ">=", ["name", "penalties.decisions"]]
    assert rule["params"]["table"] == "disclosure"
    assert rule["fix"] is None
    assert "examples" not in rule
    assert json.loads(compiling.to_json(rule)) == rule


def test_years_any(tmp_path: Path) -> None:
    (rule,) = compiling.compiled(
        loaded(pack(tmp_path / "pack", RULE.replace("severity: warning\n", "severity: info\n  years: any\n", 1)))
    )
    assert rule["years"] is None


def test_atomic_writing_leaves_no_rubbish(tmp_path: Path) -> None:
    compiling.write_atomically(tmp_path / "new" / "file", b"one")
    compiling.write_atomically(tmp_path / "new" / "file", b"two")
    assert [p.read_bytes() for p in (tmp_path / "new").iterdir()] == [b"two"]
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):
        compiling.write_atomically(tmp_path / "folder", b"three")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "new"]


def test_artefacts_of_a_wheel_know_nothing_of_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "COMPILED", tmp_path)
    paths = compiling.build_all()
    assert {p.name for p in paths} >= {"run.json", "docs.json"}
    run = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert run["manifest"] == {}
    assert run["rules"]
    assert "editions/2021" in run["data"]
    assert str(Path.cwd()) not in (tmp_path / "run.json").read_text(encoding="utf-8")
