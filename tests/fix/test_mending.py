"""What is mended in reports of all layouts: the finding goes, nothing else changes, a second run does nothing."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from fix.files import codes, mended, put, reasons, said
from generator.chain import read_back
from generator.docx import DocxOptions, docx_file
from generator.draft import Draft, Part, Text, random_draft
from generator.faults import FAULTS
from generator.files import Way, random_way, write
from generator.text import Rendered
from readers.docx_files import zipped

_SAFE = {
    "wrong_ordinal": "S203",
    "dirty_ordinal": "S203",
    "heading_wording": "S204",
    "stray_in_label": "T107",
    "mangled_number": "Y104",
    "placeholder": "V102",
    "blank_cells": "V101",
}
_SUGGESTED = {
    "total_mistyped": "A",
    "doubled_words": "L102",
    "title_wording": "S102",
    "label_altered": "T106",
    "superseded_basis": "Y101",
}
_LAYOUTS = ("html", "markdown", "bars", "tabs", "cell_lines")


@pytest.mark.parametrize("name", [*_SAFE, *_SUGGESTED])
def test_findings_go_and_nothing_else_changes(name: str, tmp_path: Path) -> None:
    fault = next(f for f in FAULTS if f.name == name)
    rng = Random(name)
    planted = fault.plant(rng)
    others = [layout for layout in _LAYOUTS if layout in planted.layouts]
    done = 0
    for layout in ("docx", others[len(name) % len(others)]):
        path = put(tmp_path, write(planted.draft, random_way(rng, layout)))
        before = said(path)
        result = mended(path, unsafe=True)
        mine = [f for f in before if f.rule.startswith((_SAFE | _SUGGESTED)[name])]
        assert mine, layout
        if not result.done:
            assert reasons(result) or layout not in ("docx", "html"), layout
            continue
        done += 1
        path.write_bytes(result.state.data)
        after = said(path)
        assert {f.rule for f in after} - {f.rule for f in before} <= {"D104"}, layout
        assert mended(path, unsafe=True).state.data == result.state.data, layout
    assert done or name in ("blank_cells", "placeholder", "title_wording"), "nothing was mended in any layout"


@pytest.mark.parametrize("name", _SUGGESTED)
def test_suggestions_wait_for_unsafe(name: str, tmp_path: Path) -> None:
    planted = next(f for f in FAULTS if f.name == name).plant(Random(name))
    path = put(tmp_path, write(planted.draft, Way("docx")))
    result = mended(path)
    assert not any(done.proposal.findings[0].rule.startswith(_SUGGESTED[name]) for done in result.done)
    assert any(reason == "unsafe" for _, reason in reasons(result))


def test_facts_are_never_touched(tmp_path: Path) -> None:
    for name in ("one_cell", "applicants", "number_received", "period", "fee_missing", "not_a_count"):
        planted = next(f for f in FAULTS if f.name == name).plant(Random(name))
        path = put(tmp_path, write(planted.draft, Way("docx")))
        for done in mended(path, unsafe=True).done:
            assert all("total" in (cell.row, cell.column) for cell in done.proposal.findings[0].repair)


def test_only_what_is_selected_is_mended(tmp_path: Path) -> None:
    draft = _worded(random_draft(Random(3), 2023), {"五、": "五、存在困难建议及改进情况", "六、": "l六、其他需要报告的事项"})
    path = put(tmp_path, write(draft, Way("docx")))
    assert codes(mended(path)) == ["S203", "S204"]
    assert codes(mended(path, select=("S203",))) == ["S203"]
    assert codes(mended(path, ignore=("S203",))) == ["S204"]


def test_both_faults_of_one_heading_are_mended(tmp_path: Path) -> None:
    draft = _worded(random_draft(Random(4), 2023), {"六、": "l六、其他需要汇报事项"})
    for layout in ("docx", "markdown", "html"):
        path = put(tmp_path, write(draft, Way(layout)))
        result = mended(path)
        assert any(unit.text.strip() == "六、其他需要报告的事项" for unit in result.state.units.all), layout


@pytest.mark.parametrize("layout", ["docx", "markdown", "html"])
def test_headings_that_are_all_numbered_in_another_way_are_mended_together(layout: str, tmp_path: Path) -> None:
    draft = random_draft(Random(8), 2023)
    arabic = {f"{han}、": f"{n}、" for n, han in enumerate("一二三四五六", 1)}
    titles = [part.text for part in draft.parts if isinstance(part, Text) and part.role == "heading"]
    path = put(tmp_path, write(_worded(draft, {t[:2]: arabic[t[:2]] + t[2:] for t in titles}), Way(layout)))
    assert [f.rule for f in said(path) if f.rule[0] == "S" and f.rule < "S205"] == ["S203"]
    result = mended(path)
    assert codes(result) == ["S203"]
    assert [unit.text.strip() for unit in result.state.units.all if unit.text.strip() in titles] == titles


def test_numbers_that_word_generates_are_left_alone(tmp_path: Path) -> None:
    draft = _worded(random_draft(Random(5), 2023), {"五、": "五、存在困难建议及改进情况"})
    path = put(tmp_path, write(draft, Way("docx", DocxOptions(numbering=True))))
    result = mended(path)
    assert codes(result) == ["S204"]
    assert any(unit.text == "五、存在的主要问题及改进情况" and unit.generated == 2 for unit in result.state.units.all)


def test_a_wrong_generated_number_is_told_not_changed(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(docx_file(random_draft(Random(6), 2023), DocxOptions(numbering=True)).data)) as word:
        parts = {name: word.read(name) for name in word.namelist()}
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(b'<w:start w:val="1"/>', b'<w:start w:val="2"/>')
    path = put(tmp_path, zipped(parts))
    assert "S203" in {f.rule for f in said(path)}
    result = mended(path)
    assert "S203" not in codes(result)
    assert ("S203", "generated") in reasons(result)


def test_a_number_typed_behind_the_generated_one_is_taken_out(tmp_path: Path) -> None:
    draft = random_draft(Random(7), 2023)
    twice = {f"{n}、": f"{n}、{n}、总体情况" for n in "一"}
    path = put(tmp_path, docx_file(_worded(draft, twice), DocxOptions(numbering=True)))
    assert "S203" in {f.rule for f in said(path)}
    result = mended(path)
    assert "S203" in codes(result)
    assert any(unit.text == "一、总体情况" and unit.generated == 2 for unit in result.state.units.all)


def _worded(draft: Draft, headings: dict[str, str]) -> Draft:
    """The draft with other headings, by what they begin with."""

    def reworded(part: Part) -> Part:
        if not isinstance(part, Text) or part.role != "heading":
            return part
        found = next((new for old, new in headings.items() if part.text.startswith(old)), part.text)
        return replace(part, text=found)

    return replace(draft, parts=tuple(reworded(part) for part in draft.parts))


@pytest.mark.parametrize("options", [DocxOptions(run_length=5), DocxOptions(controls=True, nested="tables")])
def test_a_table_of_2019_gets_the_rows_of_2021(options: DocxOptions, tmp_path: Path) -> None:
    fault = next(f for f in FAULTS if f.name == "old_table")
    planted = next(p for n in range(20) if (p := fault.plant(Random(n))).expect[0].table == "applications")
    path = put(tmp_path, docx_file(planted.draft, options))
    old = next(f for f in read_back(Rendered(path.read_bytes(), "a.docx", {})).forms if f.table == "applications")
    assert "T101" not in codes(mended(path))
    result = mended(path, unsafe=True, select=("T101",))
    assert codes(result) == ["T101"]
    new = next(f for f in result.state.report.forms if f.table == "applications")
    assert (old.edition, new.edition) == (2019, 2021)
    same = {cell: figure.raw for cell, figure in old.figures.items() if cell[0] != "other"}
    assert {cell: new.figures[cell].raw for cell in same} == same
    for column in {column for _, column in same}:
        divided = {new.figures[f"other.{part}", column].raw for part in ("uncorrected", "unpaid", "rest")}
        assert divided == {"0" if old.figures["other", column].value == 0 else ""}
    path.write_bytes(result.state.data)
    assert not mended(path, unsafe=True, select=("T101",)).done
    assert {f.rule for f in said(path)} - {f.rule for f in result.state.findings} == set()
