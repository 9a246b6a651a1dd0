"""`lint-gov check`: reports in, findings out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lint_gov.cli import FOUND, INTERNAL, OK, WRONG, streams, work
from lint_gov.cli.arguments import Parser, configuration, given, inputs, known, seconds
from lint_gov.cli.context import RunContext
from lint_gov.cli.inputs import STDIN, Input, as_found, expand
from lint_gov.cli.output import Target, job_summary, save, targets
from lint_gov.errors import UsageError
from lint_gov.hooks import Formatter, RunSummary
from lint_gov.messages import explain_error, say
from lint_gov.model.finding import LEVELS, FileResult
from lint_gov.settings import Given
from lint_gov.triage.discovery import any_waivers

if TYPE_CHECKING:
    from lint_gov.cli.manifest import Manifest
    from lint_gov.triage.baseline import Baseline


# Formats that say themselves which files could not be read.
_FOR_PEOPLE = ("text", "oneline")


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    inputs(parser, "*")
    configuration(parser)
    parser.option("--waivers", metavar="FILE")
    parser.option("--baseline", metavar="FILE")
    parser.option("--format", default="text", metavar="F")
    parser.option("--output", action="append", default=[], metavar="F=FILE")
    parser.option("--fail-on", choices=(*LEVELS, "never"))
    parser.option("--manifest", metavar="FILE")
    parser.option("--timeout", type=seconds, default=600.0, metavar="N")
    parser.option("--no-cache", action="store_true")
    parser.option("--scheduler", metavar="URL")
    parser.option("--previous", action="append", default=[], metavar="PATH")
    parser.option("--reports-only", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Check what `args` name and return the exit code."""
    tools = work.plugins()
    formatters = {f.name: f for f in tools.formatters}
    known("format", args.format, formatters)
    wanted = targets(args.output, formatters)
    wanted += job_summary([args.format, *(target.formatter.name for target in wanted)], wanted, formatters)
    _possible(formatters[args.format], wanted)
    before = known_before(args.baseline)
    keep = formatters[args.format].wants_reports or any(target.formatter.wants_reports for target in wanted)
    results, options, fail_on = findings(args, keep)
    results = settled(results, options, args.waivers, before)
    # Once for all documents: results may be on disk.
    paths, summary = tuple(result.path for result in results), summarise(results)
    to_files = RunContext(options, fail_on, paths, terminal=False)
    written = [_write(target, results, summary, to_files) for target in wanted]
    _print(formatters[args.format], results, summary, RunContext(options, fail_on, paths, terminal=True))
    return max(exit_code(results, fail_on), WRONG if work.rules().broken else OK, *written)


def settled(
    results: Sequence[FileResult], options: work.Options, waivers: str | None, before: Baseline | None
) -> Sequence[FileResult]:
    """The results without what is waived or in the baseline, where there is either."""
    if before is None and not any_waivers(results, waivers):
        return results
    from lint_gov.cli.waiving import settle

    return settle(results, options, waivers, before)


def _possible(printed: Formatter, wanted: Iterable[Target]) -> None:
    """Raise before the first report is read when one of the documents could not be written after the last."""
    if printed.binary:
        streams.refuse_terminal(printed.name)
    for formatter in (printed, *(target.formatter for target in wanted)):
        if formatter.ready is not None:
            formatter.ready()


def known_before(file: str | None) -> Baseline | None:
    """Read the baseline before any report, so that a wrong one is told at once."""
    if file is None:
        return None
    from lint_gov.triage import baseline

    return baseline.read(file)


def findings(args: argparse.Namespace, keep: bool = False) -> tuple[Sequence[FileResult], work.Options, dict[str, str]]:
    """Check all files that `args` name; return the results before triage, the options, and `fail-on` by path.

    With `keep` each result carries the report itself.
    """
    known_kind(args.organ_kind)
    listed = _listed(args)
    readable = suffixes(work.plugins().readers)
    found = expand([*args.path, *(listed.paths if listed else ())], readable)
    if getattr(args, "reports_only", False):
        found = as_found(found)
    options, fail_on = govern(found, given(args))
    before = expand(getattr(args, "previous", ()), readable)
    options = options._replace(keep=keep, core=len(found) > 1 or bool(before or listed))
    _note_skipped(options.lang)
    if not options.core:
        return tuple(work.check(item, options) for item in found), options, fail_on
    from lint_gov.cli.many import findings as of_many
    from lint_gov.cli.many import how

    return of_many(found, before, options, how(args), listed), options, fail_on


