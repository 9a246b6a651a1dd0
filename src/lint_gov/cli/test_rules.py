"""`lint-gov test-rules DIR`: the examples of rule files, run."""

from __future__ import annotations

import argparse
from pathlib import Path

from lint_gov.cli import FOUND, OK, streams, work
from lint_gov.cli.arguments import Parser
from lint_gov.errors import UsageError
from lint_gov.messages import say


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.option("dir", metavar="DIR")


def run(args: argparse.Namespace) -> int:
    """Run the examples, print which of them are not as expected, and return the exit code."""
    from lint_gov.ruleset.examples import run as run_examples

    if not Path(args.dir).is_dir():
        raise UsageError("no-folder", {"path": args.dir})
    results = run_examples(args.dir, work.plugins().kinds)
    failed = [result for result in results if not result.ok]
    lines = [say("test-rules.failed", args.lang, rule=r.rule, about=r.about, problem=r.problem) for r in failed]
    rules = len({result.rule for result in results})
    lines.append(
        say("test-rules.total", args.lang, rules=rules, n=len(results), ok=len(results) - len(failed), failed=len(failed))
    )
    streams.emit("\n".join(lines) + "\n")
    return FOUND if failed else OK
