"""Tracked changes in Word files: what is deleted, what is put in, in whose look; accepted and rejected they give both texts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from annotate.files import W, document, parts
from fix.files import mended, put
from generator.docx import DocxOptions, docx_file
from generator.draft import random_draft
from generator.faults import FAULTS
from lint_gov.fix.units import Edit, Units
from lint_gov.fix.word import write
from lint_gov.fix.writing import UnableError
from lint_gov.model.document import Document, Source
from lint_gov.readers.docx import read
from readers.docx_files import cell, docx, para, read_docx, row, run, table, texts


def edited(body: str, edit: Edit, tracked: bool = True) -> etree._Element:
    units = Units(read_docx(body))
    return document(write(docx(body), units, [edit], tracked, "2024-01-15T00:00:00Z"))


def told(root: etree._Element, accepted: bool) -> str:
    """The text with all changes accepted, or rejected."""
    gone = W + ("del" if accepted else "ins")
    found = []
    for t in root.iter(W + "t", W + "delText"):
        above = {a.tag for a in t.iterancestors()}
        found.append("" if gone in above else (t.text or ""))
    return "".join(found)


_FILE = run("文件")
BODIES = {
    "one run": para("国办公开办涵〔2021〕30号文件"),
    "a run a character": f"<w:p>{''.join(run(c, '<w:b/>') for c in '国办公开办涵〔2021〕30号文件')}</w:p>",
    "a link": f"<w:p>{run('国办公')}<w:hyperlink>{run('开办涵〔2021〕')}</w:hyperlink>{run('30号文件')}</w:p>",
    "of another hand": f'<w:p>{run("国办")}<w:ins w:id="5" w:author="甲">{run("公开办涵〔2021〕30号")}</w:ins>{_FILE}</w:p>',
    "a content control": f"<w:p><w:sdt><w:sdtContent>{run('国办公开办涵〔2021〕30号')}</w:sdtContent></w:sdt>{run('文件')}</w:p>",
}


@pytest.mark.parametrize("name", BODIES)
def test_accepted_and_rejected_they_give_both_texts(name: str) -> None:
    root = edited(BODIES[name], Edit(0, 0, 15, "国办公开办函〔2021〕30号"))
    assert told(root, accepted=True) == "国办公开办函〔2021〕30号文件"
    own = [e for e in root.iter(W + "ins", W + "del") if e.get(W + "author") == "lint-gov"]
    assert ["".join(e.itertext()) for e in own] == ["涵", "函"]
    assert {e.get(W + "date") for e in own} == {"2024-01-15T00:00:00Z"}
    ids = [e.get(W + "id") for e in root.iter(W + "ins", W + "del")]
    assert len(set(ids)) == len(ids)
    if name != "of another hand":
        assert told(root, accepted=False) == "国办公开办涵〔2021〕30号文件"
    for ins in root.iter(W + "ins"):
        assert W + "ins" not in {a.tag for a in ins.iterancestors()}


def test_written_plainly_nothing_is_left_of_it() -> None:
    for body in BODIES.values():
        root = edited(body, Edit(0, 0, 15, "国办公开办函〔2021〕30号"), tracked=False)
        assert "".join(root.itertext()) == "国办公开办函〔2021〕30号文件"
        assert not [e for e in root.iter(W + "ins", W + "del") if e.get(W + "author") == "lint-gov"]


def test_the_new_words_look_as_the_old_ones_and_history_is_not_copied() -> None:
    look = '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/><w:rPrChange w:id="3" w:author="甲"><w:rPr/></w:rPrChange>'
    root = edited(f"<w:p>{run('甲乙丙', look)}</w:p>", Edit(0, 1, 2, "丁"))
    [ins] = root.iter(W + "ins")
    props = ins.find(f"{W}r/{W}rPr")
    assert [child.tag for child in props] == [W + "rFonts", W + "sz"]


def test_a_number_is_never_cut_in_two() -> None:
    root = edited(table(row(cell("总计"), cell("12"))), Edit(1, 0, 2, "10"))
    assert [e.text for e in root.iter(W + "delText")] == ["12"]


def test_an_empty_cell_is_filled_in_the_look_of_its_row() -> None:
    small = run("5", '<w:sz w:val="21"/>')
    filled = cell(inner=f"<w:p>{small}</w:p>")
    root = edited(table(row(cell(inner="<w:p/>"), filled), row(cell("甲"), cell("乙"))), Edit(0, 0, 0, "0"))
    [ins] = root.iter(W + "ins")
    assert [sz.get(W + "val") for sz in ins.iter(W + "sz")] == ["21"]
    assert told(root, accepted=True) == "05甲乙"


def test_words_that_stand_in_two_paragraphs_or_in_a_ruby_are_refused() -> None:
    both = table(row(cell(inner=para("甲") + para("乙")), cell("丙")))
    with pytest.raises(UnableError):
        edited(both, Edit(0, 0, 3, "丁"))
    ruby = f"<w:p><w:r><w:ruby><w:rt>{run('jiǎ')}</w:rt><w:rubyBase>{run('甲')}</w:rubyBase></w:ruby></w:r></w:p>"
    with pytest.raises(UnableError):
        edited(ruby, Edit(0, 0, 1, "丁"))


def test_other_parts_are_the_same_bytes(tmp_path: Path) -> None:
    planted = next(f for f in FAULTS if f.name == "heading_wording").plant(Random(1))
    path = put(tmp_path, docx_file(planted.draft, DocxOptions(furniture=True, comments=1)))
    before, after = parts(path.read_bytes()), parts(mended(path).state.data)
    assert {n for n in before if before[n] != after[n]} == {"word/document.xml"}
    assert before.keys() == after.keys()


def test_our_own_changes_of_an_earlier_run_do_not_pile_up() -> None:
    body = f'<w:p>{run("甲")}<w:ins w:id="1" w:author="lint-gov">{run("乙")}</w:ins></w:p>'
    root = edited(body, Edit(0, 1, 2, "丙"))
    assert told(root, accepted=True) == "甲丙"
    assert told(root, accepted=False) == "甲"
    assert not list(root.iter(W + "del"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_the_changes_and_reads_the_new_text(tmp_path: Path) -> None:
    planted = next(f for f in FAULTS if f.name == "heading_wording").plant(Random(2))
    path = put(tmp_path, docx_file(planted.draft, DocxOptions(run_length=3)))
    path.write_bytes(mended(path).state.data)
    expected = texts(read_docx_file(path))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = tmp_path / "out" / path.name
    again = read_docx_file(saved)
    assert texts(again) == expected
    assert again.revisions
    assert {e.get(W + "author") for e in document(saved.read_bytes()).iter(W + "ins", W + "del")} == {"lint-gov"}


def read_docx_file(path: Path) -> Document:

    return read(Source(path.name, path.read_bytes()))


def test_a_sound_report_is_left_alone(tmp_path: Path) -> None:
    path = put(tmp_path, docx_file(random_draft(Random(9), 2023)))
    result = mended(path, unsafe=True)
    assert result.state.data == path.read_bytes() and not result.done
