"""The generator as hypothesis strategies."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from generator.damage import DAMAGES
from generator.docx import LAYERS, DocxOptions
from generator.draft import Draft, random_draft
from generator.figures import SIZES
from generator.files import Way
from generator.html import CHARSETS, HEADINGS, PARAGRAPHS, SHELLS, HtmlOptions
from generator.layouts import LAYOUTS
from generator.organs import KINDS
from generator.text import TextOptions

YEARS = (2023, 2021, 2022, 2024, 2025, 2019, 2020)


@dataclass(frozen=True)
class Spec:
    """What a report is made from; short to print, unlike the report."""

    seed: int
    year: int
    kind: str
    size: str

    def draft(self) -> Draft:
        """The report."""
        return random_draft(Random(self.seed), self.year, self.kind, self.size)


specs = st.builds(Spec, st.integers(0, 2**24), st.sampled_from(YEARS), st.sampled_from(KINDS), st.sampled_from(SIZES))


@st.composite
def text_options(draw: st.DrawFn) -> TextOptions:
    """What surrounds the tables of a text file."""
    encoding = draw(st.sampled_from(("utf-8", "gb18030")))
    return TextOptions(
        encoding=encoding,
        newline=draw(st.sampled_from(("\n", "\r\n"))),
        bom=encoding == "utf-8" and draw(st.booleans()),
        indent=draw(st.sampled_from(("", "\u3000\u3000", "    ", "\u00a0\u00a0"))),
        gap=draw(st.sampled_from((0, 1))),
        spread=draw(st.sampled_from(("", "", " ", "\u3000", "\u00a0"))),
    )


docx_options = st.builds(
    DocxOptions,
    numbering=st.booleans(),
    run_length=st.sampled_from((0, 1, 3, 7)),
    controls=st.booleans(),
    text_box=st.booleans(),
    nested=st.sampled_from(LAYERS),
    furniture=st.booleans(),
    breaks=st.booleans(),
    style=st.booleans(),
)
html_options = st.builds(
    HtmlOptions,
    shell=st.sampled_from(SHELLS),
    headings=st.sampled_from(HEADINGS),
    paragraphs=st.sampled_from(PARAGRAPHS),
    charset=st.sampled_from(CHARSETS),
    padding=st.sampled_from(("", " ", "\n\t\t", "\u00a0")),
    cell_markup=st.booleans(),
    title_in=st.sampled_from(("body", "h1", "page")),
)


def ways(layout: str) -> st.SearchStrategy[Way]:
    """Ways of writing a report in that layout, or as "docx" or "html"."""
    options = {"docx": docx_options, "html": html_options}.get(layout, text_options())
    return st.builds(Way, st.just(layout), options)


def damages(layout: str) -> st.SearchStrategy[list[str]]:
    """Up to two kinds of damage that can occur in that layout."""
    fitting = [d.name for d in DAMAGES if layout not in d.not_in]
    return st.lists(st.sampled_from(fitting), max_size=2, unique=True)


ALL_LAYOUTS = ("docx", "html", *LAYOUTS)
