"""`--format markdown`: tables that can be read and filled in with any editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lint_gov.checklist import word
from lint_gov.checklist.lines import columns, grouped, overview, overview_columns, shown
from lint_gov.checklist.model import Checklist, Sheet

# What else ends a line for some program.
_BREAKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")
_ESCAPED = {
    "\\": "\\\\",
    "|": "\\|",
    "*": "\\*",
    "_": "\\_",
    "`": "\\`",
    "[": "\\[",
    "]": "\\]",
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
}


def write(checklist: Checklist) -> bytes:
    """Return the document in UTF-8."""
    lang = checklist.lang
    lines: list[str] = []
    if len(checklist.sheets) != 1:
        lines += [f"# {word('words.titles', lang)}", "", *_overview(checklist)]
    for sheet in checklist.sheets:
        lines += _sheet(sheet, lang, "#" if len(checklist.sheets) == 1 else "##")
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def plain(text: str) -> str:
    """Text that Markdown shows as it is, in one line."""
    lines = _BREAKS.sub(" ", text).split("\n")
    return "<br>".join("".join(_ESCAPED.get(char, char) for char in line) for line in lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _overview(checklist: Checklist) -> Iterator[str]:
    heads = overview_columns(checklist.lang)
    yield _row(heads.values())
    yield _row("---" for _ in heads)
    for number, sheet in enumerate(checklist.sheets, 1):
        line = overview(sheet, number, checklist.lang)
        yield _row(plain(line[key]) for key in heads)
    yield ""
    if checklist.skipped:
        names = word("words.comma", checklist.lang).join(map(plain, checklist.skipped))
        yield from (word("words.skipped", checklist.lang, n=len(checklist.skipped), names=names), "")


def _sheet(sheet: Sheet, lang: str, level: str) -> Iterator[str]:
    title = plain(sheet.path if sheet.error else sheet.name(lang))
    yield from (f"{level} {title}　{word('words.title', lang)}", "")
    for line in (*sheet.summary(lang), word("words.fill-in", lang)):
        yield from (plain(line), "")
    heads = columns(lang)
    for group, items in grouped(sheet, lang):
        yield from (f"{level}# {plain(group)}", "", _row(heads.values()), _row("---" for _ in heads))
        for number, item in items:
            texts = {key: plain(text) for key, text in shown(item, lang).items()}
            # The key stands in a comment, which no reader of the page sees.
            texts["number"] = f"{number} <!-- {item.token} -->"
            yield _row(texts.get(key, "") for key in heads)
        yield ""
    yield from (word("words.signature", lang), "")
