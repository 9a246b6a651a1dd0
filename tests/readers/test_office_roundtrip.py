"""Generated reports through the real LibreOffice to .doc, .odt and .rtf, and back: every figure is right, nothing is found.

LINT_GOV_PROFILE=thorough takes sixty reports instead of two.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.chain import THOROUGH, findings, unsound
from generator.docx import LAYERS, DocxOptions
from generator.draft import Draft, random_draft
from generator.files import Way, listed, write, wrong_figures
from generator.organs import KINDS
from generator.text import Rendered
from lint_gov.errors import InputError
from lint_gov.model.document import Source
from lint_gov.pipeline import build_report
from lint_gov.readers import office, office_process, office_soffice

# LibreOffice's names of the formats.
FILTERS = {"doc": "doc:MS Word 97", "odt": "odt:writer8", "rtf": "rtf:Rich Text Format"}


def _soffice() -> Path:
    try:
        return office_soffice.find()
    except InputError:
        pytest.skip("LibreOffice is not installed")


def _options(rng: Random, counted: bool) -> DocxOptions:
    """All variants but content controls, whose text LibreOffice repeats when it writes other formats."""
    return DocxOptions(
        numbering=counted,
        text_box=rng.random() < 0.7,
        run_length=rng.choice((0, 3)),
        nested=rng.choice(LAYERS),
        furniture=rng.random() < 0.5,
        breaks=rng.random() < 0.5,
        style=rng.random() < 0.5,
    )


def _rewritten(soffice: Path, made: list[Rendered], kind: str, folder: Path) -> list[Source]:
    """The reports as LibreOffice writes them in that format."""
    out = folder / kind
    out.mkdir()
    names = []
    for number, rendered in enumerate(made):
        file = folder / f"{number}.docx"
        file.write_bytes(rendered.data)
        names.append(str(file))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", FILTERS[kind], "--outdir", str(out), *names]
    assert office_process.run(command, office_soffice.environment(), 120, lambda: len(list(out.iterdir()))) == 0
    return [Source(f"{number}.{kind}", (out / f"{number}.{kind}").read_bytes()) for number in range(len(made))]


def test_figures_come_back_and_sound_reports_bring_nothing(tmp_path: Path) -> None:
    soffice = _soffice()
    rng = Random(tmp_path.name if THOROUGH else 4)
    drafts = [random_draft(rng, 2019 + n % 7, rng.choice(KINDS)) for n in range(60 if THOROUGH else 2)]
    made = [write(draft, Way("docx", _options(rng, counted=n % 2 == 1))) for n, draft in enumerate(drafts)]
    read: list[tuple[Draft, Rendered, Source]] = []
    for kind in FILTERS:
        read += zip(drafts, made, _rewritten(soffice, made, kind, tmp_path), strict=True)
    office.prepare([source for _, _, source in read])
    for draft, rendered, source in read:
        _assert_sound(draft, rendered, source)


def _assert_sound(draft: Draft, rendered: Rendered, source: Source) -> None:
    report = build_report(office.read(source))
    wrong = wrong_figures(report, rendered.expected)
    assert not wrong, f"{source.path}\n{listed(wrong)}"
    assert (report.identity.year, report.identity.organ) == (draft.year, draft.organ.name)
    said = unsound(findings(report))
    assert not said, f"{source.path}\n{listed(said)}"
