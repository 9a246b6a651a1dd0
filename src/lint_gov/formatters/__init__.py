"""Output formats: findings in, one document out; they decide nothing. A format is a module of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib import import_module

from lint_gov.hooks import Content, Context, Formatter, RunSummary
from lint_gov.model.finding import FileResult
from lint_gov.tables import BINARY, WRITERS, ready
from lint_gov.tables import write as write_table

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
    documents = (_formatter(name, module, wants_reports) for name, (module, wants_reports) in _TABLE.items())
    return (*documents, *map(_of_findings, WRITERS))


def _formatter(name: str, module: str, wants_reports: bool) -> Formatter:
    def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> Content:
        # Imported when it writes: most runs need one of them.
        content: Content = import_module(f"lint_gov.formatters.{module}").write(results, summary, context)
        return content

    return Formatter(name, write, wants_reports)


def _of_findings(name: str) -> Formatter:
    """The findings as a table."""

    def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> Content:
        from lint_gov.formatters.findings import table

        return write_table(name, table(results, context.lang))

    return Formatter(name, write, binary=name in BINARY, ready=partial(ready, name))
