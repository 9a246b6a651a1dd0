"""`lint-gov config show FILE`: what governs a file, each value with its origin."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from lint_gov.cli import OK, streams, work
from lint_gov.cli.arguments import Parser, configuration, given
from lint_gov.cli.inputs import STDIN, posix
from lint_gov.messages import say
from lint_gov.text.width import text_width
from lint_gov.text.wrap import pad

if TYPE_CHECKING:
    from lint_gov.ruleset.model import Rule
    from lint_gov.settings.effective import Settings, Value
    from lint_gov.settings.layers import Origin
    from lint_gov.settings.selection import Decision


def arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.option("action", choices=("show",), metavar="show")
    parser.option("path", metavar="FILE")
    parser.option("--format", choices=("text", "json"), default="text")
    configuration(parser)


def run(args: argparse.Namespace) -> int:
    """Print the settings of a file and return the exit code."""
    from lint_gov.settings.discovery import shown

    stated = given(args)
    # Of a folder, the settings of a report in it.
    asked = os.path.join(args.path, STDIN) if os.path.isdir(args.path) else args.path  # noqa: PTH112, PTH118
    governing = work.settings(asked, stated)
    args.lang = governing.value("lang")
    file = work.config_of(asked, stated)
    config = shown(file) if file else None
    rules = work.rules(governing.packs).rules
    if args.format == "json":
        streams.emit(_json(posix(args.path), config, governing, rules))
    else:
        streams.emit("\n".join(_text(posix(args.path), config, governing, rules, args.lang)) + "\n")
    return OK


def told(origin: Origin, lang: str) -> str:
    """An origin in words: a profile, a place in a file, the command line, or the default."""
    layer = origin.layer
    return say(f"config.{layer.kind}", lang, name=layer.name, line=origin.line or "")


def decided(decision: Decision, lang: str) -> str:
    """Why a rule is on or off, in words."""
    key = f"config.{'on' if decision.on else 'off'}.{decision.by}"
    return say(key, lang, origin=told(decision.origin, lang))


def _text(path: str, config: str | None, governing: Settings, rules: Iterable[Rule], lang: str) -> list[str]:
    rows = [(_key(value, lang), _shown(value.value), told(value.origin, lang)) for value in governing.everything()]
    widths = [max(text_width(row[column]) for row in rows) for column in range(2)]
    lines = [say("config.head", lang, path=path, config=config) if config else say("config.no-file", lang, path=path), ""]
    lines += [f"{pad(key, widths[0])}  {pad(value, widths[1])}  {origin}".rstrip() for key, value, origin in rows]
    off = [(rule, decision) for rule, decision in _decisions(governing, rules) if not decision.on]
    lines += ["", say("config.rules", lang, n=sum(1 for _ in rules), off=len(off))]
    return lines + [f"  {rule.code}  {rule.name}  {decided(decision, lang)}" for rule, decision in off]


def _key(value: Value, lang: str) -> str:
    if not value.sections:
        return value.key
    return value.key + say("config.sections", lang, sections=say("text.list", lang).join(map(str, sorted(value.sections))))


def _shown(value: Any) -> str:
    return "—" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _decisions(governing: Settings, rules: Iterable[Rule]) -> list[tuple[Rule, Decision]]:
    from lint_gov.settings.selection import decide

    return [(rule, decide(rule, governing.layers)) for rule in rules]


def _json(path: str, config: str | None, governing: Settings, rules: Iterable[Rule]) -> str:
    from lint_gov.formatters.json import dump

    values = [
        {"key": v.key, "value": v.value, "sections": sorted(v.sections) or None, "origin": _origin(v.origin)}
        for v in governing.everything()
    ]
    states = [
        {"code": rule.code, "name": rule.name, "on": decision.on, "by": decision.by, "origin": _origin(decision.origin)}
        for rule, decision in _decisions(governing, rules)
    ]
    return dump({"path": path, "config": config, "values": values, "rules": states})


def _origin(origin: Origin) -> dict[str, Any]:
    return {"kind": origin.layer.kind, "name": origin.layer.name or None, "line": origin.line}
