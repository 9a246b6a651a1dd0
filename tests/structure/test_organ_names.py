"""Kinds of organ over a long list of names."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from lint_gov.structure.organs import organ_kind

NAMES = YAML(typ="safe").load(Path(__file__).with_name("organ_names.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", NAMES)
def test_kind(kind: str) -> None:
    told = {name: organ_kind(name) for name in NAMES[kind]}
    assert {name: found for name, found in told.items() if found != kind} == {}
