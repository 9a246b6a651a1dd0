"""`--format xlsx`: filters, frozen header, colours that follow the cell, lists to choose from; prints on A4."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from io import BytesIO
from typing import Any

from lint_gov.checklist import group_title, table, word
from lint_gov.checklist.model import Checklist, Item, Sheet
from lint_gov.checklist.sheet_names import sheet_names
from lint_gov.errors import UsageError
from lint_gov.messages import pick
from lint_gov.text.width import text_width
from lint_gov.wordwriter.blocks import allowed

# A fixed day: the same checklist is the same file on any other.
_CREATED = datetime(2020, 1, 1)
_HEAD = 4  # rows above the header of a report's sheet
_OVERVIEW_HEAD = 3
_A4 = 9
_LONGEST = 32_000  # characters that a cell can hold, nearly
_LINE, _HIGHEST = 13.5, 400.0  # points
_ROOM = 1.03  # half-width characters of this type in the width of one of the standard type
_LATEST = datetime(9999, 12, 31)
# What spreadsheet programs take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FONT = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "text_wrap": True}
_DARK, _SOFT, _FIELD = "#1F4E79", "#DDEBF7", "#FFFBE6"


def write(checklist: Checklist) -> bytes:
    """Return the workbook."""
    try:
        xlsxwriter: Any = import_module("xlsxwriter")  # it has no types
    except ImportError:
        raise UsageError("no-xlsxwriter") from None
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": word("words.titles", checklist.lang), "author": "lint-gov", "created": _CREATED})
    _Book(book, checklist).fill()
    book.close()
    return buffer.getvalue()


class _Book:
    """Fills a workbook."""

    def __init__(self, book: Any, checklist: Checklist) -> None:
        self._book, self._list, self._lang = book, checklist, checklist.lang
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._columns = list(table("columns"))

    def fill(self) -> None:
        """Write the overview, where there are several reports or none, and a sheet for each."""
        sheets = self._list.sheets
        overview = word("words.sheet", self._lang)
        names = sheet_names([sheet.organ for sheet in sheets], (overview,))
        if len(sheets) != 1:
            self._overview(self._book.add_worksheet(overview), names)
        for name, sheet in zip(names, sheets, strict=True):
            self._report(self._book.add_worksheet(name), sheet)

    def _format(self, **wanted: object) -> Any:
        """A format; each is made once."""
        key = tuple(sorted(wanted.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**_FONT, **wanted})
        return self._formats[key]

    def _text(self, page: Any, row: int, column: int, text: str, **look: object) -> None:
        """Write text as text, whatever it begins with."""
        quoted = {"quote_prefix": True} if text.startswith(_FORMULA) else {}
        page.write_string(row, column, allowed(text)[:_LONGEST], self._format(**look, **quoted))

    def _header(self, page: Any, row: int, columns: dict[str, Any]) -> None:
        look = {"bold": True, "bg_color": _DARK, "font_color": "#FFFFFF", "border": 1, "align": "center"}
        for number, column in enumerate(columns.values()):
            self._text(page, row, number, pick(column, self._lang), **look)
            page.set_column(number, number, column["width"])
        page.set_row(row, 24)

    def _top(self, page: Any, lines: list[str], width: int) -> None:
        """Title and summary above the table."""
        looks: list[dict[str, object]] = [{"bold": True, "font_size": 16, "font_color": _DARK}]
        looks += [{"font_color": "#595959"}] * (len(lines) - 1)
        for number, (line, look) in enumerate(zip(lines, looks, strict=True)):
            page.merge_range(number, 0, number, width - 1, "", self._format(**look))
            self._text(page, number, 0, line, **look)
            page.set_row(number, 30 if number == 0 else 18)

    def _printing(self, page: Any, header: int, last: int, width: int) -> None:
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(header)
        page.print_area(0, 0, last, width - 1)
        signature = word("words.signature", self._lang)
        number = word("words.page", self._lang, n="&P", total="&N")
        page.set_footer(f"&L&9{signature}&R&9{number}")
        page.freeze_panes(header + 1, 0)
        page.autofilter(header, 0, max(header, last), width - 1)

    def _report(self, page: Any, sheet: Sheet) -> None:
        """The sheet of one report."""
        shown = len(self._columns) - 1
        title = sheet.name(self._lang) if sheet.error == "" else sheet.path
        lines = [f"{title}　{word('words.title', self._lang)}", *sheet.summary(self._lang), word("words.fill-in", self._lang)]
        self._top(page, lines, shown)
        self._header(page, _HEAD, dict(table("columns")))
        for number, item in enumerate(sheet.items, 1):
            self._item(page, _HEAD + number, number, item)
        last = _HEAD + max(1, len(sheet.items))
        page.set_column(shown, shown, 4, None, {"hidden": True})
        page.set_row(_HEAD - 1, 32)
        self._rules(page, _HEAD + 1, last)
        self._printing(page, _HEAD, last, shown)

    def _item(self, page: Any, row: int, number: int, item: Item) -> None:
        known = {
            "group": group_title(item.group, self._lang),
            "title": f"{item.rule}\n{item.title}",
            "state": word(f"states.{item.state}", self._lang),
            "place": item.place,
            "text": item.text,
            "basis": item.basis,
            "token": item.token,
        }
        page.set_row(row, _height(known))
        for column, key in enumerate(self._columns):
            look: dict[str, object] = {"border": 1, "border_color": "#BFBFBF"}
            if key in ("number", "state", "decision", "reviewer", "date"):
                look["align"] = "center"
            if table("columns")[key].get("fill") and item.open:
                look["bg_color"] = _FIELD
            if key == "number":
                page.write_number(row, column, number, self._format(**look))
            elif key == "date":
                page.write_blank(row, column, None, self._format(**look, num_format="yyyy-mm-dd"))
            else:
                self._text(page, row, column, known.get(key, ""), **look)

    def _rules(self, page: Any, first: int, last: int) -> None:
        """Colours that follow the cell when rows are sorted, and what may be entered."""
        state, decision, date = (self._columns.index(key) for key in ("state", "decision", "date"))
        for name, entry in table("states").items():
            back, front = entry["color"]
            look = self._book.add_format({"bg_color": f"#{back}", "font_color": f"#{front}"})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word(f"states.{name}", self._lang)}"', "format": look}
            page.conditional_format(first, state, last, state, rule)
        choices = [pick(entry, self._lang) for entry in table("decisions").values()]
        page.data_validation(first, decision, last, decision, {"validate": "list", "source": choices})
        within = {"validate": "date", "criteria": "between", "minimum": _CREATED, "maximum": _LATEST, "error_type": "warning"}
        page.data_validation(first, date, last, date, within)

    def _overview(self, page: Any, names: list[str]) -> None:
        """One line a report."""
        sheets, columns = self._list.sheets, dict(table("overview")["columns"])
        counts = [
            word("words.count", self._lang, state=word(f"words.verdict.{verdict}", self._lang), n=n)
            for verdict in table("words")["verdict"]
            if (n := sum(sheet.verdict == verdict for sheet in sheets))
        ]
        total = word("words.total", self._lang, n=len(sheets), counts=word("words.between", self._lang).join(counts))
        self._top(page, [word("words.titles", self._lang), total, self._skipped()], len(columns))
        self._header(page, _OVERVIEW_HEAD, columns)
        for number, (name, sheet) in enumerate(zip(names, sheets, strict=True), 1):
            self._line(page, number, name, sheet, list(columns))
        self._printing(page, _OVERVIEW_HEAD, _OVERVIEW_HEAD + max(1, len(sheets)), len(columns))

    def _skipped(self) -> str:
        skipped = self._list.skipped
        if not skipped:
            return ""
        return word("words.skipped", self._lang, n=len(skipped), names=word("words.comma", self._lang).join(skipped[:5]))

    def _line(self, page: Any, number: int, name: str, sheet: Sheet, columns: list[str]) -> None:
        row = _OVERVIEW_HEAD + number
        color = {"clean": "passed", "failed": "not-assessed"}.get(sheet.verdict, sheet.verdict)
        back, front = table("states")[color]["color"]
        counts = sheet.counts()
        texts = {"verdict": word(f"words.verdict.{sheet.verdict}", self._lang), "path": sheet.path}
        for column, key in enumerate(columns):
            look: dict[str, object] = {"border": 1, "border_color": "#BFBFBF"}
            if key not in ("organ", "path"):
                look["align"] = "center"
            if key == "verdict":
                look |= {"bg_color": f"#{back}", "font_color": f"#{front}"}
            if key == "organ":
                link = f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1"
                page.write_url(row, column, link, self._format(**look, font_color="#0563C1"), allowed(sheet.organ))
            elif key == "decided":
                cells = f"'{name.replace(chr(39), chr(39) * 2)}'!{self._decisions(sheet)}"
                page.write_formula(row, column, f"=COUNTA({cells})-COUNTBLANK({cells})", self._format(**look), 0)
            elif key in texts:
                self._text(page, row, column, texts[key], **look)
            else:
                value = {"number": number, "year": sheet.year, **counts}[key]
                self._number(page, row, column, value, look)

    def _number(self, page: Any, row: int, column: int, value: int | None, look: dict[str, object]) -> None:
        if value is None:
            page.write_blank(row, column, None, self._format(**look))
        else:
            page.write_number(row, column, value, self._format(**look))

    def _decisions(self, sheet: Sheet) -> str:
        """The cells of a report's sheet in which decisions are entered."""
        letter = chr(ord("A") + self._columns.index("decision"))
        return f"${letter}${_HEAD + 2}:${letter}${_HEAD + 1 + max(1, len(sheet.items))}"


def _height(texts: Mapping[str, str]) -> float:
    """How high a row must be for its texts: not every program works that out when it opens the file."""
    widths = {key: int(column["width"] * _ROOM) for key, column in table("columns").items() if key in texts and key != "token"}
    lines = (sum(-(-max(1, text_width(line)) // width) for line in texts[key].split("\n")) for key, width in widths.items())
    return min(_HIGHEST, max(lines) * _LINE + 6)
