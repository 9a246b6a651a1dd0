"""Reports of every format, and the figures that must be read from them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from generator.docx import DocxOptions, docx_file
from generator.draft import Draft, random_draft
from generator.figures import SIZES
from generator.files import Way, random_way, write
from generator.forms import Key
from generator.html import HtmlOptions, html_file
from generator.layouts import LAYOUTS
from generator.organs import KINDS
from generator.readable import Reading
from generator.text import Rendered
from lint_gov.text.fold import fold
from reading import programs
from reading.dress import dressed, lengthened, random_look, styled, tables_only

_YEARS = (2023, 2021, 2022, 2024, 2025, 2019, 2020)
# Tracked changes on which nobody has decided yet, and comments.
_UNDECIDED = frozenset({"D104"})
# One is asked to compare every scan with the original; and what is scanned here goes without prose.
_SCANNED = frozenset({"D105", "S205", "F101"})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Case:
    """A file, the figures that must be read from it, and the rules that may speak."""

    file: Path
    expected: dict[Key, Reading]
    may: frozenset[str] = frozenset()


class Made(NamedTuple):
    """The cases of a format, and how many more the converting program had spoiled."""

    cases: list[Case]
    spoiled: int = 0


class Format(NamedTuple):
    """A format to be measured.

    Attributes:
        reports: how many by default.
        right: least share of figures that must be read right; None: no target.
        claimed: largest share of figures that may be read wrong without a word.
        make: makes so many reports in a folder, from that seed on.
    """

    name: str
    reports: int
    right: float | None
    claimed: float | None
    make: Callable[[Path, int, int], Made]

    @property
    def scanned(self) -> bool:
        """Whether it is read by recognition."""
        return self.name.startswith("scan")


def _native(layouts: Sequence[str]) -> Callable[[Path, int, int], Made]:
    """Formats that the generator writes itself."""

    def make(folder: Path, reports: int, seed: int) -> Made:
        cases = []
        for number in range(seed, seed + reports):
            layout = layouts[number % len(layouts)]
            rng = Random(f"{layout} {number}")
            cases.append(_written(folder, f"{number:04}-{layout}", write(_draft(rng, number), random_way(rng, layout))))
        return Made(cases)

    return make


def _converted(suffix: str, kind: str, *loses: str) -> Callable[[Path, int, int], Made]:
    """Word files saved in another format by LibreOffice, without what it loses or mangles there."""

    def make(folder: Path, reports: int, seed: int) -> Made:
        programs.program("soffice")
        sources = []
        for number in range(seed, seed + reports):
            rng = Random(f"office {number}")
            draft, way = _draft(rng, number), random_way(rng, "docx")
            assert isinstance(way.options, DocxOptions)
            options = replace(way.options, revisions=number % 10 == 5, comments=2 * (number % 10 == 0))
            options = replace(options, **dict.fromkeys(("controls", *loses), False))  # type: ignore[arg-type]
            case = _written(folder, f"{number:04}", write(draft, Way("docx", options)))
            sources.append(replace(case, may=_UNDECIDED if options.revisions or options.comments else frozenset()))
        programs.by_office([case.file for case in sources], kind, folder)
        return _whole([replace(case, file=case.file.with_suffix(suffix)) for case in sources])

    return make


def _printed(scanned: bool = False) -> Callable[[Path, int, int], Made]:
    """PDF by LibreOffice. When a page breaks inside the head of a table, rows are lost: such files do not count."""

    def make(folder: Path, reports: int, seed: int) -> Made:
        programs.program("soffice")
        programs.program("pdftotext")
        programs.module("pypdfium2", "pdf")
        sources = []
        for number in range(seed, seed + reports):
            rng = Random(f"printed {number}")
            draft = tables_only(_draft(rng, number)) if scanned else lengthened(_draft(rng, number), rng)
            flags = (
                {}
                if scanned
                else {"furniture": rng.random() < 0.6, "numbering": rng.random() < 0.2, "breaks": rng.random() < 0.1}
            )
            made = docx_file(draft, DocxOptions(**flags))
            made = replace(made, data=dressed(made.data, draft, random_look(rng, scanned)))
            sources.append(_written(folder, f"{number:04}", made))
        programs.by_office([case.file for case in sources], "pdf", folder)
        return _whole([replace(case, file=case.file.with_suffix(".pdf")) for case in sources], programs.words_of)

    return make


def _browser(folder: Path, reports: int, seed: int) -> Made:
    """PDF that a browser prints."""
    programs.program("browser")
    programs.program("pdftotext")
    programs.module("pypdfium2", "pdf")
    cases = []
    for number in range(seed, seed + reports):
        rng = Random(f"browser {number}")
        draft = lengthened(_draft(rng, number), rng)
        how = HtmlOptions(
            shell=rng.choice(("bare", "word")),
            headings=rng.choice(("strong", "h2", "plain", "span")),
            paragraphs=rng.choice(("p", "div")),
            cell_markup=rng.random() < 0.3,
        )
        made = html_file(draft, how)
        page = _written(folder, f"{number:04}", replace(made, data=styled(made.data.decode(), rng).encode()))
        pdf = page.file.with_suffix(".pdf")
        programs.by_browser(page.file, pdf, furniture=rng.random() < 0.5)
        cases.append(replace(page, file=pdf))
    return _whole(cases, programs.words_of)


def _scan(dpi: int, way: str) -> Callable[[Path, int, int], Made]:
    """Pages printed by LibreOffice and scanned in one of the ways of `reading.degrade`."""

    def make(folder: Path, reports: int, seed: int) -> Made:
        for name in ("rapidocr", "onnxruntime", "cv2", "PIL"):
            programs.module(name, "scan")
        from reading import degrade

        printed = _printed(scanned=True)(folder, reports, seed)
        scanner: degrade.Scanner = getattr(degrade, way)
        cases = []
        for number, case in enumerate(printed.cases, seed):
            # To either side, more or less.
            how = scanner._replace(skew=scanner.skew * (-1) ** number * (0.6 + 0.1 * (number % 5)))
            file = case.file.with_name(f"{case.file.stem}-{way.lower()}.pdf")
            file.write_bytes(programs.scan(case.file.read_bytes(), dpi, how, number))
            cases.append(replace(case, file=file, may=_SCANNED))
        return Made(cases, printed.spoiled)

    return make


FORMATS = (
    Format("docx", 60, 1.0, 0.0, _native(["docx"])),
    Format("html", 60, 1.0, 0.0, _native(["html"])),
    Format("text", 80, 1.0, 0.0, _native(tuple(LAYOUTS))),
    Format("doc", 30, 1.0, 0.0, _converted(".doc", "doc:MS Word 97")),
    Format("odt", 30, 1.0, 0.0, _converted(".odt", "odt")),
    Format("rtf", 30, 1.0, 0.0, _converted(".rtf", "rtf")),
    Format("html-office", 30, 1.0, 0.0, _converted(".html", "html", "numbering", "revisions")),
    Format("pdf-office", 40, 0.999, None, _printed()),
    Format("pdf-browser", 40, 0.999, None, _browser),
    Format("scan-200-clean", 2, 0.995, 0.0005, _scan(200, "CLEAN")),
    Format("scan-150", 2, None, 0.0005, _scan(150, "OFFICE")),
    Format("scan-200", 4, 0.995, 0.0005, _scan(200, "OFFICE")),
    Format("scan-300", 2, 0.995, 0.0005, _scan(300, "OFFICE")),
    Format("scan-200-poor", 2, None, 0.0005, _scan(200, "POOR")),
)
ACROSS = Format("pdf-over-pages", 0, 0.999, None, _browser)
"""The tables that break over pages, of both kinds of PDF; no reports of their own."""

SHOWN = (*(f for f in FORMATS if not f.scanned), ACROSS, *(f for f in FORMATS if f.scanned))
"""The lines of the table in order."""


def saved(folder: Path, cases: Sequence[Case]) -> None:
    """Write down beside the files what must be read from them."""
    told = {case.file.name: {".".join(key): _told(want) for key, want in case.expected.items()} for case in cases}
    (folder / "expected.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _told(want: Reading) -> str:
    known = str(want.value) if want.value is not None else "/".join(sorted(want.states))
    return known if want.sure else f"{known}?"


def _draft(rng: Random, number: int) -> Draft:
    return random_draft(rng, rng.choice(_YEARS), KINDS[number % len(KINDS)], rng.choice(SIZES))


def _written(folder: Path, stem: str, made: Rendered) -> Case:
    file = folder / f"{stem}{Path(made.name).suffix}"
    file.write_bytes(made.data)
    return Case(file, made.expected)


def _whole(cases: Sequence[Case], words: Callable[[Path], str] | None = None) -> Made:
    """Leave out files that the converter did not make, or in whose words figures are missing."""
    kept = [case for case in cases if case.file.exists() and (words is None or holds(words(case.file), case.expected))]
    return Made(kept, len(cases) - len(kept))


def holds(words: str, expected: dict[Key, Reading]) -> bool:
    """Whether a text has all the figures, each as often as it must."""
    want = Counter(str(abs(reading.value)) for reading in expected.values() if reading.value is not None)
    return not want - Counter(_numbers(words))


def _numbers(words: str) -> Iterator[str]:
    yield from _NUMBER.findall(fold(words))
