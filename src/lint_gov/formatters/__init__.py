"""Output formats: findings in, one document out; they decide nothing. A format is a module of its own."""

from __future__ import annotations

from lint_gov.hooks import Context, Formatter, RunSummary
from lint_gov.model.finding import FileResult


def builtin() -> tuple[Formatter, ...]:
    """The formats of the project; their modules are imported when they write."""
    return (Formatter("text", _text), Formatter("json", _json))


def _text(results: tuple[FileResult, ...], summary: RunSummary, context: Context) -> str:
    from lint_gov.formatters import text

    return text.write(results, summary, context)


def _json(results: tuple[FileResult, ...], summary: RunSummary, context: Context) -> str:
    from lint_gov.formatters import json

    return json.write(results, summary, context)
