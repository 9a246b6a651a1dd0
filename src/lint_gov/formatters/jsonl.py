"""`--format jsonl`: one file a line, each as it stands under `files` of the JSON document."""

from __future__ import annotations

from collections.abc import Sequence

from lint_gov.formatters.json import file
from lint_gov.hooks import Context, RunSummary
from lint_gov.model.finding import FileResult


def write(results: Sequence[FileResult], summary: RunSummary, context: Context) -> str:
    """Return the lines; none for a run without files."""
    import json

    return "".join(json.dumps(file(result, context.lang), ensure_ascii=False, separators=(",", ":")) + "\n" for result in results)
