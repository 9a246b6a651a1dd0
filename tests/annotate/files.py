"""Annotating in memory, and looking at what came of it without the code under test."""

from __future__ import annotations

import zipfile
from io import BytesIO
from random import Random

from lxml import etree

from generator.chain import findings, read_back
from generator.docx import DocxOptions, docx_file
from generator.draft import Draft
from generator.faults import FAULTS
from generator.text import Rendered
from lint_gov.annotate.annotator import Annotated, annotate
from lint_gov.model.finding import Finding

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = (W + "commentRangeStart", W + "commentRangeEnd")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as container:
        assert container.testzip() is None
        return {name: container.read(name) for name in container.namelist()}


def document(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def annotated(data: bytes, lang: str = "zh") -> tuple[Annotated, tuple[Finding, ...]]:
    report = read_back(Rendered(data, "a.docx", {}))
    said = findings(report)
    return annotate(data, report, said, lang, "2024-01-15T08:00:00Z"), said


def faulty(name: str, options: DocxOptions | None = None, seed: str = "") -> tuple[Draft, bytes]:
    """A report with one kind of fault."""
    fault = next(f for f in FAULTS if f.name == name)
    planted = fault.plant(Random(f"{name} {seed}"))
    return planted.draft, docx_file(planted.draft, planted.options or options).data


def comments(data: bytes) -> dict[str, list[str]]:
    """The paragraphs of each comment by its id."""
    found = parts(data).get("word/comments.xml")
    roots = [] if found is None else list(etree.fromstring(found))
    return {c.get(W + "id", ""): ["".join(p.itertext()) for p in c.iter(W + "p")] for c in roots}


def covered(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment."""
    found: dict[str, str] = {}
    begun: list[str] = []
    for element in document(data).iter():
        number = element.get(W + "id", "")
        if element.tag == _MARKS[0]:
            begun.append(number)
            found[number] = ""
        elif element.tag == _MARKS[1]:
            begun.remove(number)
        elif element.tag == W + "t":
            for number in begun:
                found[number] += element.text or ""
    assert not begun
    return found


def plain(data: bytes) -> bytes:
    """The document without marks of comments, and with runs put together that look alike: what must not change."""
    root = document(data)
    for mark in list(root.iter(*_MARKS)):
        mark.getparent().remove(mark)
    for reference in list(root.iter(W + "commentReference")):
        run = reference.getparent()
        run.getparent().remove(run)
    for run in list(root.iter(W + "r")):
        before = run.getprevious()
        if before is not None and before.tag == W + "r" and _look(before) == _look(run) and _meet(before, run):
            first = next(child for child in run if child.tag != W + "rPr")
            first.text = (before[-1].text or "") + (first.text or "")
            for child in [c for c in before if c.tag != W + "rPr"][:-1]:
                first.addprevious(child)
            run.getparent().remove(before)
    for t in root.iter(W + "t"):
        t.attrib.clear()
    return etree.tostring(root, method="c14n")


def _look(run: etree._Element) -> bytes:
    props = run.find(W + "rPr")
    return b"" if props is None else etree.tostring(props, method="c14n", with_tail=False)


def _meet(run: etree._Element, behind: etree._Element) -> bool:
    """Whether one run ends and the next begins with text, as when a text was cut in two."""
    first = next((child for child in behind if child.tag != W + "rPr"), None)
    return len(run) > 0 and run[-1].tag == W + "t" and first is not None and first.tag == W + "t"
