"""Who is whose last year's report, and who stands below whom."""

from __future__ import annotations

from lint_gov.across.pairing import Pairing
from lint_gov.model.peers import Entry
from lint_gov.model.report import Identity
from lint_gov.structure.organs import organ_kind

LORD = "云溪县人民政府"


def paired(*reports: tuple[str, int] | tuple[str, int, Entry], expected: tuple[Entry, ...] = ()) -> Pairing:
    made = Pairing()
    for number, (organ, year, *entry) in enumerate(reports):
        made.add(number, Identity(organ=organ, organ_kind=organ_kind(organ), year=year), *entry)
    for missing in expected:
        made.expect(missing)
    made.settle()
    return made


def test_last_year_is_found_under_other_names() -> None:
    names = ("荆山市云溪县教育局", "云溪县教育局", "教育局")
    for this in names:
        for last in names:
            assert paired((last, 2022), (this, 2023), ("云溪县民政局", 2023)).previous(1) == [[0]]


def test_neither_another_year_nor_another_organ_is_last_years() -> None:
    made = paired(("云溪县教育局", 2021), ("云溪县教育局", 2023), ("石桥县教育局", 2022), ("云溪县民政局", 2022))
    assert made.previous(1) == []


def test_what_a_list_states_goes_before_the_report() -> None:
    made = paired(("云溪县教育局", 2022), ("云溪县民政局", 2022, Entry("云溪县教育局", 2023)))
    assert made.previous(1) == [[0]]


def test_a_renamed_organ_and_a_merged_one() -> None:
    made = paired(
        ("云溪县教育局", 2022),
        ("云溪县体育局", 2022),
        ("云溪县教育和体育局", 2023, Entry(former="云溪县教育局、云溪县体育局")),
        ("云溪县林业局", 2022),
        ("云溪县林业和草原局", 2023, Entry(former="云溪县林业局")),
    )
    assert made.previous(2) == [[0], [1]]
    assert made.previous(4) == [[3]]


def test_the_office_speaks_for_its_government_unless_both_report() -> None:
    assert paired((LORD, 2022), ("云溪县人民政府办公室", 2023)).previous(1) == [[0]]
    assert paired((LORD, 2022), ("云溪县人民政府办公室", 2023), (LORD, 2023)).previous(1) == []


def test_family_by_names() -> None:
    made = paired(
        (LORD, 2023),
        ("云溪县教育局", 2023),
        ("教育局", 2023),
        ("云溪县青石镇人民政府", 2023),
        ("云溪县青石镇人民政府", 2022),
        ("石桥县水利局", 2023),
        ("国家税务总局云溪县税务局", 2023),
        ("云溪县教育局招生考试中心", 2023),
        ("云溪县人民医院", 2023),
        ("云溪县民政局", 2022),
        ("云溪县林业局", 2024),
    )
    family = made.family(0)
    assert family.children == ((1, 2), (3,))
    assert family.absent == ("云溪县林业局", "云溪县民政局")
    assert not family.stated
    assert made.family(1).children == ()


def test_a_renamed_organ_is_not_absent() -> None:
    made = paired((LORD, 2023), ("云溪县林业局", 2022), ("云溪县林业和草原局", 2023, Entry(former="云溪县林业局")))
    assert made.family(0).absent == ()


def test_family_by_a_list() -> None:
    below = Entry("石桥农场", 2023, LORD)
    made = paired(
        (LORD, 2023),
        ("石桥农场", 2023, below),
        ("云溪县教育局", 2023),
        expected=(Entry("县水厂", 2023, LORD), Entry("县医院", 2022, LORD)),
    )
    assert made.family(0) == (((1,),), ("县水厂",), True, 0)


def test_same_organ_so_far_as_names_tell() -> None:
    made = paired(("云溪县教育局", 2023), ("石桥县教育局", 2023), ("教育局", 2022), ("云溪县民政局", 2023))
    assert made.same_organ(0, 2)
    assert not made.same_organ(0, 1)
    assert not made.same_organ(0, 3)
    assert not made.same_organ(0, 99)


def test_a_report_without_year_or_organ_is_nobodys() -> None:
    made = Pairing()
    made.add(0, Identity(organ="云溪县教育局", organ_kind="department"))
    made.add(1, Identity(year=2023))
    made.settle()
    assert (made.year(0), made.year(1), made.previous(0), made.by_year()) == (None, None, [], {})


def test_of_two_areas_a_bare_name_is_nobodys_unless_its_folder_tells() -> None:
    made = paired(
        (LORD, 2023), ("云溪县教育局", 2022), ("石桥县教育局", 2022), ("教育局", 2022), ("教育局", 2023), ("云溪县民政局", 2023)
    )
    assert made.previous(4) == []
    assert made.family(0) == (((5,),), (), False, 1)
    told = Pairing()
    for number, (organ, year, path) in enumerate(
        [("云溪县教育局", 2022, "a"), ("石桥县教育局", 2022, "b"), ("教育局", 2023, "全市/石桥县/2023/教育局.docx")]
    ):
        told.add(number, Identity(organ=organ, organ_kind="department", year=year), path=path)
    told.settle()
    assert told.previous(2) == [[1]]
