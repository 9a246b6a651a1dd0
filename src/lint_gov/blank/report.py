"""From an organ and a year to the bytes of its blank report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lint_gov.blank.tables import table
from lint_gov.data import load
from lint_gov.editions import Edition
from lint_gov.tuples import NamedTuple
from lint_gov.wordwriter.blocks import Block, Paragraph, Run
from lint_gov.wordwriter.package import Layout, Page, Style, document

Line = Mapping[str, Any]


class Wanted(NamedTuple):
    """What the blank is for. `kind`: a key of rules/organs.yaml."""

    organ: str
    year: int
    kind: str
    edition: Edition

    def fill(self, text: str) -> str:
        """Put organ and year into a text."""
        return text.format(organ=self.organ, year=self.year, next=self.year + 1)

    def has(self, line: Line) -> bool:
        """Whether a line is for this edition and kind of organ."""
        kinds, editions = line.get("kinds"), line.get("editions")
        if self.kind in line.get("except_kinds", ()):
            return False
        return (kinds is None or self.kind in kinds) and (editions is None or self.edition.edition in editions)


def file_name(wanted: Wanted) -> str:
    """Return the name of the file unless the user gives one; an organ's name may hold what a file's name may not."""
    name = wanted.fill(load("blank")["file"])
    return "".join("_" if char in '<>:"/\\|?*' or not char.isprintable() else char for char in name)


def blank(wanted: Wanted) -> bytes:
    """Return the blank report as a Word file."""
    look = load("blank")["look"]
    layout = Layout(
        styles=tuple(Style(**style) for style in look["styles"]),
        page=Page(look["page"]["width"], look["page"]["height"], tuple(look["page"]["margins"])),
        fonts=look["fonts"],
        page_number=look["page_number"],
        mirrored=True,
        title=wanted.fill(load("blank")["title"]).replace("\n", ""),
        author=load("blank")["author"],
    )
    return document(_blocks(wanted), layout)


def _blocks(wanted: Wanted) -> Iterator[Block]:
    texts = load("blank")
    notes = [*_texts(texts["due"], wanted), texts["finish"]]
    yield _paragraph(wanted.fill(texts["title"]), "Title", ["\n".join(notes)])
    yield _paragraph(wanted.fill(texts["preamble"][str(wanted.edition.edition)]))
    for section in wanted.edition.sections:
        yield from _section(section.number, wanted)
    yield _paragraph("")
    for line in texts["signoff"]:
        yield _paragraph(wanted.fill(line), "SignOff")


def _section(number: int, wanted: Wanted) -> Iterator[Block]:
    texts, section = load("blank"), wanted.edition.section(number)
    notes = list(_texts(texts["tables"].get(str(number), ()), wanted))
    # Table 3 fills a page; begun at the head of one it is never cut.
    on_new_page = section.table == "applications"
    yield _paragraph(section.heading, "Heading1", ["\n".join(notes)] if notes else [], on_new_page)
    if section.table is not None:
        yield table(wanted.edition.tables[section.table], texts["look"]["tables"][section.table])
    for line in texts["sections"].get(str(number), ()):
        if wanted.has(line):
            style = "Heading2" if "sub" in line else ""
            notes = [line["note"]] if "note" in line else []
            yield _paragraph(wanted.fill(line.get("sub") or line["text"]), style, notes)


def _texts(lines: Iterable[Line], wanted: Wanted) -> Iterator[str]:
    yield from (wanted.fill(line["text"]) for line in lines if wanted.has(line))


def _paragraph(text: str, style: str = "", notes: Iterable[str] = (), on_new_page: bool = False) -> Paragraph:
    return Paragraph((Run(text),) if text else (), style, break_before=on_new_page, comments=tuple(notes))
