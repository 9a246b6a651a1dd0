"""PDF files that cannot be read, or not as text: each ends with a message of its own, none with a wrong figure."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

from lint_gov import cli
from lint_gov.errors import InputError
from lint_gov.messages import explain_error
from lint_gov.model.document import Document, Source, Table
from readers.pdf_files import Sheet, pdf
from readers.pdf_reports import report

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
from lint_gov.readers import pdf_open, scan
from lint_gov.readers.pdf import read

TEXT = "根据条例的规定和要求，现将本机关政府信息公开工作情况向社会公布如下，欢迎公众监督并提出意见和建议。"


def _kind(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(Source("x.pdf", data))
    for lang in ("zh", "en"):
        said = explain_error("input", caught.value.kind, caught.value.fields, lang)
        assert said
        assert "{" not in said
        assert not said.startswith(caught.value.kind)
    return caught.value.kind


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to recognition."""
    paths: list[str] = []

    def read_pdf(source: Source) -> Document:
        paths.append(source.path)
        return Document(source.path, "scan", ())

    monkeypatch.setattr(scan, "read_pdf", read_pdf)
    return paths


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"PK\x03\x04 a Word file", "not-pdf"),
        (b"%PDF-1.4\nnothing of use", "pdf-damaged"),
        (pdf(Sheet().text(72, 60, TEXT), locked=True), "encrypted"),
    ],
    ids=["empty", "blank", "other", "damaged", "password"],
)
def test_files_that_cannot_be_opened(data: bytes, kind: str) -> None:
    assert _kind(data) == kind


def test_without_the_library_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError) as caught:
        read(Source("x.pdf", pdf(Sheet().text(72, 60, TEXT))))
    assert 'pip install "lint-gov[pdf]"' in explain_error("input", caught.value.kind, caught.value.fields, "zh")


def test_broken_cross_references_are_mended() -> None:
    data = pdf(Sheet().text(72, 60, TEXT), packed=False)
    broken = data.replace(b"0000000", b"9990000").replace(b"startxref\n", b"startxref\n77")
    (block,) = read(Source("x.pdf", broken)).blocks
    assert getattr(block, "text", "") == TEXT


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_open, "MAX_PAGES", 3)
    assert _kind(pdf(*[Sheet().text(72, 60, TEXT) for _ in range(4)])) == "too-many-pages"


def test_a_page_of_a_million_lines() -> None:
    page = Sheet().text(72, 60, TEXT)
    page.parts.append("0 0 m 10 10 l S\n" * 70_000)
    assert _kind(pdf(page)) == "page-too-full"


def test_a_million_cells() -> None:
    page = Sheet((5000, 5000)).text(72, 60, TEXT)
    for n in range(500):
        page.line(0, 10 * n, 5000, 10 * n).line(10 * n, 0, 10 * n, 5000)
    assert _kind(pdf(page)) == "too-many-cells"


def test_forms_within_forms_without_end() -> None:
    page = Sheet().text(72, 60, TEXT)
    body = "0 0 m 10 10 l S /X0 Do"
    page.forms.append(("1 0 0 1 0 0", body))
    page.parts.append("/X0 Do")
    assert read(Source("x.pdf", pdf(page))).blocks


def test_two_reports_in_one_file_are_refused() -> None:
    sheets = [*report("first")[1], *report("second")[1]]
    with pytest.raises(InputError) as caught:
        read(Source("x.pdf", pdf(*sheets)))
    assert caught.value.kind == "several-reports"
    assert caught.value.fields["count"] == 2


def test_a_table_without_any_line_is_refused_and_one_with_lines_between_rows_is_read() -> None:
    rows = [[f"第{n}类", *(str(n * m) for m in range(1, 8))] for n in range(1, 6)]
    bare, lined = Sheet().text(72, 60, TEXT), Sheet().text(72, 60, TEXT)
    bare.table(72, 100, rows, (100, *[45] * 7), lines="none")
    lined.table(72, 100, rows, (100, *[45] * 7), lines="across")
    assert _kind(pdf(bare)) == "pdf-unruled"
    (table,) = (b for b in read(Source("x.pdf", pdf(lined))).blocks if isinstance(b, Table))
    assert [[c.text for c in table.cells if c.row == row] for row in range(5)] == rows


def test_a_table_of_contents_is_no_second_report() -> None:
    contents = Sheet().text(280, 60, "目录")
    for n, title in enumerate(
        (
            "一、总体情况",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
        )
    ):
        contents.text(72, 90 + 20 * n, title)
    assert read(Source("x.pdf", pdf(contents, *report("contents")[1]))).blocks


def test_pictures_of_pages_go_to_recognition(recognised: list[str]) -> None:
    pages = [Sheet().picture(0, 0, 595, 842).text(290, 820, f"{n}") for n in range(3)]
    assert read(Source("x.pdf", pdf(*pages))).format == "scan"
    assert recognised == ["x.pdf"]


@pytest.mark.parametrize("under", [False, True], ids=["invisible", "covered"])
def test_text_that_recognition_put_under_a_picture_is_not_believed(under: bool, recognised: list[str]) -> None:
    page = Sheet()
    for n in range(20):
        page.text(72, 60 + 20 * n, TEXT, mode=0 if under else 3)
    page.parts.insert(len(page.parts) if under else 0, Sheet().picture(0, 0, 595, 842).parts[0])
    read(Source("x.pdf", pdf(page)))
    assert recognised


def test_text_over_the_picture_of_a_letterhead_is_text(recognised: list[str]) -> None:
    page = Sheet().picture(0, 0, 595, 842).text(72, 60, TEXT)
    assert read(Source("x.pdf", pdf(page))).format == "pdf"
    assert not recognised


def _nonsense() -> bytes:
    rng = Random(1)
    page = Sheet()
    for n in range(20):
        page.text(72, 60 + 20 * n, "".join(chr(rng.randrange(0x4E00, 0x9F00)) for _ in range(40)))
    return pdf(page)


@pytest.mark.parametrize(
    "data", [pdf(*[Sheet().text(72, 60 + 20 * n, TEXT, font="M") for n in range(3)]), _nonsense()], ids=["untold", "nonsense"]
)
def test_text_that_says_nothing_goes_to_recognition_or_is_refused(
    data: bytes, recognised: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(Source("x.pdf", data)).format == "scan"

    def absent(source: Source) -> Document:
        raise InputError("no-ocr", {"path": source.path, "module": "rapidocr"})

    monkeypatch.setattr(scan, "read_pdf", absent)
    assert _kind(data) == "pdf-unusable"


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (tmp_path / "b.txt").write_text("一、总体情况\n", encoding="utf-8")
    assert cli.run(["check", "--no-config", str(tmp_path / "a.pdf"), str(tmp_path / "b.txt")]) == 2
    assert "PDF 文件已损坏" in capsys.readouterr().out


def test_cut_and_changed_files_end_with_a_message_or_a_document(recognised: list[str]) -> None:
    rng, whole = Random(7), pdf(*report("fuzz")[1], packed=False)
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(rng.randrange(1, 12)):
            start = rng.randrange(len(data))
            data[start : start + rng.randrange(0, 40)] = rng.randbytes(rng.randrange(0, 40))
        try:
            read(Source("x.pdf", bytes(data)))
        except InputError:
            continue
