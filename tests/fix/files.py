"""Mending in memory, through the command's own chain."""

from __future__ import annotations

from pathlib import Path

from generator.text import Rendered
from lint_gov.cli.inputs import Input
from lint_gov.cli.mending import Mending, Result
from lint_gov.cli.work import Options
from lint_gov.model.finding import Finding
from lint_gov.settings import Given

BARE = Options("zh", Given(isolated=True))


def mended(
    path: Path, unsafe: bool = False, tracked: bool = True, date: str = "2024-01-15T00:00:00Z", **stated: object
) -> Result:
    options = BARE._replace(given=Given(isolated=True, settings=tuple(stated.items())))
    return Mending(Input(path.as_posix(), named=True), options, None).run(unsafe, tracked, date)


def put(folder: Path, rendered: Rendered | bytes, name: str = "report.docx") -> Path:
    data = rendered if isinstance(rendered, bytes) else rendered.data
    path = folder / (name if isinstance(rendered, bytes) else rendered.name)
    path.write_bytes(data)
    return path


def said(path: Path) -> tuple[Finding, ...]:
    return Mending(Input(path.as_posix(), named=True), BARE, None).state.findings


def codes(result: Result) -> list[str]:
    return sorted({done.proposal.findings[0].rule for done in result.done})


def reasons(result: Result) -> set[tuple[str, str]]:
    left = {(refusal.finding.rule, refusal.reason) for refusal in result.refused}
    return left | {(dropped.proposal.findings[0].rule, dropped.reason) for dropped in result.dropped}
