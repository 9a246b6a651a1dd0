"""Peak memory and time of whole checks of large files, each in a process of its own."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

from common import BIN, ENVIRONMENT, Table
from generator.docx import docx_file
from generator.draft import Draft, Text, random_draft
from generator.html import html_file
from generator.text import text_file
from lint_gov.readers.limits import MAX_FILE_BYTES
from readers.pdf_files import Sheet, pdf
from readers.pdf_reports import Printer

MOST = 12.0
"""What a check may take at most, as a multiple of the memory of a check of a small Word file."""

_PAGES = 50
_PROSE = "认真贯彻落实上级决策部署，紧紧围绕群众关切，不断提升工作质量，让群众看得到、听得懂、用得上。"
# Room for what stands beside the filling.
_FULL = MAX_FILE_BYTES - 2**20
_BEYOND = 100 * 2**20
_REFUSED = 2


class Large(NamedTuple):
    """A file, and whether it must be refused."""

    name: str
    suffix: str
    make: Callable[[], bytes]
    refused: bool = False


class Peak(NamedTuple):
    """What a check took."""

    name: str
    refused: bool
    seconds: float
    megabytes: float
    status: int
    said: str

    @property
    def kept(self) -> bool:
        """Whether the file was refused as it must be, or read."""
        return (self.status == _REFUSED) == self.refused


def files() -> list[Large]:
    """The small Word file that others are compared with comes first."""
    draft = random_draft(Random("memory"))
    sheets, many = Printer().draft(draft), _many_pages(draft)
    return [
        Large("docx, some pages", ".docx", lambda: docx_file(draft).data),
        Large(f"pdf, {len(sheets)} pages", ".pdf", lambda: pdf(*sheets)),
        Large(f"pdf, {len(many)} pages", ".pdf", lambda: pdf(*many)),
        Large("docx, 63 MB (photographs)", ".docx", lambda: _docx(draft, _FULL)),
        Large("html, 63 MB (pictures inside)", ".html", lambda: _html(draft, _FULL)),
        Large("pdf, 63 MB (pictures)", ".pdf", lambda: _pdf(sheets, _FULL)),
        Large("text, 63 MB", ".txt", lambda: _text(draft, _FULL), refused=True),
        Large("docx, 100 MB", ".docx", lambda: _docx(draft, _BEYOND), refused=True),
        Large("html, 100 MB", ".html", lambda: _html(draft, _BEYOND), refused=True),
        Large("pdf, 100 MB", ".pdf", lambda: _pdf(sheets, _BEYOND), refused=True),
        Large("text, 100 MB", ".txt", lambda: _text(draft, _BEYOND), refused=True),
    ]


def measure() -> list[Peak]:
    """Check each file once; empty where a system does not tell the peak of a process that has ended (Windows)."""
    if not hasattr(os, "wait4"):
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return list(_measured(folder))


def _measured(folder: Path) -> Iterator[Peak]:
    command = [str(BIN / "lint-gov"), "check", "--no-config", "--no-cache", "--lang", "en"]
    for large in files():
        file = folder / f"report{large.suffix}"
        file.write_bytes(large.make())
        measuring = [sys.executable, str(Path(__file__).with_name("peak.py")), *command, str(file)]
        done = subprocess.run(measuring, capture_output=True, env=ENVIRONMENT, check=True)
        yield Peak(large.name, large.refused, **json.loads(done.stdout))


def missed(peaks: list[Peak]) -> list[str]:
    """What was not bounded, or not answered as it must be."""
    most = peaks[0].megabytes * MOST if peaks else 0.0
    bad = [p for p in peaks if not p.kept or p.megabytes > most]
    return [f"{p.name}: exit {p.status}, {p.megabytes:.0f} MB ({most:.0f} MB are allowed)" for p in bad]


def table(peaks: list[Peak]) -> Table:
    """Time and memory as multiples of those of the first file."""
    first = peaks[0]
    return (
        ("file", "answer", "peak MB", "memory ×", "time ×"),
        [
            [
                peak.name,
                "refused" if peak.status == _REFUSED else "read",
                f"{peak.megabytes:.0f}",
                f"{peak.megabytes / first.megabytes:.1f}",
                f"{peak.seconds / first.seconds:.1f}",
            ]
            for peak in peaks
        ],
    )


def _many_pages(draft: Draft) -> list[Sheet]:
    """The report with so much prose that it has fifty pages."""
    sheets: list[Sheet] = []
    paragraphs = 0
    while len(sheets) < _PAGES:
        paragraphs += 10 * max(1, _PAGES - len(sheets))
        longer = _lengthened(draft, paragraphs)
        sheets = Printer().draft(longer)
    return sheets


def _lengthened(draft: Draft, paragraphs: int) -> Draft:
    first = next(n for n, part in enumerate(draft.parts) if isinstance(part, Text) and part.role == "heading")
    more = tuple(Text(_PROSE * 2, "text", 1) for _ in range(paragraphs))
    return Draft(draft.facts, (*draft.parts[: first + 1], *more, *draft.parts[first + 1 :]), draft.typed)


def _noise(size: int) -> bytes:
    return Random("noise").randbytes(size)


def _docx(draft: Draft, size: int) -> bytes:
    made = BytesIO(docx_file(draft).data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_STORED) as package:
        for number in range(10):
            package.writestr(f"word/media/image{number}.jpeg", _noise(size // 10))
    return made.getvalue()


def _html(draft: Draft, size: int) -> bytes:
    picture = b'<p><img src="data:image/jpeg;base64,' + base64.b64encode(_noise(size // 10 * 3 // 4)) + b'"></p>\n'
    return html_file(draft).data.replace(b"</body>", picture * 10 + b"</body>")


def _pdf(sheets: list[Sheet], size: int) -> bytes:
    sheets = [*sheets, Sheet(forms=[("1 0 0 1 0 0", _noise(size).decode("latin-1"))])]
    return pdf(*sheets, packed=False)


def _text(draft: Draft, size: int) -> bytes:
    line = f"{_PROSE}\n".encode()
    return text_file(draft, "tabs").data + line * (size // len(line))
