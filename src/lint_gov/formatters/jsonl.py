"""`--format jsonl`: one file a line, each as it stands under `files` of the JSON document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_gov.formatters.json import file
from lint_gov.hooks import Context, RunSummary
from lint_gov.model.finding import FileResult


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> Iterator[str]:
    """Yield the lines; none for a run without files."""
    import json

    for result in results:
        yield json.dumps(file(result, context.lang), ensure_ascii=False, separators=(",", ":")) + "\n"
