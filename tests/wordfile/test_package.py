"""The container: what is not changed is copied as it is, without being looked into."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lint_gov.wordfile.package import WordFile
from readers.docx_files import docx, para, zipped

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def test_members_are_copied_compressed_bytes_and_all() -> None:
    bomb = b"\0" * 40_000_000
    data = docx(para("甲"), more={"word/media/a.bin": bomb, "[Content_Types].xml": _TYPES})
    with zipfile.ZipFile(BytesIO(data)) as before:
        stored = before.getinfo("word/media/a.bin")
    word = WordFile(data)
    word.document[0].clear()
    word.change(word.main)
    with zipfile.ZipFile(BytesIO(word.save())) as after:
        info = after.getinfo("word/media/a.bin")
        assert (info.CRC, info.compress_size, info.file_size, info.date_time) == (
            stored.CRC, stored.compress_size, stored.file_size, stored.date_time,
        )  # fmt: skip
        assert after.read("word/media/a.bin") == bomb
        assert [i.filename for i in after.infolist()] == [i.filename for i in before.infolist()]
        assert "甲" not in after.read("word/document.xml").decode()


def test_nothing_changed_gives_the_same_bytes_and_a_streamed_zip_is_understood() -> None:
    data = docx(para("甲"), more={"[Content_Types].xml": _TYPES})
    assert WordFile(data).save() == data
    with zipfile.ZipFile(BytesIO(data)) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    stream = _Pipe()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    assert stream.data != zipped(parts), "sizes follow the data where a zip is written to a pipe"
    word = WordFile(bytes(stream.data))
    word.change(word.main)
    with zipfile.ZipFile(BytesIO(word.save())) as after:
        assert after.testzip() is None
        assert {name: after.read(name) for name in parts if name != "word/document.xml"} == {
            name: content for name, content in parts.items() if name != "word/document.xml"
        }


class _Pipe:
    """A file that cannot go back, as the standard output of other programs."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        self.data += data
        return len(data)

    def flush(self) -> None:
        pass
