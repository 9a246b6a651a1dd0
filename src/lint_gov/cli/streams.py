"""Standard output and error: encoding, colour, width, and writing that a closed pipe cannot upset."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from lint_gov.errors import InputError, UsageError
from lint_gov.messages import explain_error, say

if TYPE_CHECKING:
    from lint_gov.hooks import Content

_DRAWN = 79
DEFAULT_WIDTH, MIN_WIDTH, MAX_WIDTH = 100, 40, 120


def prepare() -> None:
    """Make both streams able to print any text, on a legacy Windows console and into a pipe alike.

    A pipe or file always gets UTF-8 with LF, whatever the locale says; a console keeps its own encoding.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def emit(content: Content) -> None:
    """Write the document to stdout; a reader that has gone away (`| head`) is no fault."""
    try:
        for piece in (content,) if isinstance(content, str | bytes) else content:
            if isinstance(piece, str):
                sys.stdout.write(piece)
            else:
                sys.stdout.buffer.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        drop_stdout()
    except OSError as error:
        drop_stdout()
        from lint_gov.cli.output import explained

        raise explained("stdout", error) from None


def refuse_terminal(name: str) -> None:
    """Raise when a format that nobody can read on a terminal would go there."""
    if sys.stdout.isatty():
        raise UsageError("binary-terminal", {"format": name})


def drop_stdout() -> None:
    """Point stdout at nothing, so that the interpreter does not fail on it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """Write one line to stderr."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        # Nobody is left to be told.
        return


def draw(text: str) -> None:
    """Write a line to a terminal over the one before; "" wipes it out. What does not fit is cut: it would begin a new line."""
    from lint_gov.text.wrap import pad

    try:
        room = min(_DRAWN, os.get_terminal_size(sys.stderr.fileno()).columns - 1)
    except (OSError, ValueError):
        room = _DRAWN
    try:
        sys.stderr.write("\r" + pad(_cut(text, room), room) + ("" if text else "\r"))
        sys.stderr.flush()
    except OSError:
        return


def _cut(text: str, room: int) -> str:
    from lint_gov.text.width import text_width

    while text_width(text) > room > 0:
        text = text[:-1]
    return text


def tell(error: InputError | UsageError, lang: str) -> None:
    """Say on stderr what was wrong with the usage or an input."""
    family = "input" if isinstance(error, InputError) else "usage"
    note(say("stderr.error", lang, message=explain_error(family, error.kind, error.fields, lang)))


def crashed(error: Exception, lang: str) -> None:
    """Say on stderr that the tool itself failed, and where."""
    note(say("stderr.error", lang, message=say("input.internal", lang, error=describe(error))))


def describe(error: BaseException) -> str:
    """Return type, text and innermost place of an exception on one line; never a traceback."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return " ".join(f"{type(error).__name__}: {error}".split()) + where


def width() -> int:
    """Columns to wrap to: those of the terminal, else of COLUMNS, else a default; within reason."""
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        given = os.environ.get("COLUMNS", "")
        columns = int(given) if given.isdecimal() else DEFAULT_WIDTH
    return max(MIN_WIDTH, min(MAX_WIDTH, columns or DEFAULT_WIDTH))


def color() -> bool:
    """Colour only on a terminal that can show it, and not where NO_COLOR is set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return False
    return os.name != "nt" or _windows_escapes()


def _windows_escapes() -> bool:
    """Ask a Windows console to understand escape sequences; False where it is too old for that."""
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the attribute exists on Windows only
    handle, mode = kernel.GetStdHandle(-11), ctypes.c_uint32()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | 4))
