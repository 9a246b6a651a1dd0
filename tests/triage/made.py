"""Findings and results made by hand, and rules enough to speak of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lint_gov.fingerprint import fingerprint
from lint_gov.model.document import Remark
from lint_gov.model.finding import FileResult, Finding, Location, ReportSummary
from lint_gov.model.place import Place
from lint_gov.ruleset import rules
from lint_gov.triage.chain import Request

RULES = {rule.code: rule for rule in rules()}
REQUEST = Request("zh", RULES)
TODAY = "2026-06-15"


def finding(code: str, path: str | None = None, stated: object = 7, **where: Any) -> Finding:
    at = Location(place=Place(path=path, order=5 if path else 0), **where)
    made = Finding(code, RULES[code].name, "error", False, "…", at, evidence={"stated": stated})  # type: ignore[dict-item]
    return replace(made, fingerprint=fingerprint(made, 1))


def result(path: str, *findings: Finding, organ: str | None = "云溪县水务局", year: int = 2023, **more: Any) -> FileResult:
    head = ReportSummary("…", organ, "department", year, 2021)
    return FileResult(path, "checked", report=head, findings=findings, **more)


def remark(text: str, *paths: str, date: str = "2026-01-05") -> Remark:
    return Remark(text, tuple(Place(path=path, order=3) for path in paths), "王五", date, directive=True)


def codes(found: Iterable[Finding]) -> list[str]:
    return [each.rule for each in found]
