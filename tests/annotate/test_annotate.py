"""Comments at the place of each finding, and nothing else changed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from docx import Document

from annotate.files import annotated, comments, covered, faulty, parts, plain
from generator.chain import findings, read_back
from generator.docx import DocxOptions, docx_file
from generator.draft import random_draft
from generator.faults import FAULTS
from generator.text import Rendered
from lint_gov.annotate.annotator import annotate
from lint_gov.readers.docx_package import sniff
from readers.docx_files import cell, docx, para, row, run, table

WAYS = (
    DocxOptions(),
    DocxOptions(run_length=4, breaks=True, furniture=True),
    DocxOptions(numbering=True, style=True),
    DocxOptions(controls=True, text_box=True, nested="tables"),
    DocxOptions(revisions=True, nested="page", comments=2),
)


@pytest.mark.parametrize("way", range(len(WAYS)))
def test_nothing_but_comments_is_changed(way: int) -> None:
    for fault in FAULTS[way :: 5 * len(WAYS)]:
        planted = fault.plant(Random(fault.name))
        data = docx_file(planted.draft, planted.options or WAYS[way]).data
        made, said = annotated(data)
        before, after = parts(data), parts(made.data)
        own = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert {n: b for n, b in after.items() if n not in own} == {n: b for n, b in before.items() if n not in own}
        assert plain(made.data) == plain(data), fault.name
        assert len(comments(made.data)) == len(comments(data)) + len(said) == len(comments(data)) + made.put
        assert covered(made.data).keys() == comments(made.data).keys()
        Document(BytesIO(made.data))


@pytest.mark.parametrize("options", WAYS)
def test_a_second_run_changes_nothing_and_a_mended_file_loses_them(options: DocxOptions) -> None:
    _, data = faulty("one_cell", options)
    made, _ = annotated(data)
    assert annotated(made.data)[0].data == made.data
    report = read_back(Rendered(made.data, "a.docx", {}))
    clean = annotate(made.data, report, (), "zh", "")
    assert clean.removed == made.put and clean.put == 0
    assert plain(clean.data) == plain(data)
    assert len(comments(clean.data)) == len(comments(data))


def test_a_comment_says_how_grave_what_to_do_and_why() -> None:
    _, data = faulty("one_cell")
    made, said = annotated(data)
    number, finding = next((str(n), f) for n, f in enumerate(said) if f.repair)
    told = comments(made.data)[number]
    assert told[0] == {"error": "【错误】", "warning": "【警告】"}[finding.severity] + finding.rule
    assert told[1] == finding.message
    assert any(line.startswith("可能的差错：") for line in told)
    assert any(line.startswith("建议：") for line in told)
    assert any(line.startswith("依据：") for line in told)
    assert told[-1].startswith("lint-gov 自动批注")
    assert comments(annotated(data, "en")[0].data)[number][0] == f"[{finding.severity}] {finding.rule}"


def test_the_words_or_the_cell_are_marked() -> None:
    _, data = faulty("placeholder")
    made, said = annotated(data)
    cells = [covered(made.data)[str(n)].strip() for n, f in enumerate(said) if f.rule == "V102" and f.location.row]
    assert cells == [f.location.excerpt for f in said if f.rule == "V102" and f.location.row]
    draft = random_draft(Random(1), 2023)
    text = f"根据国办公开函〔2021〕30号文件要求，编制{draft.organ.own}年度报告。"
    index = next(i for i, part in enumerate(draft.parts) if getattr(part, "role", "") == "text")
    changed = replace(draft, parts=(*draft.parts[:index], replace(draft.parts[index], text=text), *draft.parts[index + 1 :]))
    for options in (DocxOptions(), DocxOptions(run_length=3), DocxOptions(revisions=True)):
        made, said = annotated(docx_file(changed, options).data)
        [number] = [str(n) for n, f in enumerate(said) if f.rule == "Y104"]
        assert covered(made.data)[number] == "国办公开函〔2021〕30号"


def test_what_is_absent_is_told_where_it_should_stand() -> None:
    for name, near in (("section_missing", "、"), ("fee_missing", "六、"), ("title_missing", "")):
        if name not in {f.name for f in FAULTS}:
            continue
        _, data = faulty(name)
        made, said = annotated(data)
        number = next(str(n) for n, f in enumerate(said) if f.location.excerpt is None and f.location.row is None)
        assert near in covered(made.data)[number]


def test_comments_of_people_are_kept_and_ours_do_not_count_as_left_over() -> None:
    _, data = faulty("one_cell", DocxOptions(comments=2))
    made, _ = annotated(data)
    people = [told for told in comments(made.data).values() if told == ["请再核对一下这里的数字。"]]
    assert len(people) == 2
    report = read_back(Rendered(made.data, "a.docx", {}))
    assert report.document.comments == 2
    assert sum(remark.own for remark in report.document.remarks) == made.put
    assert [f for f in findings(report) if f.rule != "D104"] == [
        f for f in findings(read_back(Rendered(data, "a.docx", {}))) if f.rule != "D104"
    ]


def test_a_comment_by_another_hand_is_not_taken_for_ours() -> None:
    body = para("题目") + f'<w:p><w:commentRangeStart w:id="7"/>{run("甲")}<w:commentRangeEnd w:id="7"/></w:p>'
    for author, text in (("lint-gov", "请核对"), ("王五", "lint-gov 自动批注：引用")):
        inner = f'<w:comment w:id="7" w:author="{author}"><w:p>{run(text)}</w:p></w:comment>'
        data = docx(body, comments=inner, more={"[Content_Types].xml": _TYPES})
        report = read_back(Rendered(data, "a.docx", {}))
        assert report.document.comments == 1
        assert annotate(data, report, (), "zh", "") == (data, 0, 0)


def test_an_answer_to_a_comment_that_is_gone_stands_on_its_own() -> None:
    w14, w15 = "http://schemas.microsoft.com/office/word/2010/wordml", "http://schemas.microsoft.com/office/word/2012/wordml"
    told = (("lint-gov", "0A", run("lint-gov 自动批注：")), ("李", "0B", run("已核对")))
    both = "".join(
        f'<w:comment w:id="{n}" w:author="{who}"><w:p xmlns:w14="{w14}" w14:paraId="{paragraph}">{said}</w:p></w:comment>'
        for n, (who, paragraph, said) in enumerate(told)
    )
    entries = '<x:commentEx x:paraId="0A"/><x:commentEx x:paraId="0B" x:paraIdParent="0A"/>'
    extended = f'<x:commentsEx xmlns:x="{w15}">{entries}</x:commentsEx>'
    body = f'<w:p><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>{run("甲")}<w:commentRangeEnd w:id="0"/></w:p>'
    data = docx(
        body,
        comments=both,
        commentsExtended="",
        more={"word/commentsExtended.xml": extended, "[Content_Types].xml": _TYPES},
    )
    made = annotate(data, read_back(Rendered(data, "a.docx", {})), (), "zh", "")
    assert made.removed == 1
    assert parts(made.data)["word/commentsExtended.xml"].count(b"commentEx ") == 1
    assert b"Parent" not in parts(made.data)["word/commentsExtended.xml"]
    assert list(comments(made.data)) == ["1"]


_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def test_iso_strict_files_stay_strict() -> None:
    strict = {"word/document.xml": _strict(docx(para("题目") + table(row(cell("甲")))))}
    data = docx("", more=strict | {"[Content_Types].xml": _TYPES})
    report = read_back(Rendered(data, "a.docx", {}))
    made = annotate(data, report, findings(report), "zh", "")
    assert made.put
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"purl.oclc.org" in parts(made.data)[name], name
    assert read_back(Rendered(made.data, "a.docx", {})).document.blocks == report.document.blocks


def _strict(data: bytes) -> bytes:
    pairs = (("wordprocessingml/2006/", "wordprocessingml/"), ("officeDocument/2006/", "officeDocument/"))
    text = parts(data)["word/document.xml"].decode()
    for old, new in pairs:
        text = text.replace(f"http://schemas.openxmlformats.org/{old}", f"http://purl.oclc.org/ooxml/{new}")
    return text.encode()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice_our_comments_are_still_known(tmp_path: Path) -> None:
    _, data = faulty("one_cell", DocxOptions(run_length=4))
    made, _ = annotated(data)
    (tmp_path / "a.docx").write_bytes(made.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path / "out"),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "out" / "a.docx").read_bytes()
    assert sniff(saved)
    again, said = annotated(saved)
    assert again.removed == made.put
    assert again.put == len(said) == len(comments(again.data))
