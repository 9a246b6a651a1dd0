"""The command line: one module a command, each imported only when it is the one that was asked for."""

from __future__ import annotations

from typing import Any

from lint_gov.errors import InputError, UsageError
from lint_gov.messages import DEFAULT_LANG, LANGS

COMMANDS = {
    "check": "check",
    "annotate": "annotate",
    "fix": "fix",
    "extract": "extract",
    "summary": "summary",
    "rules": "rules",
    "explain": "explain",
    "test-rules": "test_rules",
    "config": "config",
    "waivers": "waivers",
    "baseline": "baseline",
    "checklist": "checklist",
    "new": "new",
}
OK, FOUND, WRONG, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130


def run(argv: list[str]) -> int:
    """Run the command line `argv` (without the program's name) and return the exit code."""
    from lint_gov.cli import streams

    streams.prepare()
    lang = _lang(argv)
    try:
        return _dispatch(argv, lang)
    except (UsageError, InputError) as error:
        streams.tell(error, lang)
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        streams.drop_stdout()
        return OK
    except Exception as error:
        streams.crashed(error, lang)
        return INTERNAL


def _dispatch(argv: list[str], lang: str) -> int:
    from lint_gov.cli.arguments import Parser

    name, rest = _command(argv)
    if name is None:
        from lint_gov.cli.overview import show

        return show(argv, lang)
    module: Any = __import__(f"lint_gov.cli.{COMMANDS[name]}", fromlist=["run"])
    parser = Parser(name, lang)
    module.arguments(parser)
    # Only a command that words its usage itself can have paths that may be left out and options before them.
    args = (parser.parse_intermixed_args if parser.usage else parser.parse_args)(rest)
    args.lang = lang
    args.lang_stated = any(word.startswith("--lang") for word in argv)
    status: int = module.run(args)
    return status


def _command(argv: list[str]) -> tuple[str | None, list[str]]:
    """Split off the command: the first word, after options that belong to the program (`--lang en check …`)."""
    head = 0
    while head < len(argv) and argv[head].startswith("--lang"):
        head += 1 if "=" in argv[head] else 2
    if head < len(argv) and argv[head] in COMMANDS:
        return argv[head], [*argv[:head], *argv[head + 1 :]]
    return None, argv


def _lang(argv: list[str]) -> str:
    """The language asked for; known before parsing, because usage errors are told in it too."""
    for index, word in enumerate(argv):
        value = word[7:] if word.startswith("--lang=") else argv[index + 1] if word == "--lang" and index + 1 < len(argv) else ""
        if value in LANGS:
            return value
    return DEFAULT_LANG
