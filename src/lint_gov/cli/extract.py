"""`lint-gov extract`: reports in, figures out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lint_gov.cli import INTERNAL, OK, WRONG, batch, streams, work
from lint_gov.cli.arguments import Parser, configuration, given, inputs
from lint_gov.cli.check import govern, known_kind, suffixes
from lint_gov.cli.inputs import Input, expand
from lint_gov.cli.output import pieces, refuse_input, write_pieces
from lint_gov.hooks import Content
from lint_gov.tables import BINARY, WRITERS, ready, write

_JSON = "json"
_SUFFIXES = {".json": _JSON, ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    inputs(parser)
    configuration(parser)
    parser.option("--format", choices=(_JSON, *WRITERS))
    parser.option("-o", "--output", metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Write the figures of what `args` name and return the exit code."""
    known_kind(args.organ_kind)
    form = _format(args)
    found = expand(args.path, suffixes(work.plugins().readers))
    if args.output:
        refuse_input(args.output, (item.path for item in found))
    options, _ = govern(found, given(args))
    failed: list[dict[str, Any]] = []
    stream = batch.stream(work.extract, found, options, args.jobs, lambda item: _died(item, options.lang))
    document = _document(form, _noted(stream, failed), args.output is not None, options.lang)
    if args.output:
        write_pieces(args.output, pieces(document))
    else:
        streams.emit(document)
    for file in failed:
        streams.note(f"{file['path']}: {file['message']}")
    kinds = {file["kind"] for file in failed}
    return INTERNAL if work.INTERNAL in kinds else WRONG if kinds else OK


def _format(args: argparse.Namespace) -> str:
    """The format that is named, else the one of the file's ending; raise when it cannot be written."""
    form: str = args.format or _SUFFIXES.get(Path(args.output or "").suffix.lower(), _JSON)
    if form != _JSON:
        ready(form)
    if form in BINARY and not args.output:
        streams.refuse_terminal(form)
    return form


def _noted(files: Iterable[dict[str, Any]], failed: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Hand the files on and keep why some could not be read."""
    for file in files:
        if file["error"]:
            failed.append({"path": file["path"], **file["error"]})
        yield file


def _document(form: str, files: Iterator[dict[str, Any]], to_file: bool, lang: str) -> Content:
    """The figures; CSV on standard output keeps the columns that programs know, the table in a file has all."""
    from lint_gov.formatters.figures import as_csv, as_json

    if form == _JSON:
        return as_json(list(files))
    if form == "csv" and not to_file:
        return as_csv(list(files))
    from lint_gov.formatters.figures_table import table

    return write(form, table(files, lang))


def _died(item: Input, lang: str) -> dict[str, Any]:
    from lint_gov.formatters.figures import without_report
    from lint_gov.messages import say

    return without_report(item.path, "failed", work.crash(RuntimeError(say("stderr.died", lang)), lang))
