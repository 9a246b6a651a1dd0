"""`lint-gov fix`: mends what can be mended safely, in the files themselves."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from lint_gov.cli import FOUND, batch, handback, work
from lint_gov.cli.arguments import Parser, configuration, given, inputs
from lint_gov.cli.check import govern, known_kind, suffixes
from lint_gov.cli.handback import Outcome
from lint_gov.cli.inputs import Input, as_found, expand
from lint_gov.errors import InputError
from lint_gov.messages import say
from lint_gov.tuples import NamedTuple


class Request(NamedTuple):
    """What the user asked for beside the settings."""

    targets: dict[str, str]
    waivers: str | None = None
    date: str | None = None
    unsafe: bool = False
    accept: bool = False
    diff: bool = False


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    inputs(parser)
    configuration(parser)
    parser.option("--waivers", metavar="FILE")
    parser.option("--unsafe", action="store_true")
    parser.option("--accept", action="store_true")
    parser.option("--diff", action="store_true")
    parser.option("-o", "--output", metavar="OUT")
    parser.option("--date", metavar="YYYY-MM-DD")
    parser.option("--reports-only", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Mend what `args` name and return the exit code."""
    known_kind(args.organ_kind)
    found = expand(args.path, suffixes(work.plugins().readers), archives=False)
    found = as_found(found) if args.reports_only else found
    handback.only_files(found, args.output)
    options, _ = govern(found, given(args))
    files = {item.path: item.path for item in found} if args.output is None else handback.targets(found, args.output)
    request = Request(files, args.waivers, handback.date(args.date), args.unsafe, args.accept, args.diff)
    outcomes = batch.run(partial(_fix, request), found, options, args.jobs, partial(handback.died, options.lang))
    status = handback.exit_code(outcomes)
    return max(status, FOUND if any(outcome.status == "would" for outcome in outcomes) else status)


def _fix(request: Request, item: Input, options: work.Options) -> Outcome:
    """Mend one file; whatever goes wrong becomes its outcome."""
    try:
        if item.error is not None:
            raise item.error
        return _mended(request, item, options)
    except Exception as error:
        return handback.failed(item.path, error, options.lang)


def _mended(request: Request, item: Input, options: work.Options) -> Outcome:
    from lint_gov.cli.mending import Mending, changes_text, told

    skipped = Outcome("skipped", (say("fix.skipped", options.lang, path=item.path),))
    if not item.readable:
        return skipped
    mending = Mending(item, options, request.waivers)
    state = mending.state
    if not changes_text(state) or not (state.report.plausible or item.named):
        if item.named:
            raise InputError("not-fixable")
        return skipped
    result = mending.run(request.unsafe, not request.accept, request.date)
    target = request.targets[item.path]
    if result.done and not request.diff:
        _write(target, result.state.data)
    elif not request.diff and target != item.path:
        _write(target, state.data)
    notes = told(item.path, target, result, request, options.lang)
    if not request.diff:
        return Outcome("written" if result.done else "nothing", notes)
    from lint_gov.fix.diff import unified

    text = unified(item.path, state.report.document, result.state.report.document)
    return Outcome("would" if result.done else "nothing", notes, text)


def _write(target: str, data: bytes) -> None:
    from lint_gov.cli.locks import refuse_open
    from lint_gov.cli.output import write_bytes

    if Path(target).exists():
        refuse_open(target)
    write_bytes(target, data)
