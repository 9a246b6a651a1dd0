"""`lint-gov rules`: all rules, or those that apply to a report."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lint_gov.cli import OK, streams, work
from lint_gov.cli.arguments import Parser, configuration, given
from lint_gov.cli.inputs import STDIN
from lint_gov.messages import entry, pick, say
from lint_gov.rulepages.content import severities, years
from lint_gov.text.width import text_width
from lint_gov.text.wrap import pad

if TYPE_CHECKING:
    from lint_gov.settings.effective import Settings

Record = Mapping[str, Any]


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.option("path", nargs="?", metavar="PATH")
    parser.option("--format", choices=("text", "json"), default="text")
    parser.option("--write-docs", metavar="DIR")
    configuration(parser)


def run(args: argparse.Namespace) -> int:
    """Print the rules and return the exit code."""
    from lint_gov.ruleset import records

    governing = work.settings(args.path or STDIN, given(args))
    args.lang = governing.value("lang")
    every = records(work.rules(governing.packs).packs, work.plugins().kinds)
    if args.write_docs is not None:
        return _write_docs(args.write_docs, every, work.rules(governing.packs), args.lang)
    chosen = every if args.path is None else {code: every[code] for code in _applying(args.path, governing)}
    if args.format == "json":
        streams.emit(_json(chosen))
        return OK
    lines = _table(chosen, args.lang)
    if args.path is not None:
        lines.append(say("rules.applies", args.lang, path=args.path, n=len(chosen), all=len(every)))
    lines.append(say("rules.total", args.lang, n=len(chosen)))
    streams.emit("\n".join(lines) + "\n")
    return OK


def _write_docs(folder: str, every: Mapping[str, Record], loaded: work.Rules, lang: str) -> int:
    """Write a page for each rule and an index."""
    from pathlib import Path

    from lint_gov.cli.explain import content_source
    from lint_gov.errors import UsageError
    from lint_gov.rulepages import markdown

    made = markdown.pages(every, content_source(loaded))
    try:
        markdown.write(Path(folder), made)
    except OSError as error:
        raise UsageError("cannot-write", {"path": folder, "reason": error.strerror or str(error)}) from None
    streams.note(say("rules.written", lang, n=len(made), path=folder))
    return OK


def _applying(path: str, governing: Settings) -> list[str]:
    """The codes of the rules that apply to the report in a file, and are on."""
    from lint_gov.pipeline import build_report, read
    from lint_gov.ruleset.select import select

    document = read(path, work.plugins().readers)
    report = build_report(document, governing.value("year"), governing.value("organ-kind"))
    return [rule.code for rule in select(governing.rules(work.rules(governing.packs).rules), report)]


def _json(records: Mapping[str, Record]) -> str:
    from lint_gov.formatters.json import dump

    told = []
    for code, record in records.items():
        told.append(
            {
                "code": code,
                "name": record["name"],
                "title": dict(record["title"]),
                "severity": [{"when": dict(when), "is": level} for when, level in severities(record)],
                "years": record.get("years", {"from": entry("rules.first-year")}),
                "organ_kinds": record.get("organ_kinds"),
                "except_organ_kinds": record.get("except_organ_kinds", []),
                "opt_in": record.get("opt_in", False),
                "check": record["check"],
                "fix": record.get("fix"),
                "added": record.get("added"),
            }
        )
    return dump({"rules": told})


def _table(records: Mapping[str, Record], lang: str) -> list[str]:
    rows: list[Sequence[str]] = [pick(entry("rules.columns"), lang)]
    for code, record in records.items():
        levels = dict.fromkeys(level for _, level in severities(record))
        level = "/".join(say(f"text.{name}", lang) for name in levels)
        title = f"{pick(record['title'], lang)} ({record['name']})"
        rows.append((code, level, years(record, lang), title + (say("rules.opt-in", lang) if record.get("opt_in") else "")))
    widths = [max(text_width(row[column]) for row in rows) for column in range(3)]
    return ["  ".join([*(pad(row[i], widths[i]) for i in range(3)), row[3]]).rstrip() for row in rows]
