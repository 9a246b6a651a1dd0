"""`lint-gov explain CODE`: all that the record of a rule says, in words."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping
from typing import Any

from lint_gov.cli import OK, streams, work
from lint_gov.cli.arguments import Parser, configuration, given, nearest
from lint_gov.cli.inputs import STDIN
from lint_gov.cli.rules import severities, years
from lint_gov.errors import UsageError
from lint_gov.messages import pick, say
from lint_gov.text.wrap import wrap

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
    loaded = work.rules(governing.packs)
    every = records(loaded.packs, work.plugins().kinds)
    code = _find(args.code, every)
    if args.file is not None:
        from lint_gov.cli.standing import standing

        head = f"{code}  {pick(every[code]['title'], args.lang)}  ({every[code]['name']})"
        streams.emit("\n".join([head, *standing(code, args.file, governing, args.lang)]) + "\n")
        return OK
    basis = next(([pick(b, args.lang) for b in rule.basis] for rule in loaded.rules if rule.code == code), [])
    page = _Page(args.lang)
    page.rule(code, every[code], basis)
    streams.emit("\n".join(page.lines) + "\n")
    return OK


def _find(wanted: str, records: Mapping[str, Record]) -> str:
    """The code of a rule named by its code (in any case) or its name."""
    by_name = {record["name"]: code for code, record in records.items()}
    code = wanted.upper() if wanted.upper() in records else by_name.get(wanted.lower())
    if code is None:
        raise UsageError("rule", {"value": wanted, "nearest": nearest(wanted, [*records, *by_name])})
    return code


class _Page:
    """The lines of the explanation so far."""

    def __init__(self, lang: str) -> None:
        self.lines: list[str] = []
        self._lang = lang
        self._width = streams.width()

    def rule(self, code: str, record: Record, basis: Iterable[str]) -> None:
        """Tell everything about one rule."""
        self.lines.append(f"{code}  {pick(record['title'], self._lang)}  ({record['name']})")
        self._part("severity", [self._severity(when, level) for when, level in severities(record)])
        self._part("scope", self._scope(record))
        self._part("what", self._texts(record, "message"))
        self._part("why", self._text(record, "why"))
        self._part("basis", basis)
        self._part("remedy", self._texts(record, "remedy", "remedies"))
        self._part("abstains", self._text(record, "abstains"))
        self._part("examples", [self._example(example) for example in record["examples"]])
        self._part("history", self._history(record))

    def _part(self, heading: str, paragraphs: Iterable[str]) -> None:
        told = list(paragraphs)
        if told:
            self.lines += ["", self._say(heading)]
        for paragraph in told:
            first, *rest = wrap(paragraph, self._width - 4) or [""]
            self.lines += ["  " + first, *("    " + line for line in rest)]

    def _severity(self, when: Record, level: str) -> str:
        shown = say(f"text.{level}", self._lang)
        if not when:
            return shown
        told = (f"{self._say(f'conditions.{key}')} {self._condition(key, value)}" for key, value in when.items())
        return shown + self._say("when", conditions=say("text.join", self._lang).join(told))

    def _condition(self, key: str, value: Any) -> str:
        if key == "years":
            return years({"years": value}, self._lang)
        return say("text.list", self._lang).join(map(str, value))

    def _scope(self, record: Record) -> list[str]:
        told = [self._say("years", years=years(record, self._lang))]
        for key in ("organ_kinds", "except_organ_kinds"):
            if record.get(key):
                kinds = say("text.list", self._lang).join(record[key])
                told.append(self._say(key.replace("_", "-"), kinds=kinds))
        return told

    def _texts(self, record: Record, one: str, many: str = "messages") -> list[str]:
        """The texts of a rule: its only one, or one for each case."""
        if one in record:
            return [self._blanked(text) for text in self._text(record, one)]
        return [self._blanked(pick(text, self._lang)) for text in record.get(many, {}).values()]

    def _blanked(self, template: str) -> str:
        """A message as a form: its placeholders are blanks."""
        return re.sub(r"\{\w+\}", self._say("blank"), template)

    def _text(self, record: Record, key: str) -> list[str]:
        return [pick(record[key], self._lang)] if key in record else []

    def _example(self, example: Record) -> str:
        outcome = self._say(example["expect"])
        return f"{outcome}{self._say('colon')}{example.get('about', '')}"

    def _history(self, record: Record) -> list[str]:
        told = [self._say("added", version=record["added"])] if "added" in record else []
        return told + [f"{change['version']} {pick(change['note'], self._lang)}" for change in record.get("changed", ())]

    def _say(self, key: str, **fields: object) -> str:
        return say(f"explain.{key}", self._lang, **fields)
