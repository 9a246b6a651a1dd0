"""The layouts in which statutory tables occur in text files: each turns a grid into lines.

The letters are those of the list in the module's tests; a layout that leaves blank cells out says so in `VANISHING`.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.grids import Grid, GridCell, matrix

Lines = list[str]
Row = tuple[GridCell, ...]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _fillers(grid: Grid, row: Row) -> str:
    """Bars that stand for what the merged cells of a row covered; the last row has none."""
    return "" if row is grid.rows[-1] else "|" * (grid.width - len(row))


def bars(grid: Grid) -> Lines:
    """A row a line, `a | b |`, merged cells lost and their bars at the end."""
    return [f"{' | '.join(_texts(row))} | {_fillers(grid, row)}".rstrip(" ") for row in grid.rows]


def bars_short(grid: Grid) -> Lines:
    """The same without the fillers."""
    return [f"{' | '.join(_texts(row))} |" for row in grid.rows]


def bars_leading(grid: Grid) -> Lines:
    """The same with a bar before each row."""
    return [f"| {line}" for line in bars(grid)]


def bars_kept(grid: Grid) -> Lines:
    """Covered fields kept as empty ones, bars on both sides."""
    return [f"| {' | '.join(_field(f) for f in row)} |" for row in matrix(grid)]


def _field(found: tuple[GridCell, bool] | None) -> str:
    return found[0].text if found and found[1] else ""


def cell_lines(grid: Grid) -> Lines:
    """A cell a line with a bar behind, merged cells as lines of bars."""
    lines: Lines = []
    for row in grid.rows:
        lines += [f"{text} |" if text else "|" for text in _texts(row)]
        lines += [_fillers(grid, row)] if _fillers(grid, row) else []
    return lines


def cell_lines_ruled(grid: Grid) -> Lines:
    """The same with a lone bar line before each row."""
    lines: Lines = []
    for row in grid.rows:
        lines += ["|", *(f"{text} |" if text else "|" for text in _texts(row))]
    return lines


def cell_lines_bare(grid: Grid) -> Lines:
    """A line broken after each cell, nothing between rows."""
    return [f"{text} |" if text else "|" for row in grid.rows for text in _texts(row)]


def paragraphs(grid: Grid) -> Lines:
    """A cell a paragraph, blank lines between, no bars: blank cells vanish."""
    return [line for cell in grid.cells() if cell.text for line in (cell.text, "")]


def paragraphs_once(grid: Grid) -> Lines:
    """The same, with labels that were printed before left out."""
    once = {"信息内容", "总计"}
    seen: set[str] = set()
    lines: Lines = []
    for cell in grid.cells():
        if not cell.text or (cell.text in once and cell.text in seen):
            continue
        seen.add(cell.text)
        lines += [cell.text, ""]
    return lines


def bar_between(grid: Grid) -> Lines:
    """A cell a line with a lone bar line between cells; a blank cell is two bar lines in a row."""
    lines: Lines = []
    for row in grid.rows:
        for index, text in enumerate(_texts(row)):
            lines += ["|"] if index else []
            lines += [text] if text else []
    return lines


def tab_led(grid: Grid) -> Lines:
    """A cell a line led by a tab, wrapped second lines without one, a blank line between rows."""
    lines: Lines = []
    for row in matrix(grid):
        previous = None
        for found in row:
            if found is None or found[0] is previous:
                continue
            previous = found[0]
            lines += f"\t{_field(found)}".split("\n")
        lines.append("")
    return lines


def tabs(grid: Grid) -> Lines:
    """A row a line, tabs between, merged fields empty."""
    return ["\t".join(_field(f) for f in row) for row in matrix(grid)]


def tabs_ragged(grid: Grid) -> Lines:
    """Tabs, with labels pulled left and the fields they leave put at the end of the row."""
    lines: Lines = []
    for row in matrix(grid):
        texts = [_field(f) for f in row if f is None or f[1] or f[0].rows > 1]
        lines.append("\t".join(texts + [""] * (len(row) - len(texts))))
    return lines


def markdown(grid: Grid) -> Lines:
    """A Markdown table with its own heading."""
    titles = {
        "disclosure": "表一：主动公开政府信息情况",
        "applications": "表二：收到和处理政府信息公开申请情况",
        "disputes": "表三：行政复议、行政诉讼情况",
    }
    rows = [f"| {' | '.join(_field(f) for f in row)} |" for row in matrix(grid)]
    return ["", f"## {titles[grid.table]}", "", rows[0], "|" + "---|" * grid.width, *rows[1:], ""]


def markdown_reduced(grid: Grid) -> Lines:
    """Markdown with nothing left of the header of table 4 but 行政复议行政诉讼."""
    if grid.table != "disputes":
        return markdown(grid)
    values = f"| {' | '.join(_texts(grid.rows[-1]))} |"
    return ["", "## 表三：行政复议、行政诉讼情况", "", "| 行政复议行政诉讼 |", "|---|", values, ""]


def padded(grid: Grid) -> Lines:
    """Cells padded with line breaks and deep indents inside bars."""
    lines: Lines = []
    for row in grid.rows:
        lines.append("|")
        for text in _texts(row):
            lines += [f"{' ' * 16}{text}", f"{' ' * 12}|"] if text else [f"{' ' * 16}", f"{' ' * 12}|"]
    return lines


def glued(grid: Grid) -> Lines:
    """A row a line with nothing between the cells."""
    return ["".join(_texts(row)) for row in grid.rows]


def spaces(grid: Grid) -> Lines:
    """A row a line, spaces between the cells that are not blank."""
    return [" ".join(filter(None, _texts(row))) for row in grid.rows]


def pdf(grid: Grid) -> Lines:
    """Text of a PDF page: wrapped labels, narrow header cells one character a line, rows as lines of numbers."""
    lines: Lines = []
    for row in grid.rows:
        values = " ".join(c.text for c in row if c.key and c.text)
        labels = [c for c in row if not c.key]
        if labels and all(c.role == "header" for c in labels) and len(row) > 4:
            lines += _upright(_texts(tuple(labels)))
        else:
            lines += _wrapped(labels, values)
    return lines


def _upright(texts: list[str]) -> Lines:
    """Header cells side by side, one character a line."""
    height = max(map(len, texts))
    return [" ".join(text[i] for text in texts if i < len(text)) for i in range(height)]


def _wrapped(labels: list[GridCell], values: str) -> Lines:
    words = " ".join(c.text for c in labels)
    if not labels or len(words) <= 24:
        return [" ".join(filter(None, (words, values)))]
    cut = len(words) - len(labels[-1].text) + 18
    return (
        [words[:cut], " ".join(filter(None, (words[cut:], values)))]
        if cut < len(words)
        else [" ".join(filter(None, (words, values)))]
    )


LAYOUTS: dict[str, Callable[[Grid], Lines]] = {
    "bars": bars,
    "bars_short": bars_short,
    "bars_leading": bars_leading,
    "bars_kept": bars_kept,
    "cell_lines": cell_lines,
    "cell_lines_ruled": cell_lines_ruled,
    "cell_lines_bare": cell_lines_bare,
    "paragraphs": paragraphs,
    "paragraphs_once": paragraphs_once,
    "bar_between": bar_between,
    "tab_led": tab_led,
    "tabs": tabs,
    "tabs_ragged": tabs_ragged,
    "markdown": markdown,
    "markdown_reduced": markdown_reduced,
    "padded": padded,
    "glued": glued,
    "spaces": spaces,
    "pdf": pdf,
    "one_line": spaces,
}
VANISHING = frozenset({"paragraphs", "paragraphs_once", "glued", "spaces", "pdf", "one_line"})
