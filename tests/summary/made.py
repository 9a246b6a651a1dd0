"""Results made by hand for the tests of the summary."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def finding(rule: str, severity: str = "error", section: int | None = 3, review: bool = False) -> dict[str, Any]:
    """A finding as the JSON contract has it."""
    location = {"section": section, "table": None, "row": None, "column": None, "line": None, "page": None, "excerpt": None}
    return {
        "rule": rule,
        "name": f"name-of-{rule}",
        "severity": severity,
        "needs_review": review,
        "message": "问题",
        "location": location,
        "related": [],
        "group": None,
        "evidence": {},
        "repair": None,
        "basis": [],
        "fix": None,
        "fingerprint": "0" * 24,
    }


def file(path: str, organ: str | None, year: int | None, *findings: dict[str, Any], **other: Any) -> dict[str, Any]:
    """A checked file."""
    edition = None if year is None else 2021 if year > 2020 else 2019
    report = {"title": organ, "organ": organ, "organ_kind": "department", "year": year, "edition": edition}
    head = {"path": path, "status": "checked", "error": None, "report": report, "findings": list(findings), "not_assessed": []}
    return {**head, **other}


def failed(path: str, message: str = "打不开") -> dict[str, Any]:
    """A file that could not be read."""
    error = {"kind": "encrypted", "message": message}
    return {"path": path, "status": "failed", "error": error, "report": None, "findings": [], "not_assessed": []}


RUN = [
    file("2020/水务局.docx", "水务局", 2020, finding("A101"), finding("A101"), finding("S204", "warning", 5)),
    file("2021/水务局.docx", "水务局", 2021, finding("T101", section=2)),
    file("2022/水务局.docx", "水务局", 2022),
    file("2020/镇.docx", "镇人民政府", 2020, finding("V105", "info", None, review=True)),
    file("2021/镇.docx", "镇人民政府", 2021, waived=[finding("A101"), finding("A102")]),
    file("2022/镇.docx", "镇人民政府", 2022, finding("S301", "info", 5)),
    failed("坏.docx"),
    {**failed("照片.docx"), "status": "skipped", "error": None},
    file("无名.txt", None, None, finding("A101")),
]


def lines(run: Iterable[dict[str, Any]] = RUN) -> str:
    """A run as `--format jsonl` writes it."""
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in run)


def saved(folder: Path, run: Iterable[dict[str, Any]] = RUN) -> Path:
    """A run in a file."""
    path = folder / "结果.jsonl"
    path.write_text(lines(run), encoding="utf-8")
    return path
