"""What docs/waivers.md shows is right, and the schema says of a file of waivers what the tool says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from lint_gov.errors import UsageError
from lint_gov.triage.comments import read as read_comment
from lint_gov.triage.sidecar import read
from lint_gov.triage.waiver import Policy, Waiver

from .made import RULES, remark

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "waivers.md").read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas" / "waivers.schema.json").read_text(encoding="utf-8"))


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def accepted(text: str, folder: Path) -> bool:
    file = folder / "x.yaml"
    file.write_text(text, encoding="utf-8")
    try:
        read(str(file), RULES)
    except UsageError:
        return False
    return True


def test_the_files_of_the_page(tmp_path: Path) -> None:
    entry, policy = blocks("yaml")
    (tmp_path / "x.yaml").write_text(entry + policy, encoding="utf-8")
    found = read(str(tmp_path / "x.yaml"), RULES)
    assert found.policy == Policy(("A103", "S204"), comments=False)
    assert found.waivers[0].only == {"section": 3, "table": "applications", "row": "granted", "column": "total"}
    keys = set(SCHEMA["properties"]["waivers"]["items"]["properties"])
    assert {key for key in keys if f"{key}:" not in PAGE} == set()


def test_the_comments_of_the_page() -> None:
    for line in blocks("text")[0].splitlines():
        found = list(read_comment(remark(line), RULES, lambda _: ""))
        assert all(isinstance(one, Waiver) and one.expires == "2999-12-31" for one in found)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("waivers: [{rule: A103, path: a, reason: x, expires: '2027-01-31'}]\n", True),
        ("policy: {allow: [A103]}\n", True),
        ("waivers: [{rule: A103, path: a, reson: x}]\n", False),
        ("waivers: [{rule: A103, reason: x}]\n", False),
        ("waivers: [{rule: all, path: a, reason: x}]\n", False),
        ("waivers: [{rule: A103, path: a, reason: ' '}]\n", False),
        ("waivers: [{rule: A103, path: a, reason: x, table: aplications}]\n", False),
        ("policy: {allow: perhaps}\n", False),
    ],
)
def test_the_schema_and_the_tool_agree(text: str, valid: bool, tmp_path: Path) -> None:
    assert accepted(text, tmp_path) is valid
    assert Draft7Validator(SCHEMA).is_valid(YAML(typ="safe", pure=True).load(text)) is valid
