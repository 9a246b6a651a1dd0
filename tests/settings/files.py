"""Configuration files written for a test, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

from lint_gov.cli import work
from lint_gov.errors import UsageError
from lint_gov.settings import Given, Resolver
from lint_gov.settings.discovery import _in
from lint_gov.settings.effective import Settings

RULE = """\
- code: {code}
  name: {name}
  title: {{zh: 许可过少, en: Few licences}}
  severity: warning
  check: compare
  table: disclosure
  each: none
  assert: licences.decisions >= penalties.decisions
  message: {{zh: "许可{{stated}}件，少于处罚{{computed}}件。", en: "{{stated}} licences, fewer than {{computed}} penalties."}}
  examples:
    - {{expect: pass, report: {{year: 2023}}}}
    - {{expect: fail, report: {{year: 2023, figures: {{disclosure: {{licences.decisions: 0}}}}}}}}
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder


def rule(code: str = "X901", name: str = "few-licences") -> str:
    """A rule file with one sound rule."""
    return RULE.format(code=code, name=name)


def resolver(**given: Any) -> Resolver:
    """A resolver as a run has it."""
    _in.cache_clear()
    return Resolver(Given(**given), lambda packs: work.rules(packs).rules)


def settings(path: Path | str, **given: Any) -> Settings:
    """The settings of a file."""
    return resolver(**given).settings(str(path))


def complaint(path: Path | str, lang: str = "en", **given: Any) -> list[str]:
    """What is said of a wrong configuration, line by line; nothing when it is sound."""
    try:
        settings(path, **given)
    except UsageError as error:
        assert error.kind == "config-file", error.kind
        return str(error.fields[lang]).splitlines()
    return []


def codes(found: Settings) -> set[str]:
    """The codes of the rules that are on."""
    return {rule.code for rule in found.rules(work.rules(found.packs).rules)}
