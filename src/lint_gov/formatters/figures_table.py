"""All figures of the statutory tables in long form: a row a figure, ready to be summed and pivoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from lint_gov.formatters.figures import Json
from lint_gov.messages import say
from lint_gov.model.finding import Location
from lint_gov.places import BETWEEN, column_words, row_words
from lint_gov.tables import Table, make


def table(files: Iterable[Json], lang: str) -> Table:
    """Return the figures of all files, each as `figures.as_dict` has it."""
    return make("figures", (row for file in files for row in _rows(file, lang)), lang)


def _rows(file: Json, lang: str) -> Iterator[dict[str, Any]]:
    who = file["report"] or {}
    head = {key: who.get(key) for key in ("organ", "organ_kind", "year")} | {"path": file["path"]}
    for name, form in file["tables"].items():
        if form is None:
            continue
        edition = form["edition"] or who.get("edition")
        for key, cell in form["cells"].items():
            row, _, column = key.rpartition(".")
            yield {
                **head,
                "edition": form["edition"],
                "table": name,
                "row": row,
                "column": column,
                **_labels(name, row, column, edition, lang),
                "value": None if cell["value"] is None else Decimal(cell["value"]),
                "raw": cell["raw"],
                "state": cell["state"],
                "line": cell["line"],
            }


@cache
def _labels(table: str, row: str, column: str, edition: int | None, lang: str) -> dict[str, str]:
    at = Location(table=table, row=row, column=column)
    return {
        "table_label": say(f"place.{table}", lang),
        "row_label": BETWEEN.join(row_words(at, edition)),
        "column_label": column_words(at, edition),
    }
