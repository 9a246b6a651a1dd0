"""The page of the summary: what stands in it, hostile names, plots; and in a browser sorting, filters, sizes, paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from formatters.browser import CHROMIUM, Page
from formatters.markup import Node, parsed
from lint_gov.summary import Words
from lint_gov.summary.entries import entry
from lint_gov.summary.links import Links
from lint_gov.summary.page import write
from lint_gov.summary.plots import scale
from lint_gov.summary.tally import Report, count
from summary.made import RUN, file, finding

EVIL = '"><script>alert(1)</script><a href="javascript:alert(1)">\u202e'


def page(run: list[dict[str, object]] = RUN, lang: str = "zh", links: Links | None = None) -> str:
    return write(count(map(entry, run)), {"A101": "收到数与办理数不平衡"}, Words(lang), links or Links(None, None))


def text_of(node: Node, cls: str) -> list[str]:
    return [found.text for found in node.all(cls=cls)]


def test_it_is_sound_and_refers_to_nothing_outside() -> None:
    root = parsed(page())
    assert root.all("html")[0].attributes["lang"] == "zh-CN"
    assert {node.name for node in root.walk() if node.attributes.get("src")} == set()
    assert "default-src 'none'" in next(n.attributes["content"] for n in root.all("meta") if "http-equiv" in n.attributes)
    assert all(not node.attributes.get("style") for node in root.walk())
    assert re.search(r"https?://", page()) is None


def test_every_part_has_a_head_and_is_in_the_contents() -> None:
    root = parsed(page())
    parts = [node.attributes["id"] for node in root.all("section", "panel")]
    assert parts == ["trends", "rules", "templates", "kinds", "sections", "heat", "league", "failures"]
    links = [node.attributes["href"] for node in root.all(cls="contents")[0].all("a")]
    assert links == [f"#{part}" for part in parts]


def test_the_same_run_is_the_same_page() -> None:
    assert page() == page()
    assert page(lang="en") != page()


def test_hostile_names_are_words() -> None:
    run = [file(EVIL + str(n), EVIL, year, finding("A101"), finding("X<b>")) for n, year in enumerate((2020, 2021))]
    root = parsed(page(run))
    assert len(root.all("script")) == 1
    assert "⟨U+202E⟩" in root.text
    assert [node for node in root.all("a") if node.attributes.get("href", "").lower().startswith("javascript:")] == []


def test_one_year_has_no_trend_and_a_good_run_nothing_to_show() -> None:
    good = [file("a.docx", "甲局", 2021), file("b.docx", "乙局", 2021)]
    parts = [node.attributes["id"] for node in parsed(page(good)).all("section", "panel")]
    assert parts == ["rules", "templates", "kinds", "league"]


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("-", None),
        ("https://x.gov.cn/a b.html", "https://x.gov.cn/a b.html"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("箱.zip/甲/a.docx", "%E7%AE%B1.zip"),
        ("a#b?.docx", "a%23b%3F.docx"),
    ],
)
def test_where_a_report_can_be_seen(path: str, href: str | None) -> None:
    assert Links(None, None).to(Report(3, path, None, "unknown", None, None, (0, 0, 0, 0), 0, {})) == href


def test_the_map_counts_findings_of_all_years() -> None:
    row = next(row for row in parsed(page()).all(cls="heat")[0].all("tr") if "水务局" in row.text)
    assert row.all("td")[0].text == "2"
    assert row.all("td")[0].classes == ["h2"]


@pytest.mark.parametrize(
    ("highest", "axis"), [(0, (1, 0.5)), (0.63, (0.8, 0.2)), (1, (1, 0.2)), (7.2, (8, 2)), (480, (500, 100))]
)
def test_axes_have_round_numbers(highest: float, axis: tuple[float, float]) -> None:
    assert scale(highest) == pytest.approx(axis)


@pytest.mark.parametrize("highest", [0.001, 0.3, 3.3, 12, 99, 12345])
def test_axes_reach_the_highest_value_with_few_steps(highest: float) -> None:
    top, step = scale(highest)
    assert highest <= top <= highest + step
    assert 2 <= round(top / step) <= 6


def test_shares_end_at_the_whole() -> None:
    assert scale(96, 100) == (100, 20)
    assert scale(0, 100) == (100, 25)


browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@browser
def test_in_a_browser_it_sorts_filters_and_fits(tmp_path: Path) -> None:
    target = tmp_path / "s.html"
    target.write_text(page(), encoding="utf-8")
    names = "Array.from(document.querySelectorAll('.league tbody tr:not([hidden]) th')).map(th => th.firstChild.data)"
    with Page(target, tmp_path / "browser", 400, 800) as opened:
        assert opened.run("document.documentElement.scrollWidth") == 400
        assert opened.run(names) == ["水务局", "（单位名称不明）", "镇人民政府"]
        opened.run("document.querySelectorAll('.league th button')[7].click()")
        assert opened.run(names) == ["（单位名称不明）", "水务局", "镇人民政府"], "the worst share first"
        opened.run("document.querySelectorAll('.league th button')[7].click()")
        assert opened.run(names) == ["镇人民政府", "水务局", "（单位名称不明）"]
        opened.run("document.querySelector('[name=errors]').click()")
        assert opened.run(names) == ["水务局", "（单位名称不明）"]
        assert opened.run("document.querySelector('output').textContent") == "显示 2 / 3 个"
        assert opened.asked == [target.as_uri()]
        assert opened.problems == []
