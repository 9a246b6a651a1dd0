"""The text of old Word files by their piece table."""

from __future__ import annotations

from random import Random

import pytest

from lint_gov.errors import InputError
from lint_gov.readers.office_story import Story, read

from .office_files import ole, report, word

pytest.importorskip("olefile", reason="the extra doc is not installed")


def _refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(InputError) as error:
        read(data)
    return error.value.kind, str(error.value.fields.get("found", ""))


def test_main_text_and_text_boxes_are_apart() -> None:
    assert read(word("一、总体情况\r规章\x070\x07\x07", boxes="标题\r")) == Story("一、总体情况\r规章\x070\x07\x07", "标题\r")


def test_western_pieces_have_one_byte_a_character() -> None:
    assert read(word("Total 3 – 4\r", western=True)) == Story("Total 3 – 4\r", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("共\x13 =2+3 \x145\x15件", "共5件"),
        ("第\x13PAGE\x15页", "第页"),
        ("甲\x13 IF \x13 A \x14 3 \x15 \x14乙\x14丙\x15丁", "甲乙丙丁"),
        ("甲\x15乙\x14丙", "甲乙丙"),
        ("甲\x13没有结尾", "甲"),
    ],
)
def test_instructions_of_fields_are_no_text(text: str, shown: str) -> None:
    assert read(word(text)) == Story(shown, "")


def test_older_than_word_97_has_another_layout() -> None:
    assert read(word("甲", identity=0xA5DC)) is None


def test_what_is_no_word_file_is_named() -> None:
    assert _refusal(word("甲", flags=0x0300)) == ("encrypted", "")
    assert _refusal(ole(Workbook=b"x", WordDocumentary=b"x")) == ("not-word", "Excel")
    assert _refusal(ole(**{"PowerPoint Document": b"x"})) == ("not-word", "PowerPoint")
    assert _refusal(ole(Something=b"x")) == ("not-word", "OLE")


def test_damage_ends_in_a_message() -> None:
    whole = report()
    for seed in range(150):
        rng = Random(seed)
        data = bytearray(whole[: rng.choice((len(whole), rng.randrange(512, len(whole))))])
        for _ in range(rng.choice((1, 5, 50))):
            at = rng.randrange(min(len(data), rng.choice((600, 4000, len(data)))))
            data[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xfe\xff\xff\xff", rng.randbytes(4)))
        try:
            read(bytes(data))
        except InputError as error:
            assert error.kind in {"damaged", "encrypted", "not-word"}
