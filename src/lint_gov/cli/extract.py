"""`lint-gov extract`: reports in, figures out."""

from __future__ import annotations

import argparse
from typing import Any

from lint_gov.cli import INTERNAL, OK, WRONG, batch, streams, work
from lint_gov.cli.arguments import Parser, configuration, given, inputs
from lint_gov.cli.check import govern, known_kind, suffixes
from lint_gov.cli.inputs import Input, expand


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    inputs(parser)
    configuration(parser)
    parser.option("--format", choices=("json", "csv"), default="json")


def run(args: argparse.Namespace) -> int:
    """Print the figures of what `args` name and return the exit code."""
    from lint_gov.formatters.figures import as_csv, as_json

    known_kind(args.organ_kind)
    tools = work.plugins()
    found = expand(args.path, suffixes(tools.readers))
    options, _ = govern(found, given(args))
    files = batch.run(work.extract, found, options, args.jobs, lambda item: _died(item, options.lang))
    streams.emit((as_json if args.format == "json" else as_csv)(files))
    errors = [file for file in files if file["error"]]
    for file in errors:
        streams.note(f"{file['path']}: {file['error']['message']}")
    kinds = {file["error"]["kind"] for file in errors}
    return INTERNAL if work.INTERNAL in kinds else WRONG if kinds else OK


def _died(item: Input, lang: str) -> dict[str, Any]:
    from lint_gov.formatters.figures import without_report
    from lint_gov.messages import say

    return without_report(item.path, "failed", work.crash(RuntimeError(say("stderr.died", lang)), lang))
