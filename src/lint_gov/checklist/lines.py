"""What every format but the sheets shows of an item, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lint_gov.checklist import group_title, table, word
from lint_gov.checklist.model import Item, Sheet
from lint_gov.messages import pick


def grouped(sheet: Sheet, lang: str) -> Iterator[tuple[str, list[tuple[int, Item]]]]:
    """Yield the groups with their titles and their items, numbered through the whole sheet."""
    numbered = enumerate(sheet.items, 1)
    for group, items in groupby(numbered, lambda one: one[1].group):
        yield group_title(group, lang), list(items)


def shown(item: Item, lang: str) -> dict[str, str]:
    """The texts of an item by column; the columns that a reviewer fills in are left out."""
    return {
        "title": f"{item.rule}\n{item.title}",
        "state": word(f"states.{item.state}", lang),
        "place": item.place,
        "text": item.text,
        "basis": item.basis,
    }


def columns(lang: str) -> dict[str, str]:
    """The columns that a page shows, with their heads."""
    return {key: pick(column, lang) for key, column in table("columns").items() if column["share"]}


def decisions(lang: str) -> tuple[str, ...]:
    """What a reviewer can decide, in words."""
    return tuple(pick(entry, lang) for entry in table("decisions").values())


def overview(sheet: Sheet, number: int, lang: str) -> dict[str, str]:
    """The line of a report in the overview, by column."""
    counts = {state: str(n) for state, n in sheet.counts().items()}
    return {
        "number": str(number),
        "organ": sheet.organ,
        "year": "" if sheet.year is None else str(sheet.year),
        "verdict": word(f"words.verdict.{sheet.verdict}", lang),
        **counts,
        "path": sheet.path,
    }


def overview_columns(lang: str) -> dict[str, str]:
    """The columns of the overview with their heads; how many are decided only a sheet can count."""
    return {key: pick(column, lang) for key, column in table("overview")["columns"].items() if key != "decided"}
