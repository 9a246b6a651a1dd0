"""argparse in the user's language, and the options that several commands share."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from lint_gov.errors import UsageError
from lint_gov.messages import LANGS, entry, pick, say
from lint_gov.text.wrap import wrap

if TYPE_CHECKING:
    from lint_gov.settings import Given


class Parser(argparse.ArgumentParser):
    """The parser of one command: help and errors in Chinese or English, errors as `UsageError`."""

    def __init__(self, command: str, lang: str) -> None:
        self.command, self.lang = command, lang
        super().__init__(
            prog=f"lint-gov {command}",
            description=say(f"help.{command}.about", lang),
            epilog=say(f"help.{command}.more", lang) if entry(f"help.{command}.more") else None,
            formatter_class=lambda prog: _Help(prog, lang),
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = say("help.arguments", lang)
        self._optionals.title = say("help.options", lang)
        self.add_argument("-h", "--help", action="help", help=say("help.help", lang))
        self.option("--lang", choices=LANGS, default=lang)

    def option(self, *flags: str, **settings: Any) -> None:
        """Add an argument or option whose help text is in the messages under its own name."""
        name = flags[-1].lstrip("-")
        own = f"help.{self.command}.{name}"
        self.add_argument(*flags, help=say(own if entry(own) else f"help.shared.{name}", self.lang), **settings)

    def error(self, message: str) -> NoReturn:
        """Raise the error of argparse in the user's language."""
        raise UsageError("arguments", {"message": translate(message, self.lang), "command": self.prog})


class _Help(argparse.HelpFormatter):
    """Help that is wrapped by display width and headed in the user's language."""

    def __init__(self, prog: str, lang: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)
        self._lang = lang

    def add_usage(self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say("help.usage", self._lang) if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for part in text.splitlines() for line in wrap(part, width - len(indent)) or [""])


def translate(message: str, lang: str) -> str:
    """Return an error message of argparse in `lang`; one that is not known stays as it is."""
    for record in entry("argparse"):
        found = re.fullmatch(record["match"], message, re.DOTALL)
        if found:
            return pick(record["text"], lang).format(*found.groups())
    return message


def inputs(parser: Parser, paths: str = "+") -> None:
    """Add what commands that read reports share: the paths, and what is known about them."""
    parser.option("path", nargs=paths, metavar="PATH")
    parser.option("--year", type=int, metavar="N")
    parser.option("--organ-kind", metavar="K")
    parser.option("--jobs", type=_jobs, default=0, metavar="N")
    parser.option("--allow-private", action="store_true", default=None)


def configuration(parser: Parser) -> None:
    """Add the options that say which configuration counts, and those that change it."""
    parser.option("--config", metavar="FILE")
    parser.option("--no-config", action="store_true")
    parser.option("--profile", action="append", default=[], metavar="NAME")
    parser.option("--select", action="append", default=[], metavar="RULES")
    parser.option("--ignore", action="append", default=[], metavar="RULES")
    parser.option("--rules", action="append", default=[], metavar="DIR")


def beside(parser: Parser) -> None:
    """Add what stands beside the reports: waivers, a baseline, reports of the year before, a list."""
    parser.option("--waivers", metavar="FILE")
    parser.option("--baseline", metavar="FILE")
    parser.option("--previous", action="append", default=[], metavar="PATH")
    parser.option("--manifest", metavar="FILE")


def given(args: argparse.Namespace) -> Given:
    """What the command line says about settings."""
    from lint_gov.settings import Given

    if args.config is not None and args.no_config:
        raise UsageError("config-twice")
    stated = {
        "profile": _words(args.profile),
        "select": _words(args.select),
        "ignore": _words(args.ignore),
        "fail-on": getattr(args, "fail_on", None),
        "lang": args.lang if args.lang_stated else None,
        "year": getattr(args, "year", None),
        "organ-kind": getattr(args, "organ_kind", None),
        "allow-private": getattr(args, "allow_private", None),
    }
    settings = tuple((key, value) for key, value in stated.items() if value not in (None, ()))
    # Not Path.absolute: it keeps "..", and a folder is then searched under two names.
    config = None if args.config is None else os.path.abspath(args.config)  # noqa: PTH100
    return Given(config, args.no_config, settings, tuple(map(os.path.abspath, args.rules)))


def _words(values: list[str]) -> tuple[str, ...]:
    """The words of an option that may be repeated and may hold several, as in `--select A,P`."""
    return tuple(word for value in values for word in re.split(r"[,，、\s]+", value) if word)


def _jobs(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def seconds(text: str) -> float:
    """A span of time on the command line; 0 for no limit."""
    number = float(text)
    if not 0 <= number < float("inf"):
        raise ValueError(text)
    return number


def known(kind: str, value: str | None, names: Iterable[str]) -> None:
    """Raise when `value` is not among `names`, naming the nearest one."""
    valid = list(names)
    if value is not None and value not in valid:
        raise UsageError(kind, {"value": value, "valid": "、".join(valid), "nearest": nearest(value, valid)})


def nearest(value: str, names: Iterable[str]) -> str:
    """Return the most similar of `names`, or the first one."""
    import difflib

    valid = list(names)
    return next(iter(difflib.get_close_matches(value, valid, n=1, cutoff=0.0)), "")
