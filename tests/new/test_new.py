"""`lint-gov new`: the blank report of each edition, what is left to write in it, and what it refuses."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random

import docx
import pytest

from generator.figures import random_figures
from generator.grids import build, matrix
from lint_gov import cli
from lint_gov.cli import OK, WRONG
from lint_gov.cli.inputs import Input
from lint_gov.cli.work import Options, check
from lint_gov.data import load
from lint_gov.editions import edition, edition_of_year
from lint_gov.model.document import Source
from lint_gov.model.finding import FileResult
from lint_gov.pipeline import build_report
from lint_gov.readers import docx as reader
from lint_gov.settings import Given

YEARS = (2019, 2020, 2021, 2025)
KINDS = [record["kind"] for record in load("organs")["kinds"]]
# What the author still has to do: write what the brackets ask for.
OPEN = {"L101"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str) -> int:
    return cli.run(["new", "--organ", "云溪县水务局", *arguments])


def checked(path: str) -> FileResult:
    return check(Input(path, True), Options("zh", Given(None, True)))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("kind", ["county_government", "department", "township"])
def test_only_what_the_author_has_to_write_is_reported(year: int, kind: str) -> None:
    assert new("--year", str(year), "--organ-kind", kind, "-o", "a.docx") == OK
    result = checked("a.docx")
    assert {finding.rule for finding in result.findings} == OPEN
    assert result.not_assessed == ()
    governing = edition_of_year(year)
    assert result.report is not None and governing is not None
    assert (result.report.organ, result.report.year, result.report.edition) == ("云溪县水务局", year, governing.edition)


@pytest.mark.parametrize("year", YEARS)
def test_every_cell_of_the_form_holds_a_zero(year: int) -> None:
    new("--year", str(year), "-o", "a.docx")
    report = build_report(reader.read(Source("a.docx", Path("a.docx").read_bytes())))
    governing = edition_of_year(year)
    assert governing is not None
    for form in report.forms:
        template = governing.tables[form.table]
        assert set(form.figures) == {(row.key, c.key) for row in template.rows for c in template.columns_of(row.key)}
        assert {figure.value for figure in form.figures.values()} == {0}
        assert (form.issues, form.section) == ((), template.section)
    assert [form.table for form in report.forms] == ["disclosure", "applications", "disputes"]


@pytest.mark.parametrize("year", [2020, 2023])
def test_cells_are_merged_as_in_the_official_form(year: int) -> None:
    number = 2019 if year < 2021 else 2021
    new("--year", str(year), "-o", "a.docx")
    figures = random_figures(Random(1), number, "department", None)
    for table, written in zip(edition(number).tables, docx.Document("a.docx").tables, strict=True):
        official = build(figures, table)
        expected = [["0" if f and f[0].key else f[0].text if f else None for f in row] for row in matrix(official)]
        assert [[cell.text for cell in row.cells] for row in written.rows] == expected


def test_filled_in_and_cleared_of_its_comments_nothing_is_left() -> None:
    new("--year", "2025", "-o", "a.docx")
    word = docx.Document("a.docx")
    own = {
        "主动公开政府信息的": "全年主动公开政府信息312条。",
        "收到和办理": "全年没有收到政府信息公开申请，上年无结转。",
        "政府信息管理的": "严格执行信息发布审核制度。",
        "平台建设的": "办好网站专栏。",
        "监督保障": "组织业务培训2次。",
        "主要问题": "政策解读形式还不够丰富。",
        "改进措施": "已增加图解和短视频，今后继续丰富解读形式。",
        "没有的写": "无。",
    }
    for paragraph in word.paragraphs:
        text = next((new for key, new in own.items() if key in paragraph.text and paragraph.text.startswith("（请")), None)
        if text:
            paragraph.text = text
        elif "留一种" in paragraph.text or "××件" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)
        elif "×月" in paragraph.text:
            paragraph.text = "2026年1月12日"
    word.save("b.docx")
    # The guidance is to be deleted last.
    assert [finding.rule for finding in checked("b.docx").findings] == ["D104"]
    comments = word.part._comments_part.element
    for comment in list(comments):
        comments.remove(comment)
    word.save("b.docx")
    assert checked("b.docx").findings == ()


def test_remarks_of_others_count_in_a_blank_too() -> None:
    new("--year", "2025", "-o", "a.docx")
    word = docx.Document("a.docx")
    word.add_comment(word.paragraphs[1].runs, "请再核对。", author="王五")
    word.save("a.docx")
    (finding,) = (f for f in checked("a.docx").findings if f.rule == "D104")
    assert finding.evidence == {"revisions": 0, "comments": 1}


def test_guidance_is_for_the_kind_of_organ() -> None:
    def comments(kind: str) -> str:
        new("--year", "2025", "--organ-kind", kind, "-o", "a.docx", "--force")
        found = docx.Document("a.docx").comments
        assert {comment.author for comment in found} == {"lint-gov"}
        return "\n".join(comment.text for comment in found)

    texts = {kind: comments(kind) for kind in KINDS}
    assert {kind for kind, text in texts.items() if "三项都要写" in text} == {
        "province_government", "city_government", "county_government", "township",
    }  # fmt: skip
    assert {kind for kind, text in texts.items() if "没有规章制定权" in text} == set(KINDS) - {
        "province_government", "city_government",
    }  # fmt: skip
    # Each kind has exactly one date.
    due = ("3月31日前", "1月31日前", "由当地通知", "公布期限：")
    assert all(sum(words in text for words in due) == 1 for text in texts.values())


def test_same_input_same_bytes(here: Path) -> None:
    for name in ("a.docx", "b.docx"):
        new("--year", "2023", "-o", name)
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_an_existing_file_is_left_alone_unless_forced(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.docx").write_text("my work", encoding="utf-8")
    assert new("--year", "2023", "-o", "a.docx") == WRONG
    assert "--force" in capsys.readouterr().err
    assert Path("a.docx").read_text(encoding="utf-8") == "my work"
    assert new("--year", "2023", "-o", "a.docx", "--force") == OK
    assert docx.Document(BytesIO(Path("a.docx").read_bytes())).paragraphs


def test_the_file_goes_where_it_is_wanted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "out").mkdir()
    assert new("--year", "2024", "-o", "out") == OK
    assert (here / "out" / "云溪县水务局2024年政府信息公开工作年度报告.docx").exists()
    assert new("--year", "2024", "-o", "none/") == WRONG
    assert "请先建好" in capsys.readouterr().err
    assert new("--year", "2024", "-o", "a.txt") == WRONG
    assert ".docx" in capsys.readouterr().err
    assert not (here / "a.txt").exists()


def test_the_file_is_named_by_the_title() -> None:
    assert cli.run(["new", "--organ", " 云溪县 a/b*局 ", "--year", "2024"]) == OK
    assert [path.name for path in Path().iterdir()] == ["云溪县 a_b_局2024年政府信息公开工作年度报告.docx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--year", "2018"), "2019年度"),
        (("--year", "9998"), "还没有开始"),
        (("--year", "23"), "2019年度"),
        (("--year", "2023", "--organ-kind", "town"), "township"),
        (("--year", "2018", "--lang", "en"), "no national format for 2018"),
    ],
)
def test_what_cannot_be_made_is_told(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(*arguments) == WRONG
    assert said in capsys.readouterr().err
    assert list(Path().iterdir()) == []


def test_an_organ_of_unknown_kind_is_told_and_its_name_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["new", "--organ", "甲<乙>&丙", "--year", "2023", "-o", "a.docx"]) == OK
    assert "--organ-kind" in capsys.readouterr().err
    assert docx.Document("a.docx").paragraphs[0].text == "甲<乙>&丙\n2023年政府信息公开工作年度报告"
