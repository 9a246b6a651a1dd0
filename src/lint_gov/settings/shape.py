"""The keys of a configuration file and of a profile, and what each must hold."""

from __future__ import annotations

from typing import Any

from lint_gov.ruleset import schema as s
from lint_gov.ruleset.problems import Path
from lint_gov.ruleset.schema import Checker, Shape

FAIL_ON = ("error", "warning", "info", "review", "never")
CERTAINTY = ("found", "observed")
# What an override of single sections can say: a section is known only once there is a finding.
OF_SECTIONS = ("ignore", "severity")

SELECTORS = s.one_or_more(s.word)
# What may be waived: true, false, or the codes that may be.
ALLOW = s.Shape(
    lambda checker, path, value: None if isinstance(value, bool) else s.list_of(s.code)(checker, path, value),
    {"anyOf": [{"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]},
)
_RULES: dict[str, Shape] = {
    "select": SELECTORS,
    "enable": SELECTORS,
    "ignore": SELECTORS,
    "severity": s.map_of(s.one_of(s.SEVERITIES)),
    "parameters": s.map_of(s.a(dict)),
}
_REPORTS: dict[str, Shape] = {"fail-on": s.one_of(FAIL_ON), "organ-kind": s.organ_kind, "year": s.a(int)}
OVERRIDE: dict[str, Shape] = {"paths": s.one_or_more(s.word), "sections": s.one_or_more(s.a(int)), **_RULES, **_REPORTS}


@s.shape(lambda words: {**s.object_of(OVERRIDE, (), words), "anyOf": [{"required": ["paths"]}, {"required": ["sections"]}]})
def override(checker: Checker, path: Path, value: Any) -> None:
    """Settings for some paths, some sections, or both."""
    if not checker.keys(path, value, OVERRIDE):
        return
    if "paths" not in value and "sections" not in value:
        checker.report(path, "override-always")
    if "sections" in value:
        for key in value:
            if key in OVERRIDE and key not in ("paths", "sections", *OF_SECTIONS):
                checker.report((*path, key), "override-section", key=key)


_COMMON: dict[str, Shape] = {"extend": SELECTORS, **_RULES, **_REPORTS, "overrides": s.list_of(override)}
CONFIG: dict[str, Shape] = {
    "profile": SELECTORS,
    **_COMMON,
    "lang": s.one_of(s.LANGS),
    "allow-private": s.a(bool),
    "rules": SELECTORS,
    "waivers": s.mapping({"allow": ALLOW, "comments": s.a(bool)}),
}
PROFILE: dict[str, Shape] = {
    "title": s.words,
    "about": s.words,
    "basis": s.basis,
    "certainty": s.one_of(CERTAINTY),
    **_COMMON,
}
PROFILE_REQUIRED = ("title", "about")
config = s.mapping(CONFIG)
profile = s.mapping(PROFILE, PROFILE_REQUIRED)


def listed(value: Any) -> list[Any]:
    """Return a setting that is one value or a list of them as a list."""
    return list(value) if isinstance(value, list) else [] if value is None else [value]
