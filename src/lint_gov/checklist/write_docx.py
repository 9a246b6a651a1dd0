"""`--format docx`: a table that repeats its header, on A4 across, with a list to choose the decision from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_gov.checklist import table, word
from lint_gov.checklist.lines import columns, decisions, grouped, overview, overview_columns, shown
from lint_gov.checklist.model import Checklist, Item, Sheet
from lint_gov.wordwriter.blocks import Block, Cell, Choice, Paragraph, Row, Run, Table
from lint_gov.wordwriter.package import Layout, Page, Style, document

_PAGE = Page(16838, 11906, (850, 720, 900, 720))
_STYLES = (
    Style("Normal", "Normal", "宋体", 18),
    Style("Title", "Title", "黑体", 32, align="center", after=160, keep=True),
    Style("About", "about", "宋体", 18, after=60, keep=True),
    Style("Footer", "footer", "宋体", 18),
    Style("Head", "table head", "黑体", 18, align="center"),
    Style("Middle", "table middle", "宋体", 18, align="center"),
    Style("Group", "table group", "黑体", 19, keep=True),
)
_DARK, _SOFT = "1F4E79", "DDEBF7"
_CENTERED = ("number", "state", "decision", "reviewer", "date")


def write(checklist: Checklist) -> bytes:
    """Return the Word file."""
    lang = checklist.lang
    title = word("words.titles" if len(checklist.sheets) != 1 else "words.title", lang)
    number = word("words.page-number", lang, n="{n}")
    layout = Layout(_STYLES, _PAGE, page_number=number, title=title, author="lint-gov")
    return document(_blocks(checklist), layout)


def _blocks(checklist: Checklist) -> Iterator[Block]:
    several = len(checklist.sheets) != 1
    if several:
        yield from _overview(checklist)
    for number, sheet in enumerate(checklist.sheets):
        yield from _sheet(sheet, checklist.lang, break_before=several or number > 0)


def _overview(checklist: Checklist) -> Iterator[Block]:
    lang = checklist.lang
    heads = overview_columns(lang)
    shares = [table("overview")["columns"][key]["width"] for key in heads]
    rows = [_head(heads.values())]
    for number, sheet in enumerate(checklist.sheets, 1):
        line = overview(sheet, number, lang)
        back, front = _colors({"clean": "passed", "failed": "not-assessed"}.get(sheet.verdict, sheet.verdict))
        cells = (
            _cell(line[key], "Normal" if key in ("organ", "path") else "Middle", *((back, front) if key == "verdict" else ()))
            for key in heads
        )
        rows.append(Row(tuple(cells)))
    yield Paragraph((Run(word("words.titles", lang)),), "Title")
    yield Table(tuple(rows), _widths(shares))
    if checklist.skipped:
        names = word("words.comma", lang).join(checklist.skipped)
        yield Paragraph((Run(word("words.skipped", lang, n=len(checklist.skipped), names=names)),), "About")


def _sheet(sheet: Sheet, lang: str, break_before: bool) -> Iterator[Block]:
    title = sheet.path if sheet.error else sheet.name(lang)
    yield Paragraph((Run(f"{title}　{word('words.title', lang)}"),), "Title", break_before=break_before)
    for line in (*sheet.summary(lang), word("words.fill-in", lang)):
        yield Paragraph((Run(line),), "About")
    heads = columns(lang)
    rows = [_head(heads.values())]
    for group, items in grouped(sheet, lang):
        rows.append(Row((Cell((Paragraph((Run(group, color=_DARK),), "Group"),), columns=len(heads), shade=_SOFT),)))
        rows += [_item(number, item, list(heads), lang) for number, item in items]
    if sheet.items:
        yield Table(tuple(rows), _widths([table("columns")[key]["share"] for key in heads]))
    yield Paragraph()
    yield Paragraph((Run(word("words.signature", lang)),), "About")


def _item(number: int, item: Item, keys: Iterable[str], lang: str) -> Row:
    texts = shown(item, lang)
    back, front = _colors(item.state)
    cells = []
    for key in keys:
        if key == "number":
            # The key is part of the file, but neither shown nor printed.
            content: tuple[Run | Choice, ...] = (Run(str(number)), Run(item.token, hidden=True))
        elif key == "decision" and item.open:
            content = (Choice(word("words.choose", lang), decisions(lang)),)
        else:
            content = (Run(texts.get(key, ""), color=front if key == "state" else ""),)
        style = "Middle" if key in _CENTERED else ""
        cells.append(Cell((Paragraph(content, style),), shade=back if key == "state" else ""))
    return Row(tuple(cells))


def _head(texts: Iterable[str]) -> Row:
    return Row(tuple(_cell(text, "Head", _DARK, "FFFFFF") for text in texts), header=True)


def _cell(text: str, style: str, shade: str = "", color: str = "") -> Cell:
    return Cell((Paragraph((Run(text, color=color),), style),), shade=shade)


def _colors(state: str) -> tuple[str, str]:
    back, front = table("states")[state]["color"]
    return back, front


def _widths(shares: list[int]) -> tuple[int, ...]:
    return tuple(_PAGE.room * share // sum(shares) for share in shares)
