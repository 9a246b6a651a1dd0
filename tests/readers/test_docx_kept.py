"""Parts that files of one template share are read once, and never taken for others."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from lint_gov.errors import InputError
from lint_gov.model.document import Document, Paragraph, Source
from lint_gov.readers import docx as reader
from lint_gov.readers import docx_kept
from lint_gov.readers.docx_kept import Kept

from .docx_files import docx, para

HEADING = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="Heading {}"/></w:style>'


@pytest.fixture
def read_parts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts with styles, each time one is really read."""
    names: list[str] = []
    really = reader._read_styles
    monkeypatch.setattr(reader, "_STYLES", Kept())
    monkeypatch.setattr(reader, "_read_styles", lambda package, name: names.append(name) or really(package, name))
    return names


def read(data: bytes) -> Document:
    return reader.read(Source("a.docx", data))


def levels(document: Document) -> list[int | None]:
    return [block.level for block in document.blocks if isinstance(block, Paragraph)]


def word(text: str, level: int) -> bytes:
    return docx(para(text, '<w:pStyle w:val="h"/>'), styles=HEADING.format(level))


def test_one_template_is_read_once(read_parts: list[str]) -> None:
    found = [levels(read(word(text, level))) for text, level in (("甲", 1), ("乙", 1), ("丙", 2), ("丁", 1))]
    assert found == [[1], [1], [2], [1]]
    assert len(read_parts) == 2


def test_damage_is_found_in_a_part_that_is_known(read_parts: list[str]) -> None:
    data = word("甲", 1)
    read(data)
    info = zipfile.ZipFile(BytesIO(data)).getinfo("word/styles.xml")
    wrong_sum = data.replace(info.CRC.to_bytes(4, "little"), bytes(4))
    wrong_name = data.replace(b"word/styles.xml", b"word/stylez.xml", 1)
    for damaged in (wrong_sum, wrong_name):
        with pytest.raises(InputError) as caught:
            read(damaged)
        assert caught.value.kind == "damaged"
    assert levels(read(data)) == [1]


def test_what_is_kept_is_bounded(read_parts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_kept, "_MOST", 2)
    for level in (1, 2, 3, 1):
        assert levels(read(word("甲", level))) == [level]
    assert len(read_parts) == 4
    assert len(reader._STYLES._made) == 2


def test_large_parts_are_not_kept(read_parts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_kept, "_LARGEST", 10)
    assert [levels(read(word("甲", 1))) for _ in range(2)] == [[1], [1]]
    assert len(read_parts) == 2
    assert not reader._STYLES._made


def test_known_parts_count_towards_the_limit_of_a_file(read_parts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    data = word("甲", 1)
    read(data)
    infos = zipfile.ZipFile(BytesIO(data)).infolist()
    monkeypatch.setattr("lint_gov.readers.docx_package.MAX_PART_BYTES", sum(info.file_size for info in infos) - 10)
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.kind == "too-large"
