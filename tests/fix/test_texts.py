"""Text, Markdown and HTML: only the bytes of the edited words change."""

from __future__ import annotations

import codecs
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from fix.files import codes, mended, put, reasons
from generator.draft import Text, random_draft
from generator.faults import FAULTS
from generator.files import Way, write
from lint_gov.fix.bytewise import Splice, TextFile
from lint_gov.fix.html import Page
from lint_gov.fix.units import Edit, Units
from lint_gov.fix.writing import UnableError
from lint_gov.model.document import Source
from lint_gov.readers.html import read

_OLD, _NEW = "存在困难建议及改进情况", "存在的主要问题及改进情况"
_BOMS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def _report(layout: str = "bars") -> str:
    draft = random_draft(Random(11), 2023)
    parts = tuple(
        replace(p, text=f"五、{_OLD}") if isinstance(p, Text) and p.text.startswith("五、") and p.role == "heading" else p
        for p in draft.parts
    )
    return write(replace(draft, parts=parts), Way(layout)).data.decode("utf-8")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("codec", "mark"), [("utf-8", False), ("utf-8", True), ("gb18030", False), ("utf-16-le", True), ("utf-16-be", True)]
)
def test_encoding_mark_and_line_ends_stay(ends: str, codec: str, mark: bool, tmp_path: Path) -> None:
    text = _report().replace("\n", ends)
    lead = _BOMS[codec] if mark else b""
    path = put(tmp_path, lead + text.encode(codec), "report.txt")
    result = mended(path)
    assert codes(result) == ["S204"]
    assert result.state.data == lead + text.replace(_OLD, _NEW).encode(codec)


def test_mixed_line_ends_and_odd_characters_stay(tmp_path: Path) -> None:
    text = _report().replace("\n", "\r\n", 5) + "\x0b\x85\u2028end\r"
    path = put(tmp_path, text.encode(), "report.md")
    assert mended(path).state.data == text.replace(_OLD, _NEW).encode()


def test_a_file_with_broken_bytes_is_left_alone(tmp_path: Path) -> None:
    data = _report().encode().replace("公开".encode(), "公开".encode()[:-1], 1)
    path = put(tmp_path, data, "report.txt")
    result = mended(path)
    assert result.state.data == data
    assert not result.done
    with pytest.raises(UnableError):
        TextFile(data)


def test_splices_are_made_at_their_characters() -> None:
    file = TextFile(codecs.BOM_UTF8 + "甲乙\r\n丙".encode())
    assert file.spliced([Splice(4, 5, "丁"), Splice(0, 1, "")]) == codecs.BOM_UTF8 + "乙\r\n丁".encode()


def _page(body: str) -> tuple[bytes, Units]:
    data = f"<!DOCTYPE html><html><head><title>甲</title></head><body>{body}</body></html>".encode()
    return data, Units(read(Source("a.html", data)))


def _spliced(body: str, old: str, new: str) -> str:
    data, units = _page(body)
    number = next(n for n, unit in enumerate(units.all) if old in unit.text)
    start = units.all[number].text.index(old)
    file = TextFile(data)
    made = file.spliced([Page(file, units).splice(number, Edit(number, start, start + len(old), new))])
    return made.decode().partition("<body>")[2].partition("</body>")[0]


def test_words_of_a_page_are_found_between_tags_and_references() -> None:
    assert _spliced("<p>甲&nbsp;&ldquo;乙&rdquo;</p>", "乙", "丁<") == "<p>甲&nbsp;&ldquo;丁&lt;&rdquo;</p>"
    assert _spliced("<p>甲<b>乙</b>丙</p><!-- 丙 --><script>丙</script>", "丙", "丁") == (
        "<p>甲<b>乙</b>丁</p><!-- 丙 --><script>丙</script>"
    )
    row = "<table><tr><td>一</td><td>/</td><td>/</td></tr><tr><td>二</td><td>3</td><td>4</td></tr></table>"
    assert _spliced(row, "/", "0") == row.replace("<td>/</td>", "<td>0</td>", 1)
    with pytest.raises(UnableError):
        _spliced("<p>甲乙<b>丙</b></p>", "乙丙", "丁")


def test_a_blank_of_a_page_is_left_to_people(tmp_path: Path) -> None:
    planted = next(f for f in FAULTS if f.name == "blank_row").plant(Random(3))
    path = put(tmp_path, write(planted.draft, Way("html")))
    result = mended(path)
    assert result.state.data == path.read_bytes()
    assert reasons(result) <= {("V101", "blank-in-html"), ("V101", "not-proven")} and reasons(result)


def test_a_title_in_the_head_of_a_page_is_not_taken_for_the_heading(tmp_path: Path) -> None:
    page = _report("html")
    page = page.replace("<body>", f"<body><script>var a='{_OLD}'</script>", 1) if "<body>" in page else page
    path = put(tmp_path, page.encode(), "report.html")
    result = mended(path)
    assert codes(result) == ["S204"]
    before, _, after = page.rpartition(_OLD)
    assert result.state.data.decode() == before + _NEW + after
