"""`lint-gov annotate`: Word reports in, copies with a comment at each finding out."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lint_gov.cli import INTERNAL, OK, WRONG, batch, streams, work
from lint_gov.cli.arguments import Parser, configuration, given, inputs
from lint_gov.cli.check import govern, known_kind, suffixes
from lint_gov.cli.inputs import STDIN, Input, expand
from lint_gov.errors import InputError, UsageError
from lint_gov.messages import explain_error, say
from lint_gov.model.document import Document
from lint_gov.model.finding import FileResult

SUFFIX = ".批注"


class Request(NamedTuple):
    """What the user asked for beside the check itself."""

    targets: dict[str, str]
    waivers: str | None = None
    date: str | None = None
    force: bool = False


class Outcome(NamedTuple):
    """What became of one file. `status`: written, skipped, failed, internal."""

    path: str
    status: str
    message: str


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    inputs(parser)
    configuration(parser)
    parser.option("--waivers", metavar="FILE")
    parser.option("-o", "--output", metavar="OUT")
    parser.option("--suffix", default=SUFFIX, metavar="TEXT")
    parser.option("--date", metavar="YYYY-MM-DD")
    parser.option("--force", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Annotate what `args` name and return the exit code."""
    known_kind(args.organ_kind)
    found = [item for item in expand(args.path, suffixes(work.plugins().readers)) if not _is_copy(item, args)]
    if any(item.path == STDIN for item in found):
        raise UsageError("no-stdin")
    options, _ = govern(found, given(args))
    request = Request(_targets(found, args), args.waivers, _date(args.date), args.force)
    outcomes = batch.run(partial(_annotate, request), found, options._replace(keep=True), args.jobs, partial(_died, options.lang))
    for outcome in outcomes:
        streams.note(outcome.message)
    kinds = {outcome.status for outcome in outcomes}
    return INTERNAL if "internal" in kinds else WRONG if "failed" in kinds else OK


def _is_copy(item: Input, args: argparse.Namespace) -> bool:
    """A copy of an earlier run, met in a walked folder, is no report of its own."""
    return not item.named and Path(item.path).stem.endswith(args.suffix)


def _targets(found: list[Input], args: argparse.Namespace) -> dict[str, str]:
    """The file to write for each report."""
    if args.output is None:
        beside = ((item.path, Path(item.path)) for item in found)
        return {path: file.with_name(f"{file.stem}{args.suffix}{file.suffix}").as_posix() for path, file in beside}
    folder = args.output.endswith(("/", "\\")) or Path(args.output).is_dir()
    if not folder and len(found) > 1:
        raise UsageError("several-files", {"path": args.output})
    if folder:
        Path(args.output).mkdir(parents=True, exist_ok=True)
    targets = {i.path: (Path(args.output) / Path(i.path).name if folder else Path(args.output)).as_posix() for i in found}
    twice = [file for file in targets.values() if list(targets.values()).count(file) > 1]
    if twice:
        raise UsageError("same-name", {"path": twice[0]})
    return targets


def _date(stated: str | None) -> str | None:
    """The date of the comments that the user states, or the environment (SOURCE_DATE_EPOCH)."""
    from lint_gov.annotate.dates import of_day, of_environment

    if stated is None:
        return of_environment()
    found = of_day(stated)
    if found is None:
        raise UsageError("not-a-day", {"value": stated})
    return found


def _annotate(request: Request, item: Input, options: work.Options) -> Outcome:
    """Check and annotate one file; whatever goes wrong becomes its outcome."""
    result = work.check(item, options)
    if result.error is not None:
        status = "internal" if result.error.kind == work.INTERNAL else "failed"
        return Outcome(item.path, status, f"{item.path}: {result.error.message}")
    try:
        return _written(request, item, result, options)
    except InputError as error:
        return Outcome(item.path, "failed", f"{item.path}: {explain_error('input', error.kind, error.fields, options.lang)}")
    except UsageError as error:
        return Outcome(item.path, "failed", explain_error("usage", error.kind, error.fields, options.lang))
    except Exception as error:
        return Outcome(item.path, "internal", f"{item.path}: {work.crash(error, options.lang).message}")


def _written(request: Request, item: Input, result: FileResult, options: work.Options) -> Outcome:
    from lint_gov.annotate.annotator import annotate
    from lint_gov.annotate.dates import of_file
    from lint_gov.cli.locks import refuse_open
    from lint_gov.cli.output import write_bytes
    from lint_gov.readers.docx_package import sniff

    data = Path(item.path).read_bytes() if result.details else b""
    word = result.details is not None and result.details.report.document.format == "docx" and sniff(data)
    if result.details is None or not (word or item.named):
        return Outcome(item.path, "skipped", say("annotate.skipped", options.lang, path=item.path))
    if not word:
        raise InputError("not-annotatable")
    report, target = result.details.report, request.targets[item.path]
    if not request.force:
        _refuse_changed(target, item.path, report.document)
    refuse_open(target)
    findings = _settled(result, options, request.waivers).findings
    made = annotate(data, report, findings, options.lang, of_file(data) if request.date is None else request.date)
    write_bytes(target, made.data)
    told = say("annotate.written" if made.put else "annotate.clean", options.lang, path=item.path, file=target, n=made.put)
    more = say("annotate.renewed", options.lang, n=made.removed) if made.removed else ""
    return Outcome(item.path, "written", told + more)


def _settled(result: FileResult, options: work.Options, waivers: str | None) -> FileResult:
    """The result without what is waived."""
    from lint_gov.triage.discovery import any_waivers

    if not any_waivers((result,), waivers):
        return result
    from lint_gov.cli.waiving import settle

    return settle((result,), options, waivers, None)[0]


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


def _died(lang: str, item: Input) -> Outcome:
    return Outcome(item.path, "internal", f"{item.path}: {work.crash(RuntimeError(say('stderr.died', lang)), lang).message}")
