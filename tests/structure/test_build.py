"""Sections and recoveries over whole reports."""

from __future__ import annotations

import pytest

from lint_gov.editions import editions
from lint_gov.model.document import Cell, Document, Image, Paragraph, Table
from lint_gov.model.place import Place
from lint_gov.model.record import replace
from lint_gov.structure import build, looks_like_report

from .reports import (
    HEADINGS,
    LAYOUTS,
    OTHERS,
    OVERVIEW,
    PREAMBLE,
    SIGNOFF,
    TITLE,
    document,
    faults,
    outline,
    report_lines,
    sections,
    with_heading,
)

ALL = [1, 2, 3, 4, 5, 6]


def numbers(found):
    return [s.number for s in found.sections]


def texts(section):
    return [b.text for b in section.blocks if isinstance(b, Paragraph) and b.text.strip()]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_sound_report_needs_no_recovery(layout):
    found = outline(report_lines(layout))
    assert faults(found) == []
    assert numbers(found) == ALL
    assert [s.heading.raw for s in found.sections] == list(HEADINGS)
    assert texts(found.sections[0]) == list(OVERVIEW)
    assert texts(found.sections[5]) == list(OTHERS)


DISGUISES = {
    "indented": lambda h: "　　" + h + " ",
    "markdown": lambda h: "## " + h,
    "bold": lambda h: f"**{h}**",
    "barred": lambda h: f"| {h} | |",
    "bar behind": lambda h: h + " |",
    "no-break spaces": lambda h: "\u00a0" + h.replace("、", "、\u00a0", 1),
    "colon": lambda h: h + "：",
    "spaced": lambda h: " ".join(h),
    "byte-order mark": lambda h: "\ufeff" + h,
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("layout", ["tabs", "suffixed", "indented"])
def test_layout_of_the_headings_does_not_matter(disguise, layout):
    found = outline(report_lines(layout, [DISGUISES[disguise](h) for h in HEADINGS]))
    assert faults(found) == []
    assert numbers(found) == ALL


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (1, "一、政府信息公开总体情况"),
        (2, "二、行政机关主动公开政府信息情况"),
        (3, "三、行政机关收到和处理政府信息公开申请情况"),
        (4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        (5, "五、政府信息公开工作存在的主要问题及改进情况"),
        (5, "五、存在问题及改进情况"),
        (6, "六、其他需要报告事项"),
    ],
)
def test_accepted_variants_are_fine(number, heading):
    assert faults(outline(report_lines(headings=with_heading(number, heading)))) == []


def test_older_wording_is_accepted_in_its_edition_only():
    lines = report_lines(headings=with_heading(1, "一、概述"))
    assert faults(outline([line.replace("2023", "2020").replace("2024", "2021") for line in lines])) == []
    assert faults(outline(lines)) == [("reworded", 1)]


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (5, "五、存在困难建议及改进情况"),
        (1, "一、2023年政府信息公开总体情况"),
        (1, "一、工作基本情况"),
        (6, "六、其他需要汇报事项"),
        (2, "二、主动公开、依申请公开工作情况"),
        (4, "四、政府信息公开申请行政复议、提起行政诉讼的情况"),
        (5, "五、不足之处和今后打算"),
        (5, "五、工作展望"),
        (1, "一、云溪县政府信息公开工作总体情况介绍"),
        (4, "四、政府信息公开行政复议、行政诉讼情况表"),
    ],
)
def test_reworded(number, heading):
    found = outline(report_lines(headings=with_heading(number, heading)))
    assert faults(found) == [("reworded", number)]
    assert found.recoveries[0].raw == heading
    assert found.recoveries[0].expected == HEADINGS[number - 1]
    assert not found.sections[number - 1].heading.standard


@pytest.mark.parametrize("number", ALL)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_missing_section(number, layout):
    found = outline(report_lines(layout, drop=[number]))
    assert faults(found) == [("missing", number)]
    assert numbers(found) == [n for n in ALL if n != number]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("number", [2, 3, 4])
