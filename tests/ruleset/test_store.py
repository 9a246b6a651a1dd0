"""Built-in rules and user packs, compiled on first use."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from lint_gov.errors import UsageError
from lint_gov.hooks import CheckKind, RulePack
from lint_gov.ruleset import instruments, loader, records, rules, store
from lint_gov.ruleset.examples import run as run_examples

from .packs import LOCAL, RULE, pack


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


def test_builtin_rules_are_sorted_and_complete() -> None:
    codes = [rule.code for rule in rules()]
    assert codes == sorted(codes)
    assert {"A101", "A102", "A103", "A201", "V106"} <= set(codes)
    assert list(records()) == codes
    assert all("examples" in record and record["source"].startswith("rules/") for record in records().values())


def test_builtin_basis_is_known_and_in_words() -> None:
    rule = next(rule for rule in rules() if rule.code == "A101")
    assert rule.basis[0]["zh"].endswith("（国办公开办函〔2021〕30号）第三部分表格所注勾稽关系")
    assert rule.basis[0]["years"] == {"from": 2021}


def test_a_pack_adds_its_rules(tmp_path: Path) -> None:
    packs = [RulePack("local", str(pack(tmp_path / "pack")))]
    rule = next(rule for rule in rules(packs) if rule.code == "X901")
    assert rule.basis[0]["zh"] == "《本地办法》（云政〔2023〕1号）第三条"
    assert rule.basis[0]["en"] == "Local measures (云政〔2023〕1号), 第三条"
    assert records(packs)["X901"]["source"] == "pack/local.yaml"
    assert "LOCAL" in instruments(packs)
    assert "LOCAL" not in instruments()


def test_a_pack_is_compiled_once(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packs = [RulePack("local", str(pack(tmp_path / "pack")))]
    first = rules(packs)
    assert len(list(cache.rglob("pack-*.json"))) == 1

    def fail(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(loader, "load", fail)
    assert rules(packs) == first


def test_a_changed_pack_is_compiled_again(tmp_path: Path) -> None:
    folder = pack(tmp_path / "pack")
    packs = [RulePack("local", str(folder))]
    rules(packs)
    pack(folder, RULE.replace("severity: warning\n", "severity: info\n", 1).replace(", severity: warning", ""))
    changed = next(rule for rule in rules(packs) if rule.code == "X901")
    assert changed.severity == [[{}, "info"]]


def test_a_damaged_cache_is_made_again(tmp_path: Path, cache: Path) -> None:
    packs = [RulePack("local", str(pack(tmp_path / "pack")))]
    first = rules(packs)
    kept = next(cache.rglob("pack-*.json"))
    kept.write_text("{", encoding="utf-8")
    assert rules(packs) == first
    assert json.loads(kept.read_text(encoding="utf-8"))["rules"]


def test_a_cache_that_cannot_be_kept_is_no_error(tmp_path: Path, cache: Path) -> None:
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert "X901" in {rule.code for rule in rules([RulePack("local", str(pack(tmp_path / "pack")))])}


def test_a_pack_may_not_take_a_builtin_code(tmp_path: Path) -> None:
    packs = [RulePack("local", str(pack(tmp_path / "pack", RULE.replace("X901", "A101"))))]
    with pytest.raises(UsageError) as caught:
        rules(packs)
    assert "A101 is already used in lint-gov" in str(caught.value.fields["en"])


def test_kinds_of_plugins_are_known(tmp_path: Path) -> None:
    text = RULE.replace("check: compare", "check: mine").replace("  each: none\n", "").replace("  table: disclosure\n", "")
    packs = [RulePack("local", str(pack(tmp_path / "pack", text)))]
    with pytest.raises(UsageError):
        rules(packs)
    mine = CheckKind("mine", lambda report, params: (), ("assert",))
    assert next(r for r in rules(packs, {"mine": mine}) if r.code == "X901").check == "mine"


def test_cache_folder_of_each_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for platform, part in (("linux", "lint-gov"), ("darwin", "Library"), ("win32", "lint-gov")):
        monkeypatch.setattr(sys, "platform", platform)
        assert part in store.cache_folder().relative_to(tmp_path).parts
    assert os.environ["XDG_CACHE_HOME"]


def test_examples_of_a_pack(tmp_path: Path) -> None:
    results = run_examples(pack(tmp_path / "pack"))
    assert [(r.rule, r.about, r.ok) for r in results] == [("X901", "#1", True), ("X901", "许可为零", True)]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("licences.decisions: 0", "licences.decisions: 5000", "fail"),
        ("count: 1", "count: 2", "count 2 ≠ 1"),
        ("severity: warning, count", "severity: error, count", "'severity': 'warning'"),
        (
            "expect: pass, report: {year: 2023}",
            "expect: pass, report: {figures: {disclosure: {licences.decisions: 1}}}",
            "pass ≠",
        ),
        ("{stated}件", "{absent}件", "KeyError: 'absent'"),
        ("fewer than {computed}", "fewer than {absent}", "KeyError: 'absent'"),
    ],
)
def test_examples_that_are_not_as_expected(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in RULE
    failed = [r for r in run_examples(pack(tmp_path / "pack", RULE.replace(old, new), LOCAL)) if not r.ok]
    assert len(failed) == 1
    assert problem in failed[0].problem
