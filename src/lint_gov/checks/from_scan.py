"""from-scan: the report was read from pictures by recognition of characters, OCR (D105)."""

from __future__ import annotations

from collections.abc import Iterator

from lint_gov.checks.params import Params, strings
from lint_gov.model.finding import Hit, Location
from lint_gov.model.report import Figure, Form, Report


def run(report: Report, params: Params) -> Iterator[Hit]:
    """Yield one question when the document is of one of `formats`; it names the figures that could not be read."""
    if report.document.format not in strings(params, "formats"):
        return
    unread = [(form, figure) for form in report.forms for figure in form.figures.values() if figure.state == "unreadable"]
    places = tuple(_location(form, figure) for form, figure in unread)
    yield Hit(Location(), "review", "unread" if unread else "default", {"cells": len(unread)}, {"unread": len(unread)}, places)


def _location(form: Form, figure: Figure) -> Location:
    return Location(form.section, form.table, figure.row, figure.column, figure.place, figure.raw or None)
