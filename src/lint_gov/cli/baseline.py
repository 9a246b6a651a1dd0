"""`lint-gov baseline create|prune`: findings that are known, kept in a file for `check --baseline`."""

from __future__ import annotations

import argparse
from pathlib import Path

from lint_gov.cli import check, streams, waiving, work
from lint_gov.cli.arguments import Parser, configuration, inputs
from lint_gov.cli.output import write
from lint_gov.errors import UsageError
from lint_gov.messages import say
from lint_gov.triage import baseline, days

NAME = "lint-gov.baseline.json"


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.usage = say("help.baseline.usage", parser.lang)
    parser.option("action", choices=("create", "prune"))
    inputs(parser, paths="*")
    configuration(parser)
    parser.option("--waivers", metavar="FILE")
    parser.option("--baseline", "--output", dest="file", default=NAME, metavar="FILE")
    parser.option("--reason", metavar="TEXT")
    parser.option("--author", default="", metavar="NAME")
    parser.option("--date", type=_day, metavar="YYYY-MM-DD")


def _day(text: str) -> str:
    found = days.day(text)
    if found is None:
        raise ValueError(text)
    return found


def run(args: argparse.Namespace) -> int:
    """Make or prune the baseline and return the exit code."""
    return _create(args) if args.action == "create" else _prune(args)


def _create(args: argparse.Namespace) -> int:
    if not args.path:
        raise UsageError("arguments", {"message": say("baseline.no-path", args.lang), "command": "lint-gov baseline"})
    results, options = _checked(args)
    old = baseline.read(args.file).entries if Path(args.file).exists() else ()
    said = (args.date or days.today(), args.author, args.reason or say("baseline.reason", options.lang))
    rules = waiving.request(results, options, None, None).rules.values()
    made = baseline.create(results, args.file, old, said, frozenset(rule.code for rule in rules if not rule.waivable))
    write(args.file, baseline.text(made))
    checked = sum(result.status == "checked" for result in results)
    _say("created", options, args.file, n=made.total, files=checked)
    return check.exit_code(results, "never")


def _prune(args: argparse.Namespace) -> int:
    old = baseline.read(args.file)
    args.path = args.path or [str(old.folder)]
    results, options = _checked(args)
    pruned = baseline.prune(old, results)
    write(args.file, baseline.text(pruned))
    _say("pruned", options, args.file, n=old.total - pruned.total, left=pruned.total)
    return check.exit_code(results, "never")


def _checked(args: argparse.Namespace) -> tuple[waiving.Results, work.Options]:
    """The findings that count once waivers are applied; files that could not be read are named."""
    results, options, _ = check.findings(args)
    for result in results:
        if result.error is not None:
            streams.note(f"{result.path}: {result.error.message}")
    return waiving.settle(results, options, args.waivers, None), options


def _say(key: str, options: work.Options, path: str, **counts: int) -> None:
    streams.note(say(f"baseline.{key}", options.lang, path=Path(path).as_posix(), **counts))
