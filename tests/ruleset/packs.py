"""Rule packs written for a test."""

from __future__ import annotations

from pathlib import Path

from lint_gov.errors import UsageError
from lint_gov.ruleset.compile import builtin_kinds
from lint_gov.ruleset.loader import Pack, load

RULE = """\
- code: X901
  name: few-licences
  title: {zh: 许可过少, en: Few licences}
  severity: warning
  check: compare
  table: disclosure
  each: none
  assert: licences.decisions >= penalties.decisions
  message: {zh: "许可{stated}件，少于处罚{computed}件。", en: "{stated} licences, fewer than {computed} penalties."}
  basis: [{instrument: LOCAL, article: 第三条}]
  examples:
    - {expect: pass, report: {year: 2023}}
    - about: 许可为零
      expect: fail
      finds: {section: 2, row: licences, column: decisions, severity: warning, count: 1}
      report: {year: 2023, figures: {disclosure: {licences.decisions: 0}}}
"""
LOCAL = "LOCAL: {name: {zh: 《本地办法》, en: Local measures}, number: 云政〔2023〕1号}\n"


def pack(folder: Path, rule: str = RULE, instruments: str = LOCAL) -> Path:
    """Write a pack of one rule file and its instruments."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "local.yaml").write_text(rule, encoding="utf-8")
    (folder / "instruments.yaml").write_text(instruments, encoding="utf-8")
    return folder


def loaded(folder: Path) -> Pack:
    """Load a pack with the built-in check kinds."""
    return load(folder, builtin_kinds())


def complaint(folder: Path, rule: str, lang: str = "en", instruments: str = LOCAL) -> str:
    """Return what the loader says of a wrong rule file, "" when it says nothing."""
    try:
        loaded(pack(folder, rule, instruments))
    except UsageError as error:
        assert error.kind == "rule-file"
        return str(error.fields[lang])
    return ""
