"""Places in words: the part of the report by its official names, and where that is in the source."""

from __future__ import annotations

from lint_gov.editions import TableTemplate, editions
from lint_gov.messages import entry, pick, say
from lint_gov.model.finding import Location
from lint_gov.model.place import Place

BETWEEN = " › "


def part_words(location: Location, edition: int | None, lang: str) -> str:
    """The part of the report: 第三部分 › 申请办理表 › （三）不予公开 › 5.属于三类内部事务信息 › 自然人."""
    words = []
    if location.section is not None:
        words.append(pick(entry("place.sections"), lang)[location.section - 1])
    if location.table is not None:
        words.append(say(f"place.{location.table}", lang))
        if location.row is not None:
            words += row_words(location, edition)
        if location.column is not None:
            words.append(column_words(location, edition))
    return BETWEEN.join(words) or say("place.whole", lang)


def row_words(location: Location, edition: int | None) -> list[str]:
    """The row of a location by its official name, after those of the heads it stands under."""
    return _row(_template(location, edition), location.row or "")


def column_words(location: Location, edition: int | None) -> str:
    """The column of a location by its official name."""
    return _column(_template(location, edition), location.row, location.column or "")


def source_words(place: Place, lang: str) -> str:
    """The place in the source: a page and line, or a Word paragraph or table cell; "" when unknown."""
    words = []
    if place.page is not None:
        words.append(say("place.page", lang, n=place.page))
    if place.path is not None:
        words.append(_word(place.path, lang))
    elif place.line is not None:
        words.append(say("place.line", lang, n=place.line))
    return say("text.list", lang).join(words)


def _word(path: str, lang: str) -> str:
    """The innermost table cell of a Word path, or its paragraph."""
    parts = path.split("/")
    cells = {part[0]: part[1:] for part in parts if part[:1] in ("r", "c")}
    if "r" not in cells:
        return say("place.paragraph", lang, n=parts[0].lstrip("pt"))
    words = [say("place.table", lang), say("place.row", lang, n=cells["r"])]
    if "c" in cells:
        words.append(say("place.cell", lang, n=cells["c"]))
    return "".join(words) if lang == "zh" else " ".join(words)


def _template(location: Location, edition: int | None) -> TableTemplate | None:
    """The template that has the row of a location: that of the report's edition, else any other."""
    table = location.table or ""
    ordered = sorted(editions(), key=lambda e: (e.edition != edition, -e.edition))
    found = [e.tables[table] for e in ordered if table in e.tables]
    having = [t for t in found if location.row is None or t.columns_of(location.row)]
    return next(iter(having or found), None)


def _row(template: TableTemplate | None, key: str) -> list[str]:
    row = next((r for r in template.rows if r.key == key), None) if template else None
    if template is None or row is None:
        return [key]
    named = {group.key: group.label for group in template.groups}
    # The outermost head (三、本年度办理结果) stands over nearly all rows and says nothing.
    inner = row.groups[1:] if template.layout == "matrix" else row.groups
    short = min((w for w in (row.label, *row.variants) if row.label.startswith(w)), key=len)
    return [*(named.get(group, group) for group in inner), short]


def _column(template: TableTemplate | None, row: str | None, key: str) -> str:
    return template.column_label(row or "", key) if template else key
