"""What `extract` prints of a report: the figures of its tables, its fee statement and the numbers of its prose."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from lint_gov.formatters.json import dump, number
from lint_gov.formatters.json import report as head
from lint_gov.model.finding import FileError, ReportSummary
from lint_gov.model.report import FeeStatement, Figure, Form, Mention, Report

Json = dict[str, Any]
TABLES = ("disclosure", "applications", "disputes")
COLUMNS = ("path", "organ", "year", "edition", "table", "row", "column", "value", "raw", "state", "line")
# A spreadsheet takes a text that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(files: Sequence[Json]) -> str:
    """Return the figures of all files as one JSON document."""
    return dump({"files": list(files)})


def as_csv(files: Sequence[Json]) -> str:
    """Return one line a figure, with the head of its report."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(line for file in files for line in _lines(file))
    return stream.getvalue()


def _lines(file: Json) -> Iterable[list[Any]]:
    who = file["report"] or {}
    for name, table in file["tables"].items():
        for key, cell in (table or {"cells": {}})["cells"].items():
            row, _, column = key.rpartition(".")
            first = [_safe(file["path"]), _safe(who["organ"]), who["year"], table["edition"]]
            yield [*first, name, row, column, cell["value"], _safe(cell["raw"]), cell["state"], cell["line"]]


def _safe(text: str | None) -> str | None:
    """Disarm a text that a spreadsheet would calculate; a plain negative number is left as it is."""
    if text and text.startswith(_FORMULA) and not text.lstrip("+-").replace(".", "", 1).isdecimal():
        return "'" + text
    return text


def as_dict(path: str, report: Report) -> Json:
    """The figures of one report."""
    who = report.identity
    converted = report.document.format if report.document.converted else None
    summary = ReportSummary(who.title, who.organ, who.organ_kind, who.year, report.edition, converted)
    return {
        **without_report(path, "checked", None),
        "report": head(summary),
        "tables": {name: _form(report.form(name)) for name in TABLES},
        "fee": _fee(report.fee),
        "mentions": [_mention(mention) for mention in report.mentions],
    }


def without_report(path: str, status: str, error: FileError | None) -> Json:
    """A file of which there are no figures."""
    return {
        "path": path,
        "status": status,
        "error": None if error is None else {"kind": error.kind, "message": error.message},
        "report": None,
        "tables": dict.fromkeys(TABLES),
        "fee": None,
        "mentions": [],
    }


def _form(form: Form | None) -> Json | None:
    if form is None:
        return None
    cells = {f"{row}.{column}": _figure(figure) for (row, column), figure in form.figures.items()}
    return {"edition": form.edition, "cells": cells}


def _figure(figure: Figure) -> Json:
    return {"value": number(figure.value), "raw": figure.raw, "state": figure.state, "line": figure.place.line}


def _fee(fee: FeeStatement | None) -> Json | None:
    if fee is None:
        return None
    return {
        "kind": fee.kind,
        "section": fee.section,
        "raw": fee.raw,
        "notices": fee.notices,
        "notified": number(fee.notified),
        "received": number(fee.received),
        "parts": [number(part) for part in fee.parts],
        "line": fee.place.line,
    }


def _mention(mention: Mention) -> Json:
    return {
        "value": number(mention.value),
        "raw": mention.raw,
        "unit": mention.unit,
        "subject": mention.subject,
        "counted": mention.counted,
        "section": mention.section,
        "scope": mention.scope,
        "period": mention.period,
        "role": mention.role,
        "approximate": mention.approximate,
        "whole": mention.whole,
        "closed": mention.closed,
        "line": mention.place.line,
    }
