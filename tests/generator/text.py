"""Renders a draft as a text file, in every layout and encoding."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.draft import Draft, TablePart, Text
from generator.forms import Key
from generator.layouts import LAYOUTS
from generator.readable import Reading, readings


@dataclass(frozen=True)
class TextOptions:
    """How the text around the tables looks, and how it is encoded.

    Attributes:
        indent: before paragraphs (U+3000 twice is usual).
        gap: lines between paragraphs.
        spread: blanks put into headings, after the ordinal and inside.
        title_break: the title is broken over two lines inside the phrase.
    """

    encoding: str = "utf-8"
    newline: str = "\n"
    bom: bool = False
    indent: str = ""
    gap: int = 0
    spread: str = ""
    title_break: bool = False
    title: bool = True


@dataclass(frozen=True)
class Rendered:
    """A file: its bytes, its name, and what must be read back."""

    data: bytes
    name: str
    expected: dict[Key, Reading]


def render_text(draft: Draft, layout: str, options: TextOptions | None = None) -> str:
    """The report as text, with its tables in one of `LAYOUTS`."""
    options = options or TextOptions()
    lines: list[str] = []
    for part in draft.parts:
        if isinstance(part, TablePart):
            lines += LAYOUTS[layout](part.grid)
        elif isinstance(part, Text):
            lines += _paragraph(part, options)
    if layout == "one_line":
        return " ".join(" ".join(line.split("\n")).strip() for line in lines if line.strip())
    return "\n".join(lines) + "\n"


_TELLS = {
    "glued": "glued",
    "spaces": "spaces",
    "pdf": "spaces",
    "one_line": "spaces",
    "paragraphs": "vanishing",
    "paragraphs_once": "vanishing",
}


def expected_text(draft: Draft, layout: str) -> dict[Key, Reading]:
    """What must come back of a text file in that layout."""
    shown = readings(draft.grids(), _TELLS.get(layout, "grid"))
    if layout == "markdown_reduced":
        return {k: replace(r, sure=False) if k[0] == "disputes" else r for k, r in shown.items()}
    return shown


def text_file(draft: Draft, layout: str, options: TextOptions | None = None) -> Rendered:
    """The report as a file."""
    options = options or TextOptions()
    text = render_text(draft, layout, options).replace("\n", options.newline)
    data = text.encode(options.encoding)
    if options.bom and options.encoding == "utf-8":
        data = b"\xef\xbb\xbf" + data
    return Rendered(data, "report.md" if layout.startswith("markdown") else "report.txt", expected_text(draft, layout))


def _paragraph(part: Text, options: TextOptions) -> list[str]:
    text, gap = part.text, [""] * options.gap
    if part.role == "title":
        return _title(text, options) + gap if options.title else []
    if part.role == "heading" and options.spread:
        ordinal, _, words = text.partition("、")
        text = f"{options.spread}{ordinal}、{options.spread}{words[:2]}{options.spread}{words[2:]}"
    indent = "" if part.role in ("heading", "sub") and not options.spread else options.indent
    return [f"{indent}{text}", *gap]


def _title(text: str, options: TextOptions) -> list[str]:
    if not options.title_break:
        return [text]
    cut = text.rindex("信息公开") if "信息公开" in text else len(text) // 2
    return [text[:cut], text[cut:]]
