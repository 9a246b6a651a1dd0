"""Writes a draft in any layout, and reads it back through the whole chain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from generator.docx import DocxOptions, docx_file
from generator.draft import Draft
from generator.forms import Key
from generator.html import CHARSETS, HEADINGS, PARAGRAPHS, SHELLS, HtmlOptions, html_file
from generator.readable import Reading
from generator.text import Rendered, TextOptions, text_file
from lint_gov.model.report import Report


@dataclass(frozen=True)
class Way:
    """A layout ("docx", "html" or one of the text layouts) and the options of its renderer."""

    layout: str
    options: DocxOptions | HtmlOptions | TextOptions | None = None


def write(draft: Draft, way: Way) -> Rendered:
    """The report as a file."""
    if isinstance(way.options, DocxOptions) or way.layout == "docx":
        return docx_file(draft, way.options if isinstance(way.options, DocxOptions) else None)
    if isinstance(way.options, HtmlOptions) or way.layout == "html":
        return html_file(draft, way.options if isinstance(way.options, HtmlOptions) else None)
    return text_file(draft, way.layout, way.options)


def random_way(rng: Random, layout: str) -> Way:
    """One way of writing in that layout."""
    if layout == "docx":
        flags = {name: rng.random() < 0.5 for name in ("numbering", "controls", "text_box", "furniture", "breaks", "style")}
        return Way(layout, DocxOptions(run_length=rng.choice((0, 1, 4)), nested=rng.choice(("none", "page", "tables")), **flags))
    if layout == "html":
        picks = {"shell": SHELLS, "headings": HEADINGS, "paragraphs": PARAGRAPHS, "charset": CHARSETS}
        return Way(layout, HtmlOptions(**{k: rng.choice(v) for k, v in picks.items()}, cell_markup=rng.random() < 0.5))
    indent = rng.choice(("", "\u3000\u3000", "    "))
    return Way(layout, TextOptions(encoding=rng.choice(("utf-8", "gb18030")), indent=indent, gap=rng.choice((0, 1))))


def wrong_figures(report: Report, expected: dict[Key, Reading]) -> list[str]:
    """The figures of a report that are not what must come back."""
    found = {(form.table, row, column): figure for form in report.forms for (row, column), figure in form.figures.items()}
    wrong: list[str] = []
    for key, want in expected.items():
        figure = found.pop(key, None)
        if figure is None:
            wrong += [f"{'.'.join(key)}: not there, should be {want.value} {set(want.states)}"] if want.sure else []
        elif not want.accepts(figure.value, figure.state):
            wrong.append(f"{'.'.join(key)}: {figure.value} {figure.state} {figure.raw!r}, should be {_shown(want)}")
    return wrong + [f"{'.'.join(key)}: invented {figure.value}" for key, figure in found.items()]


def _shown(want: Reading) -> Decimal | str | None:
    return want.value if want.value is not None else "/".join(sorted(want.states))


def listed(lines: Iterable[str], most: int = 8) -> str:
    """The first of many lines, for a message."""
    lines = list(lines)
    return "\n".join(lines[:most] + ([f"… and {len(lines) - most} more"] if len(lines) > most else []))
