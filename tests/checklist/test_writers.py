"""The four formats: they open elsewhere, say the same, escape what is hostile, and come out the same each time."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from python_calamine import CalamineWorkbook

from lint_gov import cli
from lint_gov.checklist import decisions, table, token, write_docx, write_html, write_markdown, write_xlsx
from lint_gov.checklist.answers import markdown as markdown_reader
from lint_gov.checklist.model import Checklist, Item, Sheet
from lint_gov.checklist.sheet_names import MOST, sheet_names
from lint_gov.cli import OK, WRONG
from lint_gov.errors import UsageError
from lint_gov.triage import discovery

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WRITERS = {"xlsx": write_xlsx, "docx": write_docx, "markdown": write_markdown, "html": write_html}
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> | **b** \x0b\x00 & \"x\" -->"


def item(number: int, state: str = "error", text: str = HOSTILE) -> Item:
    known = token.write(token.Token("A103", f"{number:024x}", "甲 --> |b/报告.docx"))
    return Item(number % 9, "A103", text, state, text, f"{text}\n+1\n-1", "@x", known)


def made(sheets: int, lang: str = "zh") -> Checklist:
    items = tuple(item(number, state) for number, state in enumerate(table("states")))
    every = tuple(Sheet(f"{n}.docx", HOSTILE, 2023, "2021年格式", "error", items) for n in range(sheets))
    return Checklist(every, lang, ("a.png",))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("sheets", [0, 1, 3])
def test_same_bytes_each_time(form: str, sheets: int) -> None:
    data = WRITERS[form].write(made(sheets))
    assert data and data == WRITERS[form].write(made(sheets))


def test_sheets_of_a_workbook() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx.write(made(3))))
    assert book.sheet_names[0] == "总表" and len(book.sheet_names) == 4
    overview = book.get_sheet_by_name("总表").to_python()
    assert overview[3][:5] == ["序号", "单位", "年度", "结论", "错误"]
    assert [row[0] for row in overview[4:]] == [1, 2, 3] and overview[4][3] == "须改正"
    rows = book.get_sheet_by_name(book.sheet_names[1]).to_python()
    assert rows[4][-1] == "编号（勿改）" and len(rows) == 5 + len(table("states"))
    assert rows[5][5].startswith("=cmd|")
    assert token.read(rows[5][-1]) == token.Token("A103", "0" * 24, "甲 --> |b/报告.docx")
    assert CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx.write(made(1)))).sheet_names != ["总表"]


def test_how_a_sheet_works_and_prints() -> None:
    with zipfile.ZipFile(io.BytesIO(write_xlsx.write(made(2)))) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet2.xml"))
        names = etree.fromstring(book.read("xl/workbook.xml"))
    (pane,) = sheet.iter(_S + "pane")
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", "5")
    setup = next(sheet.iter(_S + "pageSetup"))
    assert (setup.get("orientation"), setup.get("paperSize"), setup.get("fitToHeight")) == ("landscape", "9", "0")
    last = 5 + len(table("states"))
    assert next(sheet.iter(_S + "autoFilter")).get("ref") == f"A5:K{last}"
    lists = [v for v in sheet.iter(_S + "dataValidation") if v.get("type") == "list"]
    assert [v.get("sqref") for v in lists] == [f"H6:H{last}"]
    assert lists[0].findtext(_S + "formula1") == '"属实,已改正,不属实,不予采纳,待核实"'
    assert sum(1 for _ in sheet.iter(_S + "cfRule")) == len(table("states"))
    assert [c.get("hidden") for c in sheet.iter(_S + "col")][-1] == "1"
    defined = {n.get("name"): n.text for n in names.iter(_S + "definedName") if n.get("localSheetId") == "1"}
    assert defined["_xlnm.Print_Titles"].endswith("$5:$5")
    assert not list(sheet.iter(_S + "f"))


def test_text_is_never_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(write_xlsx.write(made(2)))) as book:
        formulas = [f.text for name in book.namelist() if "worksheets/sheet" in name
                    for f in etree.fromstring(book.read(name)).iter(_S + "f")]  # fmt: skip
        styles = book.read("xl/styles.xml").decode()
    # What is counted in the overview.
    assert len(formulas) == 2 and all(f.startswith("COUNTA('") for f in formulas)
    assert 'quotePrefix="1"' in styles


def test_without_the_library_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match="no-xlsxwriter"):
        write_xlsx.write(made(1))


def test_word_file() -> None:
    word = docx.Document(io.BytesIO(write_docx.write(made(2))))
    assert len(word.tables) == 3
    assert word.sections[0].page_width > word.sections[0].page_height
    grid = word.tables[1]
    assert grid._tbl.tr_lst[0].xpath("./w:trPr/w:tblHeader")
    lists = grid._tbl.xpath(".//w:dropDownList")
    assert len(lists) == sum(one.open for one in made(1).sheets[0].items)
    assert [v.get(f"{{{v.nsmap['w']}}}value") for v in lists[0]] == list(decisions_in_words())
    hidden = grid._tbl.xpath(".//w:r[w:rPr/w:vanish]/w:t/text()")
    assert len(hidden) == len(table("states")) and all(token.read(text) for text in hidden)


def decisions_in_words() -> list[str]:
    assert decisions
    return [entry["zh"] for entry in table("decisions").values()]


def test_markdown_rows_have_the_cells_of_their_head() -> None:
    lines = markdown_reader.read(write_markdown.write(made(2)), "zh")
    widths = {len(line.cells) for line in lines if any("lint-gov:" in cell for cell in line.cells)}
    assert widths == {sum(bool(column["share"]) for column in table("columns").values())}
    text = write_markdown.write(made(1)).decode()
    assert "<script>" not in text and "**b**" not in text


def test_page_shows_what_is_hostile_as_text_and_needs_no_network() -> None:
    page = write_html.write(made(2))
    root = html.document_fromstring(page)
    assert len(list(root.iter("script"))) == 1 and b"<script>alert" not in page
    assert not re.search(rb"(?:src|href)=[\"']?(?:https?:)?//", page)
    rows = [row for row in root.iter("tr") if row.get("data-token")]
    assert len(rows) == 2 * len(table("states"))
    assert all((len(list(row.iter("select"))) == 1) == (row.get("class") == "open") for row in rows)
    labels = [field.get("aria-label") for field in root.iter("select", "input", "textarea")]
    assert labels and all(labels)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    links = [a.get("href")[1:] for a in root.iter("a")]
    assert len(set(ids)) == len(ids) and set(links) <= set(ids)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_sheet_names_are_what_excel_takes(texts: list[str]) -> None:
    names = sheet_names(texts, ("总表",))
    assert len({name.lower() for name in (*names, "总表", "history")}) == len(texts) + 2
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= MOST
        assert not set(name) & set("[]:*?/\\") and not name.startswith("'") and not name.endswith("'")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["", "0" * 24]))
def test_tokens_come_back(path: str, fingerprint: str) -> None:
    known = token.Token("A103", fingerprint, path or "x")
    assert token.read(f"12 <!-- {token.write(known)} -->") == known


class TestCommand:
    """The command line."""

    @pytest.fixture(autouse=True)
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        discovery._in.cache_clear()

    def test_format_by_name_or_ending(self, capsys: pytest.CaptureFixture[str]) -> None:
        report = str(EXAMPLES / "clean.docx")
        for name in ("a.xlsx", "a.docx", "a.md", "a.HTM"):
            assert cli.run(["checklist", report, "-o", name]) == OK
        assert cli.run(["checklist", report, "-o", "a.dat", "--format", "html"]) == OK
        assert Path("a.dat").read_bytes() == Path("a.HTM").read_bytes()
        assert "5 份" not in capsys.readouterr().err
        assert cli.run(["checklist", report, "--format", "markdown"]) == OK
        assert capsys.readouterr().out == Path("a.md").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("words", "said"),
        [([], "--format"), (["--format", "xlsx"], "-o"), (["--format", "pdf", "-o", "a"], "xlsx"), (["-o", "a.pdf"], "--format")],
    )
    def test_wrong_usage(self, words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert cli.run(["checklist", str(EXAMPLES / "clean.docx"), *words]) == WRONG
        assert said in capsys.readouterr().err

    def test_what_was_filled_in_is_not_written_over(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("a.md").write_text("filled in", encoding="utf-8")
        assert cli.run(["checklist", str(EXAMPLES / "clean.docx"), "-o", "a.md"]) == WRONG
        assert Path("a.md").read_text(encoding="utf-8") == "filled in"
        assert cli.run(["checklist", str(EXAMPLES / "clean.docx"), "-o", "a.md", "--force"]) == OK

    def test_a_file_that_cannot_be_read_has_its_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        Path("坏.docx").write_text("x", encoding="utf-8")
        assert cli.run(["checklist", "坏.docx", str(EXAMPLES / "clean.docx"), "--format", "markdown"]) == WRONG
        out = capsys.readouterr().out
        assert re.search(r"\| 坏.docx \|  \| 无法检查 \|", out) and "云溪县水务局" in out
