"""Sound files of every format to mutate: generated reports, wrapped or converted where the generator has no writer."""

from __future__ import annotations

import base64
import quopri
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from generator.docx import docx_file
from generator.draft import random_draft
from generator.files import random_way, write
from generator.layouts import LAYOUTS
from generator.text import Rendered

COUNT = 6
CONVERTED = ("doc", "rtf", "odt", "pdf")
FORMATS = ("docx", "html", "mht", "text", "markdown", *CONVERTED)


def seeds(format_: str, cache: Path, count: int = COUNT) -> list[Rendered]:
    """Files of a format; those that LibreOffice makes are kept in `cache`. Empty where it is missing."""
    make = _converted if format_ in CONVERTED else _MAKERS.get(format_, _plain)
    return [made for number in range(count) if (made := make(format_, Random(number), cache)) is not None]


def _plain(format_: str, rng: Random, cache: Path) -> Rendered | None:
    layout = rng.choice([n for n in LAYOUTS if n.startswith("markdown")]) if format_ == "markdown" else rng.choice(list(LAYOUTS))
    made = write(random_draft(rng), random_way(rng, layout))
    return Rendered(made.data, "report.md" if format_ == "markdown" else "report.txt", {})


def _same(format_: str, rng: Random, cache: Path) -> Rendered | None:
    return write(random_draft(rng), random_way(rng, format_))


def _mht(format_: str, rng: Random, cache: Path) -> Rendered | None:
    page = write(random_draft(rng), random_way(rng, "html")).data
    coding, body = rng.choice((("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes), ("8bit", bytes)))
    frame = b"<html><body><iframe src='http://x/report.htm'></iframe></body></html>"
    parts = [_part(frame, "8bit", "http://x/index.htm")] if rng.random() < 0.5 else []
    parts.append(_part(body(page), coding, "http://x/report.htm"))
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="--=_B"\n\n'
    return Rendered(head + b"".join(parts) + b"----=_B--\n", "report.mht", {})


def _part(body: bytes, coding: str, location: str) -> bytes:
    fields = (
        'Content-Type: text/html; charset="gb2312"',
        f"Content-Transfer-Encoding: {coding}",
        f"Content-Location: {location}",
    )
    return "\n".join(("----=_B", *fields, "", "")).encode() + body + b"\n"


def _converted(format_: str, rng: Random, cache: Path) -> Rendered | None:
    program = shutil.which("soffice")
    draft = random_draft(rng)
    kept = cache / f"{draft.year}-{rng.randrange(2**32):08x}.{format_}"
    if not kept.exists() and program:
        cache.mkdir(parents=True, exist_ok=True)
        source = kept.with_suffix(".docx")
        source.write_bytes(docx_file(draft).data)
        with tempfile.TemporaryDirectory() as profile:
            home = f"-env:UserInstallation={Path(profile).as_uri()}"
            command = [program, home, "--headless", "--convert-to", format_, "--outdir", str(cache), str(source)]
            subprocess.run(command, capture_output=True, timeout=180, check=False)
    return Rendered(kept.read_bytes(), f"report.{format_}", {}) if kept.exists() else None


_MAKERS: dict[str, Callable[[str, Random, Path], Rendered | None]] = {"docx": _same, "html": _same, "mht": _mht}
