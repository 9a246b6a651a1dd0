"""Output formats: findings in, one document out; they decide nothing. A format is a module of its own."""

from __future__ import annotations

from functools import cache, partial
from importlib import import_module

from lint_gov.hooks import Context, Formatter, RunSummary
from lint_gov.model.finding import FileResult

# Name → module of this package, and whether it shows the reports themselves (see `Formatter.wants_reports`).
_TABLE = {
    "text": ("text", False),
    "json": ("json", False),
}


@cache
def builtin() -> tuple[Formatter, ...]:
    """The formats of the project; their modules are imported when they write."""
    return tuple(Formatter(name, partial(_write, module), reports) for name, (module, reports) in _TABLE.items())


def _write(module: str, results: tuple[FileResult, ...], summary: RunSummary, context: Context) -> str:
    text: str = import_module(f"lint_gov.formatters.{module}").write(results, summary, context)
    return text