def test_missing_heading_over_a_table(number, layout):
    found = outline(report_lines(layout, with_heading(number, None)))
    assert faults(found) == [("missing", number)]
    section = found.sections[number - 1]
    assert section.number == number
    assert section.heading is None
    assert texts(section) == [t for t in sections(layout)[number - 1] if t.strip()]
    assert found.recoveries[0].place == section.blocks[0].place


@pytest.mark.parametrize("number", [1, 5, 6])
def test_missing_heading_over_text(number):
    assert faults(outline(report_lines(headings=with_heading(number, None)))) == [("missing", number)]


def test_several_sections_missing_at_once():
    assert faults(outline(report_lines(drop=[3, 4, 6]))) == [("missing", 3), ("missing", 4), ("missing", 6)]


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (6, "l六、其他需要报告的事项"),
        (2, "|二、主动公开政府信息情况"),
        (2, "三、主动公开政府信息情况"),
        (3, "三、三、收到和处理政府信息公开申请情况"),
        (1, "1、 总体情况"),
        (1, "（一）总体情况"),
        (5, "一、存在的主要问题及改进情况"),
        (4, "四．政府信息公开行政复议、行政诉讼情况"),
        (6, "六，其他需要报告的事项"),
        (5, "存在的主要问题及改进情况"),
        (2, "（二）主动公开政府信息情况"),
        (3, "(三)收到和处理政府信息公开申请情况"),
        (6, "七、其他需要报告的事项"),
        (5, "第五部分 存在的主要问题及改进情况"),
        (4, "四政府信息公开行政复议、行政诉讼情况"),
        (4, ")政府信息公开行政复议、行政诉讼情况"),
        (2, "主动公开政府信息情况"),
    ],
)
def test_misnumbered(number, heading):
    found = outline(report_lines(headings=with_heading(number, heading)))
    assert faults(found) == [("misnumbered", number)]
    assert numbers(found) == ALL
    assert found.recoveries[0].expected == HEADINGS[number - 1]


def test_marks_that_recognition_lost_are_no_fault():
    headings = ("一总体情况", "二.主动公开政府信息情况", "四、收到和处理政府信息公开申请情况", *HEADINGS[3:])
    scan = replace(document(report_lines(headings=headings)), format="scan")
    assert faults(build(scan, editions())) == [("misnumbered", 3)]


def test_doubled_ordinal_and_the_next_one_lost():
    headings = with_heading(3, "二、收到和处理政府信息公开申请情况")
    assert faults(outline(report_lines(headings=headings))) == [("misnumbered", 3)]


def test_missing_section_and_later_ones_renumbered():
    headings = [*HEADINGS[:2], None, *(f"{n}、{h[2:]}" for n, h in zip("三四五", HEADINGS[3:], strict=True))]
    found = outline(report_lines(headings=headings, drop=[3]))
    assert faults(found) == [("missing", 3), ("misnumbered", 4), ("misnumbered", 5), ("misnumbered", 6)]


@pytest.mark.parametrize("style", ["{n}．{t}", "（{n}）{t}", "第{n}部分 {t}", "{n} {t}", "{d}. {t}"])
def test_one_way_of_numbering_throughout_is_one_fault(style):
    headings = [style.format(n="一二三四五六"[i], d=i + 1, t=h[2:]) for i, h in enumerate(HEADINGS)]
    found = outline(report_lines(headings=headings))
    assert numbers(found) == ALL
    assert faults(found) == [("misnumbered", 1)]
    assert all(s.heading.dirty for s in found.sections)


