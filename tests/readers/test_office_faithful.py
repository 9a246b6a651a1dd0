"""A conversion is held against the text of the file itself."""

from __future__ import annotations

import pytest

from lint_gov.errors import InputError
from lint_gov.readers.office_faithful import Doubt, doubt
from lint_gov.readers.office_story import Story

from .docx_files import docx


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _row(*texts: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_p(text)}</w:tc>' for text in texts)}</w:tr>"


BODY = _p("一、总体情况。本年公开信息112条。") + f"<w:tbl>{_row('规章', '1', '0.5')}{_row('文件', '', '12')}</w:tbl>"
STORY = Story("一、总体情况。本年公开信息112条。\r规章\x071\x070.5\x07\x07文件\x07\x0712\x07\x07", "")
SOUND = Doubt(False, False, False)


def test_the_same_text_is_beyond_doubt() -> None:
    assert doubt(STORY, docx(BODY)) == SOUND
    assert not SOUND


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("112", "12"),
        ("112", "11 2"),
        ("<w:t>0.5</w:t>", "<w:t>0</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t>"),
        ("<w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>0.5", "<w:t>10.5"),
        ("<w:t>12</w:t>", "<w:t></w:t>"),
        ("<w:t>文件</w:t>", "<w:t>文件3</w:t>"),
    ],
)
def test_a_figure_that_is_lost_changed_joined_split_or_invented_is_found(old: str, new: str) -> None:
    assert BODY.count(old) == 1
    assert doubt(STORY, docx(BODY.replace(old, new))).figures


def test_lost_text_is_found() -> None:
    assert doubt(STORY, docx(BODY.replace("总体情况。本年公开", ""))) == Doubt(figures=False, text=True, boxes=False)


def test_tabs_and_breaks_part_figures_as_they_do_in_the_file() -> None:
    body = "<w:p><w:r><w:t>5</w:t><w:tab/><w:t>45</w:t><w:br/><w:t>6</w:t></w:r></w:p>"
    assert doubt(Story("5\t45\x0b6\r", ""), docx(body)) == SOUND
    assert doubt(Story("5456\r", ""), docx(body)).figures


def test_a_page_break_parts_what_stands_around_it() -> None:
    body = '<w:p><w:r><w:t>5</w:t><w:br w:type="page"/><w:t>45</w:t></w:r></w:p>'
    assert doubt(Story("5\x0c45\r", ""), docx(body)) == SOUND


def test_tracked_deletions_are_text_of_the_file() -> None:
    body = '<w:p><w:r><w:t>共3</w:t></w:r><w:del w:id="1"><w:r><w:delText>4</w:delText></w:r></w:del></w:p>'
    assert doubt(Story("共34\r", ""), docx(body)) == SOUND


def test_text_boxes_are_a_story_of_their_own() -> None:
    box = f"<w:txbxContent>{_p('标题在文本框里')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    with_box = Story(STORY.main, "标题在文本框里\r")
    assert doubt(with_box, docx(f"<w:p><w:r>{both}</w:r></w:p>{BODY}")) == SOUND
    assert doubt(with_box, docx(BODY)) == Doubt(figures=False, text=False, boxes=True)


def test_what_is_no_docx_is_told() -> None:
    with pytest.raises(InputError):
        doubt(STORY, b"PK no zip")
