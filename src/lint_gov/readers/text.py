"""Plain text and Markdown: one paragraph a line. Tables drawn in text are left for the forms layer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint_gov.model.document import Block, Document, Image, Paragraph, Source
from lint_gov.model.place import Place
from lint_gov.model.record import replace
from lint_gov.readers.decode import decode
from lint_gov.readers.limits import check_lines
from lint_gov.readers.mojibake import mend

_NEWLINE = re.compile("\r\n|\r|\n")
# These break a line for the reader of the page, but editors do not count them.
_BREAK = re.compile("[\f\v\x85\u2028\u2029]")
_FRONT_MATTER = 100
_TITLE_ENTRY = re.compile(r"title:\s*(['\"]?)(.+?)\1\s*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?![#!])(.*)$")
_BOLD = re.compile(r"\s*(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1\s*$")
_MARKERS = re.compile(r"\*\*|__|(?<!\*)\*(?!\*)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,})[ \t]*$")
_UNDERLINED = 60
_IMAGE = re.compile(r"\s*!\[([^\]]*)\]\([^)]*\)\s*$")
_COMMENT = re.compile(r"\s*<!--.*-->\s*$")
_TABLE_START = re.compile(r"\s*<table\b", re.IGNORECASE)
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)


def read_text(source: Source) -> Document:
    """Read a plain text file."""
    text, encoding = decode(source.data, source.charset)
    text, misread = mend(text)
    return Document(source.path, "text", _ordered(_lines(text)), encoding=encoding, misread=misread)


def read_markdown(source: Source) -> Document:
    """Read a Markdown file: headings get their level and lose their marks, all else stays as it is."""
    text, encoding = decode(source.data, source.charset)
    text, misread = mend(text)
    titles, lines = _front_matter(list(_lines(text)))
    return Document(source.path, "markdown", _ordered(_markdown(lines)), titles, encoding=encoding, misread=misread)


def _ordered(blocks: Iterator[Block]) -> tuple[Block, ...]:
    return tuple(replace(b, place=replace(b.place, order=n)) for n, b in enumerate(blocks, 1))


def _lines(text: str) -> Iterator[Paragraph]:
    """One paragraph a line; a form feed or a Unicode separator starts a new one in the same line of the file."""
    check_lines(sum(map(text.count, "\n\r\f\v\x85\u2028\u2029")))
    lines = _NEWLINE.split(text)
    if not lines[-1]:
        lines.pop()
    for number, line in enumerate(lines, 1):
        start = 0
        for part in _BREAK.split(line):
            if part or not start:
                yield Paragraph(part, Place(line=number, column=start + 1))
            start += len(part) + 1


def _front_matter(lines: list[Paragraph]) -> tuple[tuple[str, ...], list[Paragraph]]:
    """Take the YAML head of a static site off; its title is the page's title."""
    if not lines or lines[0].text.rstrip() != "---":
        return (), lines
    end = next((n for n, p in enumerate(lines[1:_FRONT_MATTER], 1) if p.text.rstrip() == "---"), None)
    if end is None:
        return (), lines
    entries = (_TITLE_ENTRY.match(p.text) for p in lines[1:end])
    return tuple(m.group(2) for m in entries if m), lines[end + 1 :]


def _markdown(lines: list[Paragraph]) -> Iterator[Block]:
    position = 0
    while position < len(lines):
        length = _table_length(lines, position)
        if length:
            yield from _table(lines[position : position + length])
        elif _is_underlined(lines, position):
            yield _heading(lines[position], lines[position].text, 1 if "=" in lines[position + 1].text else 2)
            length = 2
        else:
            yield from _line(lines[position])
        position += length or 1


def _table_length(lines: list[Paragraph], start: int) -> int:
    """How many lines the HTML table that begins here takes; 0 when none begins or it never ends."""
    if not _TABLE_START.match(lines[start].text):
        return 0
    depth = 0
    for number, line in enumerate(lines[start:], 1):
        depth += sum(-1 if slash else 1 for slash in _TABLE_TAG.findall(line.text))
        if depth <= 0:
            return number
    return 0


def _table(lines: list[Paragraph]) -> tuple[Block, ...]:
    from lint_gov.readers.html import read_fragment

    return read_fragment("\n".join(p.text for p in lines), lines[0].place.line or 1)


def _is_underlined(lines: list[Paragraph], at: int) -> bool:
    """A heading by a line of = or - under it; a row of a table is none."""
    text = lines[at].text.strip()
    if not 0 < len(text) <= _UNDERLINED or "|" in text or "\t" in text or _HEADING.match(text) or _UNDERLINE.match(text):
        return False
    return at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1].text) is not None


def _line(line: Paragraph) -> Iterator[Block]:
    if match := _HEADING.match(line.text):
        marked = match.group(2).lstrip(" \t\u3000").rstrip(" \t").rstrip("#")
        yield _heading(line, marked.rstrip(" \t"), len(match.group(1)))
    elif match := _BOLD.match(line.text):
        yield _moved(line, match.group(2))
    elif match := _IMAGE.match(line.text):
        yield Image(line.place, match.group(1))
    elif not _COMMENT.match(line.text):
        yield line


def _heading(line: Paragraph, marked: str, level: int) -> Paragraph:
    text = _ESCAPE.sub(r"\1", _MARKERS.sub("", marked)).strip(" \t")
    return replace(_moved(line, text), level=level)


def _moved(line: Paragraph, text: str) -> Paragraph:
    """The paragraph with `text`, a part of it, and the column where that begins."""
    offset = max(line.text.find(text), 0) if text else 0
    return replace(line, text=text, place=replace(line.place, column=(line.place.column or 1) + offset))
