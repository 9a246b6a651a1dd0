"""`lint-gov waivers audit PATH…`: all waivers with what became of them."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import Any

from lint_gov.cli import FOUND, OK, check, streams, waiving
from lint_gov.cli.arguments import Parser, configuration, inputs
from lint_gov.messages import entry, pick, say
from lint_gov.text.width import text_width
from lint_gov.text.wrap import pad, wrap
from lint_gov.triage import days, waive
from lint_gov.triage.comments import Fault
from lint_gov.triage.waive import Entry

# States that are to be mended before a waiver is worth anything.
_BAD = ("expired", "invalid", "forbidden")
_NOTHING = "—"


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.option("action", choices=("audit",))
    inputs(parser)
    configuration(parser)
    parser.option("--waivers", metavar="FILE")
    parser.option("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Print all waivers that speak for the reports, and return the exit code."""
    results, options, _ = check.findings(args)
    today = days.today()
    ledger = waive.run(tuple(results), waiving.request(results, options, args.waivers, None), today)
    rows = [_row(item, ledger.results, today) for item in ledger.entries]
    streams.emit(_json(rows) if args.format == "json" else _text(rows, options.lang))
    for result in results:
        if result.error is not None:
            streams.note(f"{result.path}: {result.error.message}")
    found = FOUND if any(row["state"] in _BAD for row in rows) else OK
    return max(found, check.exit_code(results, "never"))


def _row(item: Entry, results: waiving.Results, today: str) -> dict[str, Any]:
    """All there is to say about one waiver."""
    files = [results[number].path for number in item.files]
    row: dict[str, Any] = {"state": item.state, "files": files, "used": item.used}
    waiver = item.waiver
    if isinstance(waiver, Fault):
        remark = waiver.remark
        told = {"rule": None, "reason": " ".join(remark.text.split()), "source": item.source, "kind": item.kind}
        since, owner, expires, path = remark.date, remark.author, "", ""
    else:
        told = {"rule": waiver.rule, "reason": waiver.reason, "source": item.source, "kind": item.kind}
        since, owner, expires, path = waiver.since, waiver.owner, waiver.expires, waiver.path
    dates = {"owner": owner or None, "since": since or None, "age": days.age(since, today), "expires": expires or None}
    return {**told, "path": path or None, **row, **dates}


def _json(rows: Sequence[dict[str, Any]]) -> str:
    from lint_gov.formatters.json import dump

    return dump({"waivers": list(rows)})


def _text(rows: Sequence[dict[str, Any]], lang: str) -> str:
    if not rows:
        return say("waivers.none", lang) + "\n"
    head: list[str] = list(pick(entry("waivers.columns"), lang))
    cells = [head, *(_cells(row, lang) for row in rows)]
    widths = [max(text_width(line[column]) for line in cells) for column in range(len(head) - 1)]
    lines: list[str] = []
    for line, row in zip(cells, [None, *rows], strict=True):
        lines.append("  ".join([*(pad(line[i], width) for i, width in enumerate(widths)), line[-1]]).rstrip())
        if row is not None:
            told = wrap(say("waivers.reason", lang, reason=row["reason"]), streams.width() - 4)
            lines += ["    " + part for part in told]
    states = Counter(row["state"] for row in rows)
    counted = (say("waivers.count", lang, state=say(f"waivers.{state}", lang), n=n) for state, n in states.items())
    lines += ["", say("waivers.total", lang, n=len(rows), states=say("text.list", lang).join(counted))]
    return "\n".join(lines) + "\n"


def _cells(row: dict[str, Any], lang: str) -> list[str]:
    files = row["path"] or (row["files"][0] if row["files"] else _NOTHING)
    shown = (row["rule"], files, row["used"], row["age"], row["expires"], row["owner"], row["source"])
    return [say(f"waivers.{row['state']}", lang), *(_NOTHING if cell is None else str(cell) for cell in shown)]
