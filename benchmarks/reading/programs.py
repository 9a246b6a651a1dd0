"""The programs that turn generated reports into other formats: LibreOffice, Chromium, pdftotext, a scanner made of numbers."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from lint_gov.errors import InputError
from lint_gov.readers import office_soffice

if TYPE_CHECKING:
    from reading.degrade import Scanner

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_BATCH = 25
_SECONDS = 900


class MissingError(Exception):
    """Something that a format needs is not on this machine."""


def program(name: str) -> str:
    """Return where a program is ("soffice", "browser", "pdftotext"); raise `MissingError`."""
    if name == "soffice":
        try:
            return str(office_soffice.find())
        except InputError:
            raise MissingError("LibreOffice is not installed") from None
    found = next(filter(None, map(shutil.which, _BROWSERS if name == "browser" else (name,))), None)
    if found is None:
        raise MissingError("no Chromium, Chrome or Edge" if name == "browser" else f"{name} is not installed (poppler-utils)")
    return found


def module(name: str, extra: str) -> None:
    """Raise `MissingError` where a package of an extra is not installed."""
    if importlib.util.find_spec(name) is None:
        raise MissingError(f"{name} is not installed (extra `{extra}`)")


def by_office(sources: Sequence[Path], kind: str, out: Path) -> None:
    """Convert files, many with each start of LibreOffice; `kind` is its name of the format."""
    profile = f"-env:UserInstallation={(out / 'profile').resolve().as_uri()}"
    first = [program("soffice"), profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", str(out)]
    for start in range(0, len(sources), _BATCH):
        _run([*first, *map(str, sources[start : start + _BATCH])], office_soffice.environment())
    shutil.rmtree(out / "profile", ignore_errors=True)


def by_browser(source: Path, out: Path, furniture: bool) -> None:
    """Print a page; with `furniture` its title, address, the day and page numbers are printed at its margins."""
    switches = ["--headless", "--no-sandbox", "--disable-gpu", *([] if furniture else ["--no-pdf-header-footer"])]
    profile = f"--user-data-dir={(out.parent / 'browser').resolve()}"
    _run([program("browser"), *switches, profile, f"--print-to-pdf={out}", source.resolve().as_uri()])


def words_of(pdf: Path) -> str:
    """The text of a PDF, by another program than the one that is measured."""
    return _run([program("pdftotext"), "-layout", str(pdf), "-"]).decode("utf-8", "replace")


def _run(command: Sequence[str], environment: dict[str, str] | None = None) -> bytes:
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, env=environment, check=False)
    return done.stdout


def scan(pdf: bytes, dpi: int, how: Scanner, seed: int) -> bytes:
    """Return a PDF of pictures: each page as that scanner gives it at that resolution."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    from reading.degrade import scanned

    sheets = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            picture = page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[:, :, :3]
            sheets.append(Image.fromarray(scanned(np.ascontiguousarray(picture), how, seed * 100 + number)))
    made = BytesIO()
    sheets[0].save(made, "PDF", save_all=True, append_images=sheets[1:], resolution=dpi, quality=92)
    return made.getvalue()
