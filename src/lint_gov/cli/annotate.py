"""`lint-gov annotate`: Word reports in, copies with a comment at each finding out."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from lint_gov.cli import batch, handback, work
from lint_gov.cli.arguments import Parser, configuration, given, inputs
from lint_gov.cli.check import govern, known_kind, suffixes
from lint_gov.cli.handback import Outcome
from lint_gov.cli.inputs import COPY, Input, expand
from lint_gov.errors import InputError, UsageError
from lint_gov.messages import say
from lint_gov.model.document import Document
from lint_gov.model.finding import FileResult
from lint_gov.tuples import NamedTuple


class Request(NamedTuple):
    """What the user asked for beside the check itself."""

    targets: dict[str, str]
    waivers: str | None = None
    date: str | None = None
    force: bool = False


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    inputs(parser)
    configuration(parser)
    parser.option("--waivers", metavar="FILE")
    parser.option("-o", "--output", metavar="OUT")
    parser.option("--suffix", default=COPY, metavar="TEXT")
    parser.option("--date", metavar="YYYY-MM-DD")
    parser.option("--force", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Annotate what `args` name and return the exit code."""
    known_kind(args.organ_kind)
    found = [
        item for item in expand(args.path, suffixes(work.plugins().readers), archives=False) if not _is_copy(item, args.suffix)
    ]
    handback.only_files(found, args.output)
    options, _ = govern(found, given(args))
    files = _beside(found, args.suffix) if args.output is None else handback.targets(found, args.output)
    request = Request(files, args.waivers, handback.date(args.date), args.force)
    job = partial(_annotate, request)
    return handback.exit_code(batch.run(job, found, options._replace(keep=True), args.jobs, partial(handback.died, options.lang)))


def _is_copy(item: Input, suffix: str) -> bool:
    """A copy of an earlier run, met in a walked folder, is no report of its own."""
    return not item.named and Path(item.path).stem.endswith(suffix)


def _beside(found: list[Input], suffix: str) -> dict[str, str]:
    files = ((item.path, Path(item.path)) for item in found)
    return {path: file.with_name(f"{file.stem}{suffix}{file.suffix}").as_posix() for path, file in files}


def _annotate(request: Request, item: Input, options: work.Options) -> Outcome:
    """Check and annotate one file; whatever goes wrong becomes its outcome."""
    result = work.check(item, options)
    if result.error is not None:
        status = "internal" if result.error.kind == work.INTERNAL else "failed"
        return Outcome(status, (f"{item.path}: {result.error.message}",))
    try:
        return _written(request, item, result, options)
    except Exception as error:
        return handback.failed(item.path, error, options.lang)


def _written(request: Request, item: Input, result: FileResult, options: work.Options) -> Outcome:
    from lint_gov.annotate.annotator import annotate
    from lint_gov.cli.locks import refuse_open
    from lint_gov.cli.output import write_bytes
    from lint_gov.pipeline import content
    from lint_gov.readers.docx_package import sniff
    from lint_gov.wordfile.dates import of_file

    data = content(item.path) if result.details else b""
    word = result.details is not None and result.details.report.document.format == "docx" and sniff(data)
    if result.details is None or not (word or item.named):
        return Outcome("skipped", (say("annotate.skipped", options.lang, path=item.path),))
    if not word:
        raise InputError("not-annotatable")
    report, target = result.details.report, request.targets[item.path]
    if not request.force:
        _refuse_changed(target, item.path, report.document)
    refuse_open(target)
    findings = handback.settled(result, options, request.waivers).findings
    made = annotate(data, report, findings, options.lang, of_file(data) if request.date is None else request.date)
    write_bytes(target, made.data)
    told = say("annotate.written" if made.put else "annotate.clean", options.lang, path=item.path, file=target, n=made.put)
    more = say("annotate.renewed", options.lang, n=made.removed) if made.removed else ""
    return Outcome("written", (told + more,))


def _refuse_changed(target: str, path: str, document: Document) -> None:
    """Raise when the copy of an earlier run has been worked on: its text or its comments are not the report's."""
    if not Path(target).exists() or (Path(path).exists() and Path(target).samefile(path)):
        return
    from lint_gov.pipeline import read

    try:
        there = read(target, work.plugins().readers)
    except InputError:
        there = None
    if there is None or _own_content(there) != _own_content(document):
        raise UsageError("output-changed", {"path": target})


def _own_content(document: Document) -> tuple[object, ...]:
    """What a person has written in a file: text, tables, comments."""
    return document.blocks, document.revisions, tuple(r for r in document.remarks if not r.own)