@pytest.mark.parametrize("style", ["（{n}）{t}", "{d}. {t}", "{d}、{t}"])
def test_reworded_among_headings_numbered_as_lists_are(style):
    titles = [heading[2:] for heading in HEADINGS]
    titles[4] = "不足之处和今后打算"
    headings = [style.format(n="一二三四五六"[i], d=i + 1, t=t) for i, t in enumerate(titles)]
    found = outline(report_lines(headings=headings))
    assert numbers(found) == ALL
    assert faults(found) == [("misnumbered", 1), ("reworded", 5)]


def test_an_item_of_a_list_is_no_heading_for_the_one_that_is_missing():
    headings = [f"{i}. {h[2:]}" for i, h in enumerate(HEADINGS, 1)]
    lines = report_lines(headings=headings, drop=[5])
    at = lines.index(headings[5])
    items = ["1. 更新不及时", "2. 解读较少", "3. 形式单一", "4. 人员不足", "5. 培训不够"]
    assert numbers(outline([*lines[:at], *items, *lines[at:]])) == [1, 2, 3, 4, 6]


def test_numbers_lost_in_conversion_are_no_fault():
    assert faults(outline(report_lines(headings=[h[2:] for h in HEADINGS]))) == []


def test_misplaced():
    bodies = sections()
    order = [0, 2, 1, 3, 4, 5]
    found = outline([TITLE, PREAMBLE, *(line for i in order for line in (HEADINGS[i], *bodies[i])), *SIGNOFF])
    assert [kind for kind, _ in faults(found)] == ["misplaced"]
    assert sorted(numbers(found)) == ALL


def test_last_section_moved_to_the_front_is_one_fault():
    bodies = sections()
    found = outline([TITLE, PREAMBLE, *(line for i in (5, 0, 1, 2, 3, 4) for line in (HEADINGS[i], *bodies[i]))])
    assert faults(found) == [("misplaced", 6)]


@pytest.mark.parametrize("number", ALL)
def test_repeated(number):
    bodies = sections()
    order = sorted([*range(6), number - 1])
    found = outline([TITLE, PREAMBLE, *(line for i in order for line in (HEADINGS[i], *bodies[i])), *SIGNOFF])
    assert faults(found) == [("repeated", number)]


def test_repeated_at_the_end():
    bodies = sections()
    order = [*range(6), 1]
    found = outline([TITLE, PREAMBLE, *(line for i in order for line in (HEADINGS[i], *bodies[i]))])
    assert faults(found) == [("repeated", 2)]


@pytest.mark.parametrize("heading", ["七、附件", "七、下一年度工作安排", "七、联系方式"])
def test_seventh_section(heading):
    found = outline([*report_lines(signoff=()), heading, "见政府网站。", *SIGNOFF])
    assert faults(found) == [("extra", None)]
    assert found.recoveries[0].raw == heading
    assert texts(found.sections[6]) == ["见政府网站。"]


def test_extra_section_in_the_middle_shifts_the_numbers():
    lines = report_lines(headings=[HEADINGS[0], *(f"{n}、{h[2:]}" for n, h in zip("三四五六七", HEADINGS[1:], strict=True))])
    lines[lines.index("三、主动公开政府信息情况") : 0] = []
    at = lines.index("三、主动公开政府信息情况")
    found = outline([*lines[:at], "二、组织领导情况", "成立领导小组。", *lines[at:]])
    assert faults(found) == [("extra", None), *(("misnumbered", n) for n in (2, 3, 4, 5, 6))]


# -- traps: none of these is a heading


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_of_table_3_are_no_headings_even_with_sections_missing(layout):
    found = outline(report_lines(layout, drop=[4]))
    assert faults(found) == [("missing", 4)]
    assert "四、结转下年度继续办理" in "".join(texts(found.sections[2]))


def test_broken_row_labels_are_no_headings():
    lines = report_lines("cells")
    at = lines.index("一、本年新收政府信息公开申请数量")
    lines[at : at + 1] = ["一、本年新", "收政府信息公开申请数量"]
    at = lines.index("四、结转下年度继续办理")
    lines[at : at + 1] = ["四、结转", "下年度继续办理"]
    assert faults(outline(lines)) == []


