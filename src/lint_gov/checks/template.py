"""What the checks ask of the editions, in the words of the form; the newest edition where none is known."""

from __future__ import annotations

from lint_gov.editions import Edition, TableTemplate, edition, editions

ORDINALS = "一二三四五六七八九"


def heading(number: int, year: int | None = None) -> str:
    """Return the official heading of a section (三、收到和处理政府信息公开申请情况)."""
    return _edition(year).section(number).heading


def tables() -> tuple[tuple[str, int], ...]:
    """Return the statutory tables with the number of their section, in order."""
    return tuple((name, table.section) for name, table in _edition(None).tables.items())


def section_of(table: str) -> int:
    """Return the number of the section that a table belongs to."""
    return _table(table, None).section


def row_count(table: str, year: int | None = None) -> int:
    """Return how many rows the template of a table has."""
    return len(_table(table, year).rows)


def row_label(table: str, row: str | None, year: int | None = None) -> str:
    """Return the label of a row, led by the one of its group where several groups have such a row (（六）其他处理 3.其他)."""
    template = _table(table, year)
    if row is None:
        return ""
    groups = next((r.groups for r in template.rows if r.key == row), ())
    inner = next((g.label for g in template.groups if groups[1:] and g.key == groups[-1]), "")
    return f"{inner} {template.row_label(row)}".strip()


def column_label(table: str, row: str | None, column: str | None, year: int | None = None) -> str:
    """Return the label of a column, the key itself when the edition has none of that key."""
    return _table(table, year).column_label(row or "", column) if column else ""


def column_type(table: str, row: str, column: str, year: int | None = None) -> str | None:
    """Return what a column of a row holds ("count", "amount", …), None when the edition has no such column."""
    return next((c.type for c in _table(table, year).columns_of(row) if c.key == column), None)


def _edition(year: int | None) -> Edition:
    return edition(year) if year else editions()[-1]


def _table(table: str, year: int | None) -> TableTemplate:
    return _edition(year).tables[table]
