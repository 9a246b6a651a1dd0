"""`lint-gov new`: a blank report of the format that governs a year."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from lint_gov.cli import OK, streams
from lint_gov.cli.arguments import Parser
from lint_gov.cli.check import known_kind
from lint_gov.cli.output import refuse_existing, write_bytes
from lint_gov.editions import Edition, edition_of_year, editions
from lint_gov.errors import UsageError
from lint_gov.messages import fill, pick


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.option("--organ", required=True, metavar="NAME")
    parser.option("--year", required=True, type=int, metavar="N")
    parser.option("--organ-kind", metavar="K")
    parser.option("-o", "--output", metavar="FILE")
    parser.option("--force", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Write the blank report and return the exit code."""
    from lint_gov.blank.report import Wanted, blank, file_name
    from lint_gov.structure.organs import UNKNOWN, organ_kind

    known_kind(args.organ_kind)
    organ = " ".join(args.organ.split())
    if not organ:
        raise UsageError("no-organ")
    edition = _edition(args.year)
    kind = args.organ_kind or organ_kind(organ)
    wanted = Wanted(organ, args.year, kind, edition)
    file = _file(args.output, file_name(wanted))
    if not args.force:
        refuse_existing(file)
    write_bytes(file, blank(wanted))
    if kind == UNKNOWN:
        _say("kind-unknown", args.lang, organ=organ)
    _say("written", args.lang, path=Path(file).as_posix(), year=args.year, edition=pick(edition.title, args.lang))
    return OK


def _file(output: str | None, name: str) -> str:
    """The file to write: the one that was named, or one in that folder."""
    if output is None or output.endswith(("/", "\\")) or Path(output).is_dir():
        return str(Path(output or "", name))
    if Path(output).suffix.lower() != ".docx":
        raise UsageError("new-docx", {"path": output})
    return output


def _edition(year: int) -> Edition:
    """The edition that governs a year that has begun."""
    if year > date.today().year:
        raise UsageError("year-to-come", {"year": year})
    found = edition_of_year(year)
    if found is None:
        raise UsageError("year-too-early", {"year": year, "first": editions()[0].year_from})
    return found


def _say(key: str, lang: str, **fields: object) -> None:
    from lint_gov.data import load

    streams.note(fill(pick(load("blank")["messages"][key], lang), fields))
