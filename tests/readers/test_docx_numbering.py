from __future__ import annotations

import pytest

from lint_gov.model.document import Paragraph

from .docx_files import para, read_docx


def lvl(index: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )  # fmt: skip


def abstract(name: str, *inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(inner)}</w:abstractNum>'


def num(name: str, of: str, inner: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{inner}</w:num>'


def listed(num_id: str, level: int = 0) -> str:
    return para("x", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>')


def labels(body: str, **parts: str) -> list[str]:
    blocks = read_docx(body, **parts).blocks
    return [b.text[: b.generated] for b in blocks if isinstance(b, Paragraph)]


NOTHING = '<w:suff w:val="nothing"/>'


def test_a_generated_heading_number_is_part_of_the_text() -> None:
    numbering = abstract("0", lvl(0, "chineseCountingThousand", "%1、", NOTHING)) + num("1", "0")
    body = listed("1") + para("正文") + listed("1")
    blocks = read_docx(body, numbering=numbering).blocks
    assert [(b.text, b.generated) for b in blocks if isinstance(b, Paragraph)] == [("一、x", 2), ("正文", 0), ("二、x", 2)]


@pytest.mark.parametrize(("suffix", "shown"), [("", "1.\t"), ('<w:suff w:val="space"/>', "1. "), (NOTHING, "1.")])
def test_what_follows_the_number(suffix: str, shown: str) -> None:
    assert labels(listed("1"), numbering=abstract("0", lvl(0, "decimal", "%1.", suffix)) + num("1", "0")) == [shown]


def test_levels_restart_below_a_higher_one_and_show_its_count() -> None:
    numbering = num("1", "0") + abstract(
        "0", lvl(0, "chineseCounting", "%1、", NOTHING), lvl(1, "decimal", "%1.%2", NOTHING + "<w:isLgl/>"),
        lvl(2, "chineseCounting", "（%3）", NOTHING + '<w:lvlRestart w:val="0"/>'),
    )  # fmt: skip
    body = "".join(listed("1", level) for level in (0, 1, 1, 2, 0, 1, 2))
    assert labels(body, numbering=numbering) == ["一、", "1.1", "1.2", "（一）", "二、", "2.1", "（二）"]


def test_lists_of_one_definition_count_on_unless_started_anew() -> None:
    numbering = abstract("0", lvl(0, "decimal", "%1", NOTHING)) + num("1", "0") + num("2", "0")
    numbering += num("3", "0", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    body = "".join(map(listed, ("1", "2", "3", "3", "1")))
    assert labels(body, numbering=numbering) == ["1", "2", "5", "6", "7"]


def test_a_level_may_be_defined_anew_by_the_num() -> None:
    override = '<w:lvlOverride w:ilvl="0">' + lvl(0, "upperRoman", "%1)", NOTHING, start=4) + "</w:lvlOverride>"
    numbering = abstract("0", lvl(0, "decimal", "%1")) + num("1", "0", override)
    assert labels(listed("1") * 2, numbering=numbering) == ["IV)", "V)"]


def test_start_other_than_one_and_deeper_level_first() -> None:
    numbering = abstract("0", lvl(0, "decimal", "%1", NOTHING, 3), lvl(1, "lowerLetter", "%1%2", NOTHING)) + num("1", "0")
    assert labels(listed("1", 1) + listed("1"), numbering=numbering) == ["3a", "3"]


STYLED = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="x"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="y"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_numbers_come_from_styles_and_can_be_switched_off() -> None:
    numbering = num("1", "0") + abstract(
        "0", lvl(0, "chineseCounting", "%1、", NOTHING), lvl(1, "chineseCounting", "（%2）", NOTHING),
        lvl(2, "decimal", "%3.", '<w:pStyle w:val="4"/>' + NOTHING),
    )  # fmt: skip
    body = "".join(para("x", f'<w:pStyle w:val="{style}"/>') for style in "12432")
    body += para("x", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    body += para("x", '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    assert labels(body, numbering=numbering, styles=STYLED) == ["一、", "（一）", "1.", "二、", "（一）", "", "（二）"]


def test_a_numbering_style_is_followed_to_its_list() -> None:
    styles = '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = abstract("0", '<w:styleLink w:val="n"/>', lvl(0, "decimal", "%1", NOTHING))
    numbering += abstract("9", '<w:numStyleLink w:val="n"/>') + num("1", "0") + num("2", "9")
    assert labels(listed("2") * 2, numbering=numbering, styles=styles) == ["1", "2"]


def test_broken_numbering_gives_no_number() -> None:
    styles = '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    numbering = abstract("9", '<w:numStyleLink w:val="n"/>') + num("2", "9") + num("3", "77") + abstract("5") + num("4", "5")
    body = "".join(map(listed, ("2", "3", "4", "88"))) + listed("4", 400) + listed("4", -3)
    assert labels(body, numbering=numbering, styles=styles) == [""] * 6
    assert labels(listed("1")) == [""]


def test_bullets_of_symbol_fonts_are_shown_as_bullets() -> None:
    numbering = abstract("0", lvl(0, "bullet", "\uf0b7", NOTHING), lvl(1, "bullet", "–", NOTHING)) + num("1", "0")
    assert labels(listed("1") + listed("1", 1), numbering=numbering) == ["•", "–"]


def test_custom_format_in_an_alternative_falls_back() -> None:
    fmt = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    )
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{fmt}<w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl>'
    assert labels(listed("1"), numbering=abstract("0", level) + num("1", "0")) == ["01"]


def test_an_empty_numbered_paragraph_shows_its_number_a_deleted_one_does_not_count() -> None:
    props = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = para("", props + "<w:rPr><w:del w:id='1'/></w:rPr>")
    numbering = abstract("0", lvl(0, "decimal", "%1", NOTHING)) + num("1", "0")
    assert labels(para("", props) + gone + listed("1"), numbering=numbering) == ["1", "2"]
