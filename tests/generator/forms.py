"""The templates of the editions, as the generator needs them (labels come from rules/editions)."""

from __future__ import annotations

from functools import cache
from typing import Any

from lint_gov import data

Key = tuple[str, str, str]
TABLES = ("disclosure", "applications", "disputes")
SECTION = {"disclosure": 2, "applications": 3, "disputes": 4}
APPLICANTS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org")
OUTCOMES = ("upheld", "corrected", "other", "pending")
DISPUTES = ("review", "litigation_direct", "litigation_after_review")


def edition_of(year: int) -> int:
    """The edition whose tables a reporting year uses."""
    return 2019 if year <= 2020 else 2021


@cache
def template(edition: int, table: str) -> dict[str, Any]:
    """The record of a table in rules/editions."""
    found: dict[str, Any] = data.load(f"editions/{edition}")["tables"][table]
    return found


@cache
def section_title(edition: int, number: int) -> str:
    """The official words of a section heading, without its ordinal."""
    return str(data.load(f"editions/{edition}")["sections"][number - 1]["title"])


@cache
def accepted_titles(edition: int, number: int) -> tuple[str, ...]:
    """Wordings of a section heading that are as good as the official one."""
    return tuple(data.load(f"editions/{edition}")["sections"][number - 1]["accept"])


@cache
def application_rows(edition: int) -> tuple[str, ...]:
    """The row keys of the table of section 3, in order."""
    return tuple(row["key"] for row in template(edition, "applications")["rows"])


@cache
def result_rows(edition: int) -> tuple[str, ...]:
    """The rows that add up to （七）总计."""
    rows = template(edition, "applications")["rows"]
    return tuple(r["key"] for r in rows if "results" in r.get("groups", ()) and r["key"] != "total")


@cache
def keys(edition: int) -> tuple[Key, ...]:
    """Every figure of the three tables, in reading order."""
    blocks = template(edition, "disclosure")["blocks"]
    found: list[Key] = [("disclosure", r["key"], c["key"]) for b in blocks for r in b["rows"] for c in b["columns"]]
    found += [("applications", r, c) for r in application_rows(edition) for c in (*APPLICANTS, "total")]
    return (*found, *(("disputes", d, c) for d in DISPUTES for c in (*OUTCOMES, "total")))


@cache
def cell_type(edition: int, row: str, column: str) -> str:
    """The type of a figure of the table of section 2: count, change, amount or money."""
    for block in template(edition, "disclosure")["blocks"]:
        if any(r["key"] == row for r in block["rows"]):
            return str(next(c["type"] for c in block["columns"] if c["key"] == column))
    raise KeyError(row)