def test_row_label_glued_to_its_figures():
    lines = [line.replace("\t", "") for line in report_lines("tabs")]
    assert faults(outline(lines)) == []


LISTS = {
    "sentences in section 6": (
        6,
        ["一、创新公开形式，与融媒体中心联合开展活动。", "二、开展政府开放日活动。", "三、组织培训，提升能力。"],
    ),
    "short items in section 6": (
        6,
        ["一、建议提案办理", "全部办结。", "二、政务公开创新", "开展活动。", "三、培训", "举办两期。"],
    ),
    "short items in section 5": (5, ["一、存在的主要问题", "公开不够及时。", "二、改进情况", "加强培训。"]),
    "six items in section 5": (5, [f"{n}、加强第{n}项工作" for n in "一二三四五六七"]),
    "items of section 1": (
        1,
        ["一、主动公开情况", "公开120条。", "二、依申请公开情况", "收到5件。", "三、政府信息管理情况", "规范管理。"],
    ),
    "bracketed items in section 6": (6, [f"（{n}）事项" for n in "一二三四五"] + ["（六）其他需要报告的事项", "无。"]),
    "arabic items": (5, ["1、存在的主要问题及改进情况", "2、其他需要报告的事项"]),
    "a known title as a sub-heading": (
        1,
        ["（一）总体情况", "（二）主动公开政府信息情况", "公开120条。", "（三）收到和处理政府信息公开申请情况", "5件。"],
    ),
    "a title in quotation marks": (5, ["“五、存在的主要问题及改进情况”部分将于下月细化。"]),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_inside_a_section_are_no_headings(name):
    number, items = LISTS[name]
    lines = report_lines(signoff=())
    at = lines.index(HEADINGS[number - 1]) + 1
    found = outline([*lines[: at + 1], *items, *lines[at + 1 :]])
    assert faults(found) == []
    assert numbers(found) == ALL


def test_sub_heading_does_not_hide_a_missing_section():
    lines = [line.replace("（一）主动公开情况", "（一）主动公开政府信息情况") for line in report_lines(drop=[2])]
    assert faults(outline(lines)) == [("missing", 2)]


@pytest.mark.parametrize("leader", ["……………{p}", "\t{p}", "  {p}", "", "........ {p}"])
@pytest.mark.parametrize("word", ["目　录", "目录", None])
def test_table_of_contents(leader, word):
    contents = [h + leader.format(p=i) for i, h in enumerate(HEADINGS, 1)]
    found = outline([TITLE, *([word] if word else []), *contents, *report_lines()[1:]])
    assert faults(found) == []
    assert texts(found.sections[0]) == list(OVERVIEW)


def test_table_of_contents_with_sub_headings_and_a_section_that_is_missing():
    contents = [HEADINGS[0] + "……1", "（一）主动公开情况……1", "（二）依申请公开情况……2", *(h + "……3" for h in HEADINGS[1:])]
    assert faults(outline([TITLE, "目录", *contents, *report_lines(drop=[5])[1:]])) == [("missing", 5)]


def test_numbered_list_of_the_parts_in_the_preamble():
    sentence = "本报告由" + "；".join(HEADINGS) + "组成。"
    assert faults(outline([TITLE, sentence, *report_lines(drop=[4])[1:]])) == [("missing", 4)]


def test_headings_without_tables_between_them_are_headings():
    lines = [TITLE, PREAMBLE, HEADINGS[0], *OVERVIEW, *HEADINGS[1:4], *report_lines()[report_lines().index(HEADINGS[4]) :]]
    found = outline(lines)
    assert faults(found) == []
    assert [len(s.blocks) for s in found.sections[1:4]] == [0, 0, 0]


# -- headings inside lines


def test_document_of_one_line():
    line = " ".join(" ".join(part.split()) for part in report_lines("tabs"))
    found = outline([line])
    assert faults(found) == []
    assert numbers(found) == ALL
    assert found.identity.title == TITLE
    assert found.identity.year == 2023
    for section in found.sections:
        assert line[section.heading.place.column - 1 :].startswith(section.heading.raw)
        for block in section.blocks:
            assert line[block.place.column - 1 :].startswith(block.text)
    assert texts(found.sections[5]) == list(OTHERS)
    assert found.identity.signoff_organ.value == "云溪县人民政府"
    assert found.identity.signoff_date.raw == "2024年1月18日"


@pytest.mark.parametrize(
    ("number", "heading", "expected"),
    [
        (4, "四、四、政府信息公开行政复议、行政诉讼情况", [("misnumbered", 4)]),
        (1, "l一、总体情况", [("misnumbered", 1)]),
        (5, "l五、存在的主要问题及改进情况", [("misnumbered", 5)]),
        (5, "四、存在的主要问题及改进情况", [("misnumbered", 5)]),
        (5, "五、存在困难建议及改进情况", [("reworded", 5)]),
        (6, "六、其他需要报告的事项 无。 七、附件", [("extra", None)]),
    ],
)
def test_faults_in_a_document_of_one_line(number, heading, expected):
    lines = report_lines(headings=with_heading(number, heading))
    assert faults(outline([" ".join(" ".join(part.split()) for part in lines)])) == expected


@pytest.mark.parametrize("number", [2, 4])
def test_figure_glued_to_the_next_heading_is_no_stray_character(number):
    line = " ".join(" ".join(part.split()) for part in report_lines())
    assert faults(outline([line.replace(" " + HEADINGS[number], HEADINGS[number])])) == []


@pytest.mark.parametrize("bar", ["|", "｜", "│", "┃"])
def test_the_side_of_a_cell_before_a_heading_is_no_stray_character(bar):
    rows = (f" {bar} ".join(part.split("\t")) + f" {bar} {bar}{bar}" if "\t" in part else part for part in report_lines("tabs"))
    found = outline(["".join(rows)])
    assert faults(found) == []
    assert [s.heading.raw for s in found.sections] == list(HEADINGS)


def test_a_bar_before_a_heading_is_a_stray_character_where_no_cell_is():
    line = "".join(report_lines("tabs")).replace(HEADINGS[4], " |" + HEADINGS[4])
    assert faults(outline([line])) == [("misnumbered", 5)]


def test_a_few_long_lines():
    body = report_lines("tabs")
    cut = body.index(HEADINGS[3])
    found = outline(["　".join(body[:cut]), "　".join(body[cut:])])
    assert faults(found) == []
    assert numbers(found) == ALL


def test_heading_glued_to_the_preamble():
    lines = report_lines()
    lines[1:3] = [PREAMBLE + HEADINGS[0]]
    found = outline(lines)
    assert faults(found) == []
    assert found.front[-1].text == PREAMBLE
    assert found.sections[0].heading.place == Place(line=2, column=len(PREAMBLE) + 1, order=2)


@pytest.mark.parametrize("between", ["", "　", "：", "。", " "])
def test_text_runs_in_behind_a_heading(between):
    lines = report_lines()
    at = lines.index(HEADINGS[0])
    lines[at : at + 2] = [HEADINGS[0] + between + OVERVIEW[0]]
    found = outline(lines)
    assert faults(found) == []
    assert found.sections[0].heading.raw == HEADINGS[0]
    assert texts(found.sections[0]) == list(OVERVIEW)


@pytest.mark.parametrize("nothing", ["无", "无。", "：无", "（无）", " 无"])
def test_nothing_glued_to_the_last_heading(nothing):
    lines = [*report_lines(signoff=())[:-2], HEADINGS[5] + nothing]
    found = outline(lines)
    assert faults(found) == []
    assert len(found.sections[5].blocks) == 1


@pytest.mark.parametrize("cut", [2, 6, 10, 14])
def test_heading_broken_over_two_lines(cut):
    lines = report_lines()
    at = lines.index(HEADINGS[3])
    found = outline([*lines[:at], HEADINGS[3][:cut], "", "　" + HEADINGS[3][cut:], *lines[at + 1 :]])
    assert faults(found) == []
    assert found.sections[3].heading.raw == HEADINGS[3]
    assert texts(found.sections[3]) == sections()[3]


def test_line_break_inside_a_paragraph():
    lines = report_lines()
    at = lines.index(HEADINGS[0])
    lines[at : at + 2] = [HEADINGS[0] + "\n" + OVERVIEW[0]]
    found = outline(lines)
    assert faults(found) == []
    assert texts(found.sections[0]) == list(OVERVIEW)


# -- grids and other blocks


def grid(rows):
    cells = tuple(
        Cell(r, c, 1, len(rows[-1]) if len(row) == 1 else 1, (Paragraph(text),))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(cells, len(rows), max(map(len, rows)))


def blocks_of(lines):
    return document(lines).blocks


def test_grids_and_one_celled_headings():
    from .reports import applications, disclosure, disputes

    head = [Table((Cell(0, 0, 1, 1, (Paragraph(h),)),), 1, 1) for h in HEADINGS]
    blocks = (
        *blocks_of([TITLE, PREAMBLE]),
        head[0],
        *blocks_of(OVERVIEW),
        head[1],
        grid(disclosure()),
        head[2],
        grid(applications()),
        head[3],
        grid(disputes()),
        head[4],
        *blocks_of(["有不足，将改进。"]),
        head[5],
        *blocks_of(OTHERS),
    )
    found = build(Document("x.docx", "docx", blocks), editions())
    assert faults(found) == []
    assert [len(s.blocks) for s in found.sections] == [len(OVERVIEW), 1, 1, 1, 1, 1]


def test_heading_in_a_row_of_the_grid():
    from .reports import applications, disclosure

    whole = grid([(HEADINGS[1],), *disclosure(), (HEADINGS[2],), *applications()])
    blocks = (
        *blocks_of([TITLE, PREAMBLE, HEADINGS[0], *OVERVIEW]),
        whole,
        *blocks_of([*HEADINGS[3:5], "有不足。", HEADINGS[5], "无。"]),
    )
    found = build(Document("x.docx", "docx", blocks), editions())
    assert faults(found) == []
    assert found.sections[1].blocks[0].height == len(disclosure())
    assert found.sections[2].blocks[0].cells[0].row == 0


def test_missing_heading_over_a_grid():
    from .reports import applications, disclosure, disputes

    blocks = (
        *blocks_of([TITLE, PREAMBLE, HEADINGS[0], *OVERVIEW, HEADINGS[1]]),
        grid(disclosure()),
        grid(applications()),
        *blocks_of([HEADINGS[3]]),
        grid(disputes()),
        *blocks_of([HEADINGS[4], "有不足。", HEADINGS[5], "无。"]),
    )
    found = build(Document("x.docx", "docx", blocks), editions())
    assert faults(found) == [("missing", 3)]
    assert [len(s.blocks) for s in found.sections] == [len(OVERVIEW), 1, 1, 1, 1, 1]


def test_image_is_content():
    blocks = (*blocks_of(report_lines(headings=HEADINGS, drop=[2])[: 2 + 1 + len(OVERVIEW)]), *blocks_of([HEADINGS[1]]), Image())
    found = build(Document("x.docx", "docx", blocks), editions())
    assert found.sections[1].blocks == (Image(),)


@pytest.mark.parametrize("left", ["[image: 图片1]", "　[image:图片1] ", "图片1", "[image: ]"])
def test_what_is_left_of_a_picture_in_place_of_a_table(left):
    left = left if "[" in left else left + ".PNG"
    found = outline([line for part in report_lines() for line in ([part] if part != HEADINGS[3] else [part, left])])
    assert Image not in {type(b) for b in found.sections[3].blocks}  # the table is there: some other picture
    lines = report_lines()
    third, fourth = lines.index(HEADINGS[2]), lines.index(HEADINGS[3])
    section = outline([*lines[: third + 1], left, *lines[fourth:]]).sections[2]
    assert [type(b) for b in section.blocks] == [Image]
    assert section.blocks[0].description in ("图片1", "图片1.PNG", "")


def test_what_is_left_of_a_picture_elsewhere_is_text():
    found = outline([line for part in report_lines() for line in ([part] if part != HEADINGS[5] else ["[image: 图]", part])])
    assert texts(found.sections[4])[-1] == "[image: 图]"


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("residue", ["[bookmark: _GoBack]", "[image: 1.png]"])
def test_residue_of_a_conversion_in_a_heading(number, residue):
    heading = HEADINGS[number - 1]
    for at in (0, 1, 2, 4, len(heading)):
        found = outline(report_lines(headings=with_heading(number, heading[:at] + residue + heading[at:])))
        assert faults(found) == []
        assert numbers(found) == ALL


def test_residue_of_a_conversion_in_the_title():
    found = outline(report_lines(title=[TITLE[:5] + "[bookmark: _GoBack]" + TITLE[5:]]))
    assert found.identity.organ == "云溪县人民政府"
    assert found.identity.years["title"].value == 2023


def test_empty_section_has_no_blocks():
    lines = report_lines()
    at = lines.index(HEADINGS[4])
    found = outline([*lines[: at + 1], "", "　", lines[at + 3], *lines[at + 4 :]])
    assert found.sections[4].blocks == ()


GUIDE = [
    "本指南便于公民获取信息。",
    "一、主动公开",
    "公开机构职能。",
    "二、依申请公开",
    "可以书面提出。",
    "三、监督与救济",
    "可以举报。",
]
PLAN = [
    "一、扩大主动公开",
    "公开预算。",
    "二、做好依申请公开",
    "依法答复。",
    "三、建好公开平台",
    "四、加强监督保障",
    "严格考核。",
]


@pytest.mark.parametrize(
    "lines",
    [
        ["云溪县政府信息公开指南", *GUIDE],
        ["政府信息公开指南（2023年版）", *GUIDE[1:], "四、行政复议、行政诉讼", "可以申请复议。"],
        ["云溪县教育局2023年政务公开工作要点", *PLAN],
        ["云溪县2023年政务公开工作计划", *PLAN, "五、改进存在的问题", "限期整改。"],
        PLAN,
        GUIDE[1:],
    ],
)
def test_what_speaks_of_disclosure_is_not_yet_a_report(lines):
    assert not looks_like_report(outline(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ["一、概述", "顺利。", "二、主动公开情况", "公开10条。", "三、依申请公开情况", "没有申请。"],
        ["政府信息公开指南", "政府信息公开制度", *report_lines(title=())],
        ["一、工作概况", "二、加强主动公开", "三、规范依申请公开", "四、复议和诉讼", "五、存在的不足", "六、其他事项"],
    ],
)
def test_a_report_without_its_title_is_one(lines):
    assert looks_like_report(outline(lines))


def test_documents_that_are_no_report():
    assert not looks_like_report(
        outline(["关于开展培训的通知", "一、时间", "下周。", "二、地点", "会议室。", "三、其他事项", "自带午餐。"])
    )
    assert not looks_like_report(outline([]))
    assert not looks_like_report(outline([""]))
    assert looks_like_report(outline(report_lines()))


def test_year_and_kind_given_by_the_user_win():
    found = build(document(report_lines()), editions(), 2020, "department")
    assert (found.identity.year, found.edition, found.identity.organ_kind) == (2020, 2019, "department")
