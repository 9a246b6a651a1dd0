"""What `lint-gov` says without a command: the overview of its commands, or what was wrong."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from lint_gov.cli import COMMANDS, OK, WRONG, streams
from lint_gov.cli.arguments import nearest
from lint_gov.errors import UsageError
from lint_gov.messages import LANGS, say
from lint_gov.text.width import text_width

_KNOWN = ("-h", "--help", "-V", "--version", "--lang", *LANGS)


def show(argv: list[str], lang: str) -> int:
    """Print the overview (`--help`), the version, or raise for an unknown command or option."""
    unknown = [w for w in argv if w not in _KNOWN and not w.startswith("--lang=")]
    if unknown:
        _refuse(unknown[0], argv)
    if "--version" in argv or "-V" in argv:
        from lint_gov import __version__

        streams.emit(f"lint-gov {__version__}\n")
        return OK
    asked = "-h" in argv or "--help" in argv
    (streams.emit if asked else streams.note)(_overview(lang))
    return OK if asked else WRONG


def _refuse(word: str, argv: list[str]) -> NoReturn:
    if word.startswith("-"):
        raise UsageError("option", {"value": word})
    if Path(word).exists():
        raise UsageError("no-command", {"rest": " ".join(argv)})
    raise UsageError("command", {"value": word, "nearest": nearest(word, COMMANDS), "valid": "、".join(COMMANDS)})


def _overview(lang: str) -> str:
    names = [*COMMANDS, "--version"]
    widest = max(map(text_width, names))
    rows = [f"  {name.ljust(widest)}  {say(f'help.{name}.short', lang)}" for name in names]
    return "\n".join(
        [
            say("help.about", lang),
            "",
            say("help.usage", lang) + "lint-gov " + say("help.command", lang),
            "",
            *rows,
            "",
            say("help.more", lang),
            "",
        ]
    )
