"""Output formats: findings in, one document out; they decide nothing. A format is a module of its own."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from lint_gov.hooks import Context, Formatter, RunSummary
from lint_gov.model.finding import FileResult

# Name → module of this package, and whether it shows the reports themselves (see `Formatter.wants_reports`).
_TABLE = {
    "text": ("text", False),
    "oneline": ("oneline", False),
    "json": ("json", False),
    "html": ("html", True),
    "jsonl": ("jsonl", False),
    "sarif": ("sarif", True),
    "sarif-github": ("sarif_github", True),
    "junit": ("junit", False),
    "github": ("github", False),
    "github-summary": ("github_summary", False),
    "gitlab": ("gitlab", True),
    "checkstyle": ("checkstyle", False),
    "rdjson": ("rdjson", True),
}


def builtin() -> tuple[Formatter, ...]:
    """The formats of the project."""
    return tuple(_formatter(name, module, wants_reports) for name, (module, wants_reports) in _TABLE.items())


def _formatter(name: str, module: str, wants_reports: bool) -> Formatter:
    def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
        # Imported when it writes: most runs need one of them.
        text: str = import_module(f"lint_gov.formatters.{module}").write(results, summary, context)
        return text

    return Formatter(name, write, wants_reports)
