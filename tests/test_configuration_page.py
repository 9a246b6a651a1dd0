"""docs/configuration.md is true: its examples load, its tables are complete, its message is what the tool says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lint_gov.cli import work
from lint_gov.settings.profiles import names
from lint_gov.settings.shape import CONFIG, OVERRIDE
from settings.files import codes, complaint, settings, write

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
WRITING = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("kind", "name"), [("yaml", "lint-gov.yaml"), ("toml", "pyproject.toml")])
def test_the_examples(kind: str, name: str, here: Path) -> None:
    write(here, {name: blocks(kind)[0]})
    assert complaint("x.docx", "zh") == []
    assert settings("街道/甲.docx").value("organ-kind") == "subdistrict"
    assert settings("x.docx").value("fail-on") == "warning"
    assert "S301" not in codes(settings("x.docx"))
    assert {"S101", "Y102"} <= codes(settings("x.docx"))


def test_the_example_of_a_pack(here: Path) -> None:
    rule, instruments = re.findall(r"```yaml\n(.*?)```", WRITING, re.DOTALL)[:2]
    write(here, {"本局规则/a.yaml": rule, "本局规则/instruments.yaml": instruments, "lint-gov.yaml": blocks("yaml")[1]})
    found = settings("x.docx")
    chosen = {rule.code: rule for rule in found.rules(work.rules(found.packs).rules)}
    assert chosen["X901"].severity == [[{}, "info"]]


def test_the_message(here: Path) -> None:
    shown = blocks("text")[0].splitlines()
    source = {int(m[1]): m[2] for m in (re.match(r" +(\d+) \| (.*)", line) for line in shown) if m}
    write(here, {"lint-gov.yaml": "\n".join(source[number] for number in sorted(source)) + "\n"})
    assert complaint("x.docx", "zh") == shown


def test_all_keys_and_profiles_are_there() -> None:
    assert [key for key in (*CONFIG, *OVERRIDE) if f"`{key}`" not in PAGE] == []
    assert [name for name in names() if f"| `{name}` |" not in PAGE] == []
    assert [path.name for path in (ROOT / "schemas").iterdir() if f"`{path.name}`" not in PAGE] == []


def test_the_other_examples_are_what_they_say(here: Path) -> None:
    write(here, {"lint-gov.yaml": "profile: [strict, wuwei]\nparameters: {S306: {most: 800}}\n"})
    found = settings("x.docx")
    assert next(rule for rule in found.rules(work.rules().rules) if rule.code == "S306").params["most"] == 800
    write(here, {"lint-gov.yaml": "select: [A103]\nignore: [A]\n"})
    assert codes(settings("x.docx")) == {"A103"}
    assert json.loads(blocks("json")[0])
