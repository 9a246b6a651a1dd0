"""Draws docs/check.svg, the picture of the README, from what the program really prints.

python docs/picture.py
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

from lint_gov.cli import work
from lint_gov.cli.check import RunContext, summarise
from lint_gov.cli.inputs import Input
from lint_gov.formatters import builtin
from lint_gov.text.width import text_width

HERE = Path(__file__).resolve().parent
SAMPLE = "examples/faulty.docx"
COLUMNS, CELL, LINE, MARGIN, BAR = 92, 8.4, 20, 18, 34
COLORS = {
    "": "#d7dae0",
    "1": "#ffffff",
    "2": "#8b93a1",
    "1;31": "#ff7b72",
    "33": "#e3b341",
    "36": "#56d4dd",
    "35": "#d2a8ff",
    "32": "#7ee787",
}
FONT = "'Noto Sans Mono CJK SC','Source Han Mono SC','Cascadia Mono',Menlo,Consolas,'Microsoft YaHei','PingFang SC',monospace"
STYLED = re.compile(r"\x1b\[([0-9;]*)m(.*?)\x1b\[0m|([^\x1b]+)")


def main() -> None:
    """Check the sample and write the picture."""
    result = work.check(Input(SAMPLE, named=True), work.Options("zh"))
    if result.status != "checked":
        raise SystemExit(f"{SAMPLE}: {result.error}")
    shown = builtin()[0].write((result,), summarise((result,)), RunContext("zh", True, COLUMNS))
    lines = [f"\x1b[32m$\x1b[0m lint-gov check {SAMPLE}", *shown.rstrip("\n").split("\n")]
    (HERE / "check.svg").write_text(svg(lines), encoding="utf-8", newline="\n")


def svg(lines: list[str]) -> str:
    """A terminal window with these lines. Every run of text is fitted to its columns, whatever font is there."""
    width, height = COLUMNS * CELL + 2 * MARGIN, len(lines) * LINE + BAR + MARGIN
    drawn = "\n".join(text for number, line in enumerate(lines) for text in runs(line, BAR + LINE * (number + 0.75)))
    dots = "".join(
        f'<circle cx="{MARGIN + 4 + 18 * i}" cy="17" r="5.5" fill="{c}"/>'
        for i, c in enumerate(("#ff5f56", "#ffbd2e", "#27c93f"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" lang="zh-CN" font-family="{FONT}" font-size="14">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#1d2027"/>{dots}\n{drawn}\n</svg>\n'
    )


def runs(line: str, y: float) -> list[str]:
    """The pieces of a line; wide and narrow characters apart, because fonts differ in how wide they draw them."""
    found, column = [], 0
    for style, styled, plain in STYLED.findall(line):
        for piece in pieces(styled or plain):
            columns = text_width(piece)
            if piece.strip():
                weight = ' font-weight="bold"' if style.startswith("1") else ""
                fitted = f'textLength="{columns * CELL:.1f}" lengthAdjust="spacingAndGlyphs"'
                place = f'x="{MARGIN + column * CELL:.1f}" y="{y:.0f}"'
                found.append(f'<text {place} {fitted} fill="{COLORS[style]}"{weight} xml:space="preserve">{escape(piece)}</text>')
            column += columns
    return found


def pieces(text: str) -> list[str]:
    """Cut a text where wide characters meet narrow ones."""
    cut: list[str] = []
    for char in text:
        wide = unicodedata.east_asian_width(char) in "WF"
        if cut and (unicodedata.east_asian_width(cut[-1][-1]) in "WF") == wide:
            cut[-1] += char
        else:
            cut.append(char)
    return cut


if __name__ == "__main__":
    main()
