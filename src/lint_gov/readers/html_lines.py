"""Inline text of an HTML block → the lines that a browser shows, with blanks collapsed and source lines kept."""

from __future__ import annotations

import re

from lint_gov.tuples import NamedTuple

_SPACE = " \t\n\r\f"
_WIDE = "[\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]"
# A line end between two wide characters is no blank (CSS Text 3, 4.1.3): Word wraps Chinese in the source anywhere.
_WRAP = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\n\r\f]*(?={_WIDE})")
_BLANKS = re.compile("[ \t\n\r\f]+")


class RawLine(NamedTuple):
    """A line as shown ("" for an empty one), the source line it begins in, and whether all of it is links."""

    text: str
    line: int
    link: bool


def collapse(text: str) -> str:
    """Return `text` with its white space collapsed as CSS `white-space: normal` does; no-break and U+3000 blanks stay."""
    return _BLANKS.sub(" ", _WRAP.sub("", text) if "\n" in text else text).strip(" ")


class TextBuffer:
    """Collects the text of one block. `now` is the line of the source that has been reached."""

    __slots__ = ("_at", "_kept", "_lines", "_own", "_texts", "now")

    def __init__(self) -> None:
        self.now = 1
        self._lines: list[RawLine] = []
        self._texts: list[str] = []
        self._reset()

    def _reset(self) -> None:
        self._texts.clear()
        self._at: int | None = None
        self._own = self._kept = False

    def add(self, text: str, keep: bool, link: bool) -> None:
        """Add text of the source; with `keep` its line ends are shown (`<pre>`)."""
        if not keep:
            if self._texts or text.strip(_SPACE):
                self._put(text, link)
            else:
                self.now += text.count("\n")
            return
        self._kept = True
        for number, part in enumerate(text.split("\n")):
            if number:
                self.end_line()
                self.now += 1
                self._kept = True
            self._put(part, link)

    def _put(self, text: str, link: bool) -> None:
        visible = text.lstrip(_SPACE)
        if visible:
            if self._at is None:
                self._at = self.now + text.count("\n", 0, len(text) - len(visible))
            self._own = self._own or not link
        self._texts.append(text)
        self.now += text.count("\n")

    @property
    def is_empty(self) -> bool:
        """Whether `take` would return nothing."""
        return not (self._texts or self._lines)

    def end_line(self) -> None:
        """Begin a new line (`<br>`)."""
        text = self._texts[0] if len(self._texts) == 1 else "".join(self._texts)
        shown = text.rstrip(_SPACE) if self._kept else collapse(text)
        self._lines.append(RawLine(shown, self._at or self.now, not self._own))
        self._reset()

    def take(self) -> list[RawLine]:
        """Return the lines since the last call, without empty ones at the edges, and begin a new block."""
        if self._texts:
            self.end_line()
        lines, self._lines = self._lines, []
        while lines and not lines[-1].text:
            lines.pop()
        start = next((n for n, line in enumerate(lines) if line.text), 0)
        return lines[start:]
