"""The JSON Schemas are those of the shapes, and say of a file what the tool says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from lint_gov import schemas
from lint_gov.errors import UsageError
from lint_gov.ruleset import loader
from lint_gov.ruleset.compile import builtin_kinds
from lint_gov.ruleset.edition_shape import check_editions
from settings.files import complaint, rule, write

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "rules"


def load(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8")))


def rule_files() -> list[Path]:
    return [path for path in sorted(RULES.rglob("*.yaml")) if isinstance(load(path), list)]


def faults(name: str, content: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator(name).iter_errors(content)]


def test_the_committed_schemas_are_current() -> None:
    made = {name: schemas.text(content) for name, content in schemas.all_schemas().items()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert kept == made, "run: python -m lint_gov.schemas"


@pytest.mark.parametrize("name", sorted(schemas.all_schemas()))
def test_they_are_schemas(name: str) -> None:
    Draft7Validator.check_schema(json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8")))


def test_every_key_is_described() -> None:
    config = schemas.all_schemas()["config.schema.json"]["properties"]
    record = schemas.all_schemas()["rules.schema.json"]["items"]["properties"]
    assert [key for key, value in (config | record).items() if "description" not in value] == []


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: path.stem)
def test_our_rule_files_are_valid(path: Path) -> None:
    assert faults("rules.schema.json", load(path)) == []


@pytest.mark.parametrize("path", sorted((RULES / "editions").glob("*.yaml")), ids=lambda path: path.stem)
def test_our_editions_are_valid(path: Path) -> None:
    assert faults("edition.schema.json", load(path)) == []


@pytest.mark.parametrize("path", sorted((RULES / "profiles").glob("*.yaml")), ids=lambda path: path.stem)
def test_our_profiles_are_valid(path: Path) -> None:
    assert faults("profile.schema.json", load(path)) == []


SOUND = {
    "profile": ["strict", "wuwei"],
    "ignore": "S204",
    "severity": {"A103": "info"},
    "parameters": {"S306": {"most": 800}},
    "fail-on": "never",
    "year": 2023,
    "overrides": [{"paths": "*.docx", "organ-kind": "township"}, {"sections": [1], "ignore": ["V"]}],
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"ignored": ["A"]},
        {"year": "2023"},
        {"year": True},
        {"fail-on": "fatal"},
        {"organ-kind": "ministry"},
        {"severity": {"A103": "grave"}},
        {"severity": ["A103"]},
        {"overrides": [{"ignore": "A"}]},
        {"overrides": [{"paths": [1]}]},
        {"overrides": [{"paths": "a", "lang": "zh"}]},
        {"parameters": {"S306": 1}},
        {"select": {"A": True}},
        {"select": [""]},
        {"rules": []},
        {"waivers": {"allow": "no"}},
        {"waivers": {"allow": ["A103"]}},
    ],
    ids=str,
)
def test_the_schema_and_the_tool_agree_on_configurations(
    change: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    content = SOUND | change
    (tmp_path / "lint-gov.yaml").write_text(json.dumps(content), encoding="utf-8")
    assert bool(complaint("x.docx")) is bool(faults("config.schema.json", content)), complaint("x.docx")


CHANGES: list[tuple[str, Any]] = [
    ("severity", "grave"),
    ("severity", [{"when": {"years": {"from": 2021}}, "is": "error"}, {"is": "info"}]),
    ("severity", [{"when": {"year": 2021}, "is": "error"}, {"is": "info"}]),
    ("code", "x1"),
    ("name", "Few Licences"),
    ("title", "text"),
    ("title", {"zh": "", "en": "x"}),
    ("years", "all"),
    ("years", {"from": 2021, "unknown": True}),
    ("organ_kinds", ["ministry"]),
    ("opt_in", "yes"),
    ("each", "cell"),
    ("assert", 5),
    ("limit", 5),
    ("message", None),
    ("table", None),
    ("examples", None),
    ("examples", [{"expect": "maybe"}, {"expect": "pass"}, {"expect": "fail"}]),
    ("changed", [{"version": "1", "note": {"zh": "改", "en": "changed"}}]),
    ("basis", [{"instrument": "REG", "article": "第五十条"}]),
    ("basis", [{"article": "第五十条"}]),
]


@pytest.mark.parametrize(("key", "value"), CHANGES, ids=lambda value: str(value)[:30])
def test_the_schema_and_the_tool_agree_on_rules(key: str, value: Any, tmp_path: Path) -> None:
    record = YAML(typ="safe").load(rule())[0]
    record[key] = value
    if value is None:
        del record[key]
    write(tmp_path, {"a.yaml": json.dumps([record])})
    try:
        loader.load(tmp_path, builtin_kinds(), None, {"REG": {"name": "x"}})
        refused = False
    except UsageError:
        refused = True
    assert bool(faults("rules.schema.json", [record])) is refused


def test_a_kind_of_a_plugin_may_have_any_parameters() -> None:
    record = YAML(typ="safe").load(rule())[0] | {"check": "of-a-plugin", "word": "草稿"}
    assert faults("rules.schema.json", [record]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fee_statement: true", "fee_statement: maybe"),
        ("fee_statement: true", "fee_statment: true"),
        ("layout: matrix", "layout: grid"),
        ("  - number: 1", "  - number: 7"),
        ("type: amount", "type: amuont"),
        ("years: {from: 2021}", "years: {to: 2021}"),
        ("    keywords: [总体, 概述, 概况, 基本情况]\n", ""),
        ("    blocks:\n", "    blockz:\n"),
        ("    layout: groups\n", "    layout: matrix\n"),
    ],
)
def test_the_schema_and_the_tool_agree_on_editions(old: str, new: str, tmp_path: Path) -> None:
    text = (RULES / "editions" / "2021.yaml").read_text(encoding="utf-8")
    assert old in text
    write(tmp_path, {"2021.yaml": ""})
    (tmp_path / "2021.yaml").write_text(text, encoding="utf-8")
    check_editions(tmp_path)
    (tmp_path / "2021.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UsageError, match="edition-file") as caught:
        check_editions(tmp_path)
    assert re.search(r"2021\.yaml:\d+:\d+: ", str(caught.value.fields["en"]))
    assert faults("edition.schema.json", load(tmp_path / "2021.yaml"))


def test_schemas_are_written_where_asked(tmp_path: Path) -> None:
    assert {path.name for path in schemas.write(tmp_path / "new")} == set(schemas.all_schemas())