def _listed(args: argparse.Namespace) -> Manifest | None:
    """The list of reports that the user names, if any."""
    file = getattr(args, "manifest", None)
    if file is None:
        if not args.path:
            raise UsageError("no-path")
        return None
    from lint_gov.cli import manifest

    return manifest.read(file)


def govern(found: Iterable[Input], stated: Given) -> tuple[work.Options, dict[str, str]]:
    """Settle the settings of all files before the first is read, so that a wrong configuration is told at once.

    The language is that of the first file, since a run writes one document; `fail-on` is each file's own.
    """
    governing = {item.path: work.settings(item.path, stated) for item in found if item.readable}
    first = next(iter(governing.values()), None) or work.settings(STDIN, stated)
    return work.Options(first.value("lang"), stated), {path: s.value("fail-on") for path, s in governing.items()}


def _note_skipped(lang: str) -> None:
    """Name the plugins and packs of plugins that could not be used."""
    for failure in work.plugins().notifications:
        streams.note(say(f"stderr.{failure.kind}", lang, subject=failure.subject, message=failure.message))
    for pack, error in work.rules().broken:
        text = explain_error("usage", error.kind, error.fields, lang)
        streams.note(say("stderr.rule-file", lang, subject=pack.name, message=text))


def suffixes(readers: Iterable[Any]) -> tuple[str, ...]:
    """The endings of the names of files that are read where a folder is walked."""
    return tuple(dict.fromkeys(suffix for reader in readers if reader.walked for suffix in reader.suffixes))


def known_kind(organ_kind: str | None) -> None:
    """Raise when `organ_kind` is no kind of organ."""
    if organ_kind is not None:
        from lint_gov.data import load

        known("organ-kind", organ_kind, dict.fromkeys(record["kind"] for record in load("organs")["kinds"]))


def _write(target: Target, results: Sequence[FileResult], summary: RunSummary, context: RunContext) -> int:
    """Write one of the further documents; what goes wrong with it is told and does not cost the others."""
    try:
        save(target, lambda: target.formatter.write(results, summary, context), context.paths)
    except UsageError as error:
        streams.tell(error, context.lang)
        return WRONG if target.asked else OK
    except Exception as error:  # a format of a plugin may fail in any way
        streams.crashed(error, context.lang)
        return INTERNAL
    return OK


def _print(formatter: Formatter, results: Sequence[FileResult], summary: RunSummary, context: RunContext) -> None:
    """Write the document of standard output, and on stderr what it does not tell."""
    streams.emit(formatter.write(results, summary, context))
    if formatter.name not in _FOR_PEOPLE:
        _note_failures(results, context.lang)


def _note_failures(results: Sequence[FileResult], lang: str) -> None:
    """Say on stderr what a document for machines keeps to itself."""
    for result in results:
        for notification in result.notifications:
            text = say(f"stderr.{notification.kind}", lang, subject=notification.subject, message=notification.message)
            streams.note(f"{result.path}: {text}")
        if result.error is not None:
            streams.note(f"{result.path}: {result.error.message}")


def summarise(results: Iterable[FileResult]) -> RunSummary:
    """Count files and findings; a finding that needs review counts there, not under its severity."""
    files, counts = 0, dict.fromkeys(LEVELS, 0)
    for result in results:
        files += 1
        for finding in result.findings:
            counts[finding.level] += 1
    return RunSummary(files=files, **counts)


def exit_code(results: Iterable[FileResult], fail_on: str | Mapping[str, str]) -> int:
    """The worst that happened: internal error, unreadable file, findings at or above `fail_on` (for all, or by path), nothing."""
    return max((_status(result, fail_on) for result in results), default=OK)


def _status(result: FileResult, fail_on: str | Mapping[str, str]) -> int:
    """What one file makes of the exit code."""
    if any(n.kind == "rule-crashed" for n in result.notifications):
        return INTERNAL
    if result.error is not None:
        return INTERNAL if result.error.kind == work.INTERNAL else WRONG
    return FOUND if _fails(result, fail_on if isinstance(fail_on, str) else fail_on.get(result.path, LEVELS[0])) else OK


def _fails(result: FileResult, fail_on: str | Mapping[str, str]) -> bool:
    lowest = fail_on if isinstance(fail_on, str) else fail_on.get(result.path, LEVELS[0])
    return any(finding.fails(lowest) for finding in result.findings)
