"""`lint-gov checklist`: every item checked, with evidence and room for a decision; `checklist import` reads it back."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lint_gov.cli import check, streams, waiving, work
from lint_gov.cli.arguments import Parser, beside, configuration, inputs, known
from lint_gov.cli.output import refuse_existing, write_bytes
from lint_gov.errors import UsageError
from lint_gov.messages import pick, say
from lint_gov.model.finding import FileResult

if TYPE_CHECKING:
    from lint_gov.checklist.build import Judged

FORMATS = {"xlsx": ".xlsx", "docx": ".docx", "markdown": ".md", "html": ".html"}
_TEXT = ("markdown", "html")
IMPORT = "import"


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.usage = say("help.checklist.usage", parser.lang)
    inputs(parser, "*")
    configuration(parser)
    beside(parser)
    parser.option("--format", metavar="F")
    parser.option("-o", "--output", metavar="FILE")
    parser.option("--force", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Write the checklist, or read one back, and return the exit code."""
    if args.path[:1] == [IMPORT]:
        from lint_gov.cli import checklist_import

        return checklist_import.run(args)
    form = _format(args)
    if args.output and not args.force:
        refuse_existing(args.output)
    results, options = _results(args)
    data = _written(form, results, options)
    if args.output:
        write_bytes(args.output, data)
        checked = sum(result.status == "checked" for result in results)
        streams.note(say("checklist.written", options.lang, path=Path(args.output).as_posix(), n=checked))
    else:
        streams.emit(data.decode())
    for result in results:
        if result.error is not None:
            streams.note(f"{result.path}: {result.error.message}")
    return check.exit_code(results, "never")


def _format(args: argparse.Namespace) -> str:
    """The format that is named, else the one of the file's ending."""
    suffix = Path(args.output or "").suffix.lower()
    by_suffix = {ending: name for name, ending in FORMATS.items()} | {".htm": "html"}
    form: str = args.format or by_suffix.get(suffix, "")
    if not form:
        raise UsageError("checklist-format", {"valid": "、".join(FORMATS)})
    known("format", form, FORMATS)
    if not args.output and form not in _TEXT:
        raise UsageError("checklist-output", {"format": form, "suffix": FORMATS[form]})
    return form


def _results(args: argparse.Namespace) -> tuple[waiving.Results, work.Options]:
    before = check.known_before(args.baseline)
    results, options, _ = check.findings(args, keep=True)
    return waiving.settle(results, options, args.waivers, before), options


def _written(form: str, results: waiving.Results, options: work.Options) -> bytes:
    from importlib import import_module

    from lint_gov.checklist.build import sheet
    from lint_gov.checklist.model import Checklist

    told = tuple(r for r in results if r.status != "skipped")
    skipped = tuple(r.path for r in results if r.status == "skipped")
    others = sum(result.details is not None for result in told) - 1
    sheets = tuple(sheet(result, _judged(result, options), options.lang, others) for result in told)
    data: bytes = import_module(f"lint_gov.checklist.write_{form}").write(Checklist(sheets, options.lang, skipped))
    return data


def _judged(result: FileResult, options: work.Options) -> Iterator[Judged]:
    """All rules, those that are on as the settings have them, each with the reason why it was not run."""
    from lint_gov.checklist.build import Judged
    from lint_gov.cli.config import decided
    from lint_gov.cli.standing import limits
    from lint_gov.ruleset import records
    from lint_gov.settings.selection import decide

    if result.details is None:
        return
    governing = work.settings(result.path, options.given)
    every = work.rules(governing.packs)
    titles = records(every.packs, work.plugins().kinds)
    on = {rule.code: rule for rule in governing.rules(every.rules)}
    for rule in every.rules:
        title = pick(titles[rule.code]["title"], options.lang)
        if rule.code in result.details.applied:
            yield Judged(on[rule.code], title)
        elif rule.code in on:
            yield Judged(
                rule, title, say("text.join", options.lang).join(limits(on[rule.code], result.details.report, options.lang))
            )
        else:
            yield Judged(rule, title, decided(decide(rule, governing.layers), options.lang))
