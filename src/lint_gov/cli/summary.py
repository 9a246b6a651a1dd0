"""`lint-gov summary`: many reports, one picture; from saved results or by checking the reports itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from lint_gov.cli import OK, WRONG, check, streams, work
from lint_gov.cli.arguments import Parser, beside, configuration, inputs, seconds
from lint_gov.cli.context import RunContext
from lint_gov.cli.output import pieces, refuse_input, write_pieces
from lint_gov.errors import UsageError
from lint_gov.hooks import Content
from lint_gov.messages import pick
from lint_gov.model.finding import FileResult
from lint_gov.settings import Given
from lint_gov.summary import Words
from lint_gov.summary.entries import Entry, entry, is_results, read
from lint_gov.summary.tally import Tally, count
from lint_gov.tables import BINARY, WRITERS, ready

_FORMATS = ("text", "json", "html", *WRITERS)
_SUFFIXES = {".json": "json", ".csv": "csv", ".html": "html", ".htm": "html", ".xlsx": "xlsx", ".parquet": "parquet"}


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    inputs(parser, "*")
    configuration(parser)
    beside(parser)
    parser.option("--no-cache", action="store_true")
    parser.option("--timeout", type=seconds, default=600.0, metavar="N")
    parser.option("--format", choices=_FORMATS)
    parser.option("-o", "--output", metavar="FILE")
    parser.option("--reports", metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Write the summary of what `args` name and return the exit code."""
    form = _format(args)
    if args.output:
        refuse_input(args.output, args.path)
    saved = [path for path in args.path if is_results(path)]
    if saved and (len(saved) < len(args.path) or args.manifest):
        raise UsageError("results-and-reports", {"path": saved[0]})
    if args.reports and len(saved) > 1:
        raise UsageError("reports-of-one-run")
    if saved:
        tally, options, code = count(_saved(saved)), work.Options(args.lang, Given()), OK
    else:
        results, options, code = _checked(args)
        tally = count(_entries(results, options.lang))
    document = _document(form, tally, _titles(options, args.path), args, options.lang)
    if args.output:
        write_pieces(args.output, pieces(document))
    else:
        streams.emit(document)
    return code


def _format(args: argparse.Namespace) -> str:
    """The format that is named, else the one of the file's ending."""
    form: str = args.format or _SUFFIXES.get(Path(args.output or "").suffix.lower(), "text")
    if form in WRITERS:
        ready(form)
    if form in BINARY and not args.output:
        streams.refuse_terminal(form)
    return form


def _saved(paths: Iterable[str]) -> Iterator[Entry]:
    for path in paths:
        yield from read(path)


def _checked(args: argparse.Namespace) -> tuple[Iterable[FileResult], work.Options, int]:
    """Check the reports, as `check` does."""
    before = check.known_before(args.baseline)
    found, options, _ = check.findings(args)
    results = check.settled(found, options, args.waivers, before)
    for result in results:
        if result.error is not None:
            streams.note(f"{result.path}: {result.error.message}")
    broken = WRONG if work.rules().broken else OK
    return results, options, max(check.exit_code(results, "never"), broken)


def _entries(results: Iterable[FileResult], lang: str) -> Iterator[Entry]:
    from lint_gov.formatters.json import file

    return (entry(file(result, lang)) for result in results)


def _titles(options: work.Options, paths: Iterable[str]) -> Mapping[str, str]:
    """The titles of the rules by code."""
    context = RunContext(options, {}, (), terminal=False)
    return {code: pick(record["title"], options.lang) for code, record in context.rules.items()}


def _document(form: str, tally: Tally, titles: Mapping[str, str], args: argparse.Namespace, lang: str) -> Content:
    words = Words(lang)
    if form == "html":
        from lint_gov.summary.links import Links
        from lint_gov.summary.page import write

        return write(tally, titles, words, Links(args.reports, args.output))
    if form == "json":
        from lint_gov.summary import json

        return json.write(tally, titles, words)
    if form == "text":
        from lint_gov.summary import text

        on_terminal = not args.output
        color, width = (streams.color(), streams.width()) if on_terminal else (False, streams.DEFAULT_WIDTH)
        return text.write(tally, titles, text.Look(words, color, width))
    from lint_gov import tables
    from lint_gov.summary.rows import rows

    return tables.write(form, tables.make("summary", rows(tally, titles, words), lang))
