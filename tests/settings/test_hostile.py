"""Whatever stands in a configuration or a rule file, the outcome is settings or an explained error, never a crash."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from lint_gov.cli import work
from lint_gov.errors import UsageError
from lint_gov.ruleset import loader, store
from lint_gov.ruleset.compile import builtin_kinds
from lint_gov.settings.shape import CONFIG, OVERRIDE, PROFILE

from .files import resolver, rule

MODEST = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
WORDS = st.sampled_from(
    [
        "A103",
        "A",
        "all",
        "applicants",
        "S306",
        "most",
        "zh",
        "strict",
        "wuwei",
        "",
        " ",
        "a/b.yaml",
        "..",
        "[",
        "warning",
        "街道/**",
    ]
)
SCALARS = st.one_of(WORDS, st.integers(-3, 3000), st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)
KEYS = st.sampled_from([*CONFIG, *OVERRIDE, *PROFILE])
CONFIGS = st.dictionaries(KEYS, VALUES, max_size=5) | st.fixed_dictionaries(
    {"overrides": st.lists(st.dictionaries(KEYS, VALUES, max_size=4), max_size=2)}
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@MODEST
@given(content=CONFIGS)
def test_configurations(content: dict[str, Any], here: Path) -> None:
    (here / "lint-gov.yaml").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    try:
        found = resolver().settings("街道/x.docx")
    except UsageError as error:
        assert error.kind in ("config-file", "rule-file")
        assert str(error.fields["zh"]).startswith(("lint-gov.yaml", ".."))
        return
    found.rules(work.rules().rules)
    assert all(value.origin.line is None or value.origin.line >= 1 for value in found.everything())


@MODEST
@given(data=st.data())
def test_bytes(data: st.DataObject, here: Path) -> None:
    name = data.draw(st.sampled_from(["lint-gov.yaml", "pyproject.toml"]))
    sound = {"lint-gov.yaml": b"ignore: [A103]\nseverity: {A: info}\n", "pyproject.toml": b"[tool.lint-gov]\nignore = ['A103']\n"}
    text = bytearray(sound[name])
    for _ in range(data.draw(st.integers(1, 4))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.sampled_from(list(b"\x00\xff{}[]:'\"\n\t-&*!%@#aA1 ")))
    for other in sound:
        (here / other).unlink(missing_ok=True)
    (here / name).write_bytes(bytes(text))
    try:
        resolver().settings("x.docx")
    except UsageError as error:
        assert error.kind == "config-file"


RECORDS = [record for path in sorted(Path(__file__).parents[2].glob("rules/*.yaml")) for record in [YAML(typ="safe").load(path)]]
SOUND = [record for content in RECORDS if isinstance(content, list) for record in content]


@MODEST
@given(data=st.data())
def test_rule_files(data: st.DataObject, here: Path) -> None:
    record = deepcopy(data.draw(st.sampled_from(SOUND)))
    place: Any = record
    while isinstance(place, dict | list) and place:
        key = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place)))))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(VALUES)
            break
        place = place[key]
    (here / "a.yaml").write_text(json.dumps([record], ensure_ascii=False), encoding="utf-8")
    try:
        loader.load(here, builtin_kinds(), None, store.instruments())
    except UsageError as error:
        assert error.kind == "rule-file"
        assert "a.yaml:" in str(error.fields["zh"])


def test_a_sound_rule_is_sound(here: Path) -> None:
    (here / "a.yaml").write_text(rule(), encoding="utf-8")
    assert len(loader.load(here, builtin_kinds()).records) == 1
