"""What the checks ask of the editions: headings, labels, rows and types, in the words of the form."""

from __future__ import annotations

from functools import cache
from typing import Any

from lint_gov.data import load, names

ORDINALS = "一二三四五六七八九"


@cache
def edition(year: int | None) -> dict[str, Any]:
    """Return the data of the edition `year`; of the newest one when it is not known."""
    found: dict[str, Any] = load(f"editions/{year}" if year else names("editions")[-1])
    return found


def heading(number: int, year: int | None = None) -> str:
    """Return the official heading of a section (三、收到和处理政府信息公开申请情况)."""
    title = next(s["title"] for s in edition(year)["sections"] if s["number"] == number)
    return f"{ORDINALS[number - 1]}、{title}"


def tables() -> tuple[tuple[str, int], ...]:
    """Return the statutory tables with the number of their section, in order."""
    return tuple((name, table["section"]) for name, table in edition(None)["tables"].items())


def section_of(table: str) -> int:
    """Return the number of the section that a table belongs to."""
    return dict(tables())[table]


@cache
def rows(table: str, year: int | None = None) -> dict[str, str]:
    """Return the keys of a table's rows with their labels; a row inside a group names the group too."""
    template = edition(year)["tables"][table]
    if "blocks" in template:
        return {row["key"]: row["label"] for block in template["blocks"] for row in block["rows"]}
    if "rows" not in template:
        return {group["key"]: group["label"] for group in template["groups"]}
    groups = template["groups"]
    return {r["key"]: " ".join([*(groups[g]["label"] for g in r.get("groups", ())[1:]), r["label"]]) for r in template["rows"]}


@cache
def columns(table: str, row: str | None, year: int | None = None) -> dict[str, dict[str, Any]]:
    """Return the columns of a table by key; in the table of blocks those of the block that holds `row`."""
    template = edition(year)["tables"][table]
    blocks = template.get("blocks", [template])
    chosen = [b for b in blocks if row is None or b is template or any(r["key"] == row for r in b["rows"])]
    return {column["key"]: column for block in chosen for column in block["columns"]}


def row_label(table: str, row: str | None, year: int | None = None) -> str:
    """Return the label of a row, the key itself when the edition has none of that key."""
    return rows(table, year).get(row, row) if row else ""


def column_label(table: str, row: str | None, column: str | None, year: int | None = None) -> str:
    """Return the label of a column, the key itself when the edition has none of that key."""
    found = columns(table, row, year).get(column) if column else None
    return str(found["label"]) if found else column or ""
