"""PDF files as LibreOffice and Chromium print them: the figures of a whole report come back (skipped where neither is there)."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from generator.chain import findings, unsound
from generator.docx import DocxOptions, docx_file
from generator.draft import random_draft
from generator.files import listed, wrong_figures
from generator.html import HtmlOptions, html_file
from generator.readable import Reading
from lint_gov.model.document import Source
from lint_gov.pipeline import build_report

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
from lint_gov.readers.pdf import read

SOFFICE, CHROMIUM = shutil.which("soffice"), shutil.which("chromium")
_SIDES = "".join(
    f'<w:{s} w:val="single" w:sz="4" w:color="000000"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _ruled(data: bytes) -> bytes:
    """The Word file with lines round the cells of its tables."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                part = part.replace(b"</w:tblPr>", f"<w:tblBorders>{_SIDES}</w:tblBorders></w:tblPr>".encode())
            target.writestr(name, part)
    return made.getvalue()


def _shows(data: bytes, expected: Iterable[Reading]) -> bool:
    """Whether all figures are in the file at all: LibreOffice loses rows where a page ends inside a merged head."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    have = Counter(re.findall(r"\d+(?:\.\d+)?", "\n".join(texts)))
    return not Counter(str(abs(reading.value)) for reading in expected if reading.value is not None) - have


def _sound(data: bytes, expected: dict[tuple[str, str, str], Reading]) -> None:
    if not _shows(data, expected.values()):
        pytest.skip("LibreOffice lost rows of a table in this PDF")
    report = build_report(read(Source("report.pdf", data)))
    wrong = wrong_figures(report, expected)
    assert not wrong, listed(wrong)
    said = unsound(findings(report))
    assert not said, listed(said)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_printed_by_libreoffice(tmp_path: Path) -> None:
    made = docx_file(random_draft(Random("printed 2"), year=2023), DocxOptions(furniture=True))
    (tmp_path / "report.docx").write_bytes(_ruled(made.data))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "report.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    _sound((tmp_path / "report.pdf").read_bytes(), made.expected)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_printed_by_chromium(tmp_path: Path) -> None:
    made = html_file(random_draft(Random("printed"), year=2020), HtmlOptions())
    (tmp_path / "report.html").write_bytes(made.data)
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += [f"--print-to-pdf={tmp_path / 'report.pdf'}", (tmp_path / "report.html").as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    _sound((tmp_path / "report.pdf").read_bytes(), made.expected)
