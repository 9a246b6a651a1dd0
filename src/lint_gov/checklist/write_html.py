"""`--format html`: one file that works offline, is filled in and saved in a browser, and prints on A4 across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from lint_gov.checklist import table, word
from lint_gov.checklist.lines import columns, decisions, grouped, overview, overview_columns, shown
from lint_gov.checklist.model import Checklist, Item, Sheet

_HERE = Path(__file__).parent
_LANGUAGES = {"zh": "zh-CN"}


def write(checklist: Checklist) -> bytes:
    """Return the page in UTF-8."""
    lang = checklist.lang
    several = len(checklist.sheets) != 1
    title = word("words.titles" if several else "words.title", lang)
    body = [*_tools(lang), *(_overview(checklist, title) if several else ())]
    for number, sheet in enumerate(checklist.sheets, 1):
        body += _sheet(number, sheet, lang, several)
    lines = "\n".join(body)
    style, script = ((_HERE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    page = f"""<!doctype html>
<html lang="{_LANGUAGES.get(lang, lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{style}{_states()}</style>
</head>
<body>
{lines}
<script>
{script}</script>
</body>
</html>
"""
    return page.encode("utf-8", errors="replace")


def _states() -> str:
    rules = (f".s-{state} {{ background: #{e['color'][0]}; color: #{e['color'][1]}; }}\n" for state, e in table("states").items())
    return "".join(rules)


def _tools(lang: str) -> Iterator[str]:
    few, save = escape(word("words.only-open", lang)), escape(word("words.save", lang))
    yield f'<nav><button id="few" type="button" aria-pressed="false">{few}</button>'
    yield f'<button id="save" type="button">{save}</button></nav>'


def _overview(checklist: Checklist, title: str) -> Iterator[str]:
    lang = checklist.lang
    heads = overview_columns(lang)
    yield f"<h1>{escape(title)}</h1>"
    yield "<table>" + _columns(table("overview")["columns"][key]["width"] for key in heads)
    yield f"{_head(heads.values())}<tbody>"
    for number, sheet in enumerate(checklist.sheets, 1):
        line = overview(sheet, number, lang)
        yield "<tr>" + "".join(_of_overview(key, line[key], number, sheet) for key in heads) + "</tr>"
    yield "</tbody></table>"
    if checklist.skipped:
        names = word("words.comma", lang).join(checklist.skipped)
        yield f"<p>{escape(word('words.skipped', lang, n=len(checklist.skipped), names=names))}</p>"


def _of_overview(key: str, text: str, number: int, sheet: Sheet) -> str:
    if key == "organ":
        return f'<td><a href="#report-{number}">{escape(text)}</a></td>'
    if key == "verdict":
        color = {"clean": "passed", "failed": "not-assessed"}.get(sheet.verdict, sheet.verdict)
        return f'<td class="verdict s-{color}">{escape(text)}</td>'
    look = "path" if key == "path" else "count"
    return f'<td class="{look}">{escape(text)}</td>'


def _head(texts: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col">{escape(text)}</th>' for text in texts)
    return f"<thead><tr>{cells}</tr></thead>"


def _columns(shares: Iterable[int]) -> str:
    parts = list(shares)
    return "<colgroup>" + "".join(f'<col style="width: {100 * part / sum(parts):.1f}%">' for part in parts) + "</colgroup>"


def _sheet(number: int, sheet: Sheet, lang: str, several: bool) -> Iterator[str]:
    level = "h2" if several else "h1"
    name = sheet.path if sheet.error else sheet.name(lang)
    look = "one-of-many" if several else "only"
    yield f'<section id="report-{number}" class="{look}">'
    yield f"<{level}>{escape(name)}　{escape(word('words.title', lang))}</{level}>"
    for line in (*sheet.summary(lang), word("words.fill-in", lang)):
        yield f"<p>{escape(line)}</p>"
    if sheet.items:
        yield from _table(sheet, lang)
    yield f"<p>{escape(word('words.signature', lang))}</p></section>"


def _table(sheet: Sheet, lang: str) -> Iterator[str]:
    heads = columns(lang)
    yield "<table>" + _columns(table("columns")[key]["share"] for key in heads)
    yield _head(heads.values())
    for group, items in grouped(sheet, lang):
        yield f'<tbody><tr class="group"><th colspan="{len(heads)}" scope="rowgroup">{escape(group)}</th></tr>'
        yield from (_row(number, item, heads, lang) for number, item in items)
        yield "</tbody>"
    yield "</table>"


def _row(number: int, item: Item, heads: dict[str, str], lang: str) -> str:
    texts = {"number": str(number), **shown(item, lang)}
    cells = []
    for key, head in heads.items():
        if table("columns")[key].get("fill"):
            field = _field(key, f"{head} {number}", lang) if item.open else ""
            cells.append(f'<td class="fill">{field}</td>')
        else:
            look = f"{key} s-{item.state}" if key == "state" else key
            cells.append(f'<td class="{look}">{_content(key, texts[key])}</td>')
    mark = ' class="open"' if item.open else ""
    return f'<tr{mark} data-token="{escape(item.token)}">{"".join(cells)}</tr>'


def _content(key: str, text: str) -> str:
    if key == "title":
        code, _, title = text.partition("\n")
        return f"<b>{escape(code)}</b>{escape(title)}"
    return escape(text)


def _field(key: str, label: str, lang: str) -> str:
    """What a reviewer fills in, named for those who hear the page read."""
    named = f'aria-label="{escape(label)}"'
    if key == "decision":
        options = "".join(f"<option>{escape(text)}</option>" for text in ("", *decisions(lang)))
        return f"<select {named}>{options}</select>"
    if key == "reason":
        return f'<textarea {named} rows="1"></textarea>'
    return f'<input {named} type="{"date" if key == "date" else "text"}">'
