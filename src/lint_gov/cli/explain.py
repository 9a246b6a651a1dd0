"""`lint-gov explain CODE`: all that the record of a rule says, in words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from lint_gov.cli import OK, streams, work
from lint_gov.cli.arguments import Parser, configuration, given, nearest
from lint_gov.cli.inputs import STDIN
from lint_gov.errors import UsageError
from lint_gov.messages import pick
from lint_gov.text.wrap import wrap

if TYPE_CHECKING:
    from lint_gov.rulepages.content import Item, Source

Record = Mapping[str, Any]


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.option("code", metavar="CODE")
    parser.option("--for", dest="file", metavar="FILE")
    configuration(parser)


def run(args: argparse.Namespace) -> int:
    """Print the explanation of one rule and return the exit code."""
    from lint_gov.ruleset import records

    governing = work.settings(args.file or STDIN, given(args))
    args.lang = governing.value("lang")
    loaded = work.rules(governing.packs)
    every = records(loaded.packs, work.plugins().kinds)
    code = _find(args.code, every)
    if args.file is not None:
        from lint_gov.cli.standing import standing

        head = f"{code}  {pick(every[code]['title'], args.lang)}  ({every[code]['name']})"
        streams.emit("\n".join([head, *standing(code, args.file, governing, args.lang)]) + "\n")
        return OK
    from lint_gov.rulepages.content import parts

    head = f"{code}  {pick(every[code]['title'], args.lang)}  ({every[code]['name']})"
    lines = [head]
    for part in parts(every[code], content_source(loaded), args.lang):
        lines += ["", part.heading, *_paragraphs(part.items, streams.width())]
    streams.emit("\n".join(lines) + "\n")
    return OK


def content_source(loaded: work.Rules) -> Source:
    """What pages about rules are made from."""
    from lint_gov.rulepages.content import Source
    from lint_gov.rulepages.examples import Examples
    from lint_gov.ruleset import instruments

    kinds = work.plugins().kinds
    return Source(instruments(loaded.packs, kinds), Examples(loaded.rules, kinds))


def _find(wanted: str, records: Mapping[str, Record]) -> str:
    """The code of a rule named by its code (in any case) or its name."""
    by_name = {record["name"]: code for code, record in records.items()}
    code = wanted.upper() if wanted.upper() in records else by_name.get(wanted.lower())
    if code is None:
        raise UsageError("rule", {"value": wanted, "nearest": nearest(wanted, [*records, *by_name])})
    return code


def _paragraphs(items: Iterable[Item], width: int) -> Iterator[str]:
    for item in items:
        for text, indent in ((item.text, 2), *((text, 4) for text in item.under)):
            first, *rest = wrap(text, width - indent - 2) or [""]
            yield " " * indent + first
            yield from (" " * (indent + 2) + line for line in rest)
